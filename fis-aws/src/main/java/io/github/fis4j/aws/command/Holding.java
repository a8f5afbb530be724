package io.github.fis4j.aws.command;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Lease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Looks after documents while the action lasts: one that fails after it began - because what it needs could not be
 * installed, for example - fails the action. One that ends well is at its end, which the action need not be.
 */
final class Holding {
    /** A look every half a minute. */
    private static final Duration LIFE = Duration.ofSeconds(90);

    private final Lookout lookout;
    private final ActionContext context;
    private final Set<String> told = new LinkedHashSet<>();
    private boolean blind;

    Holding(Lookout lookout, ActionContext context) {
        this.lookout = lookout;
        this.context = context;
        lookout.untilEnded();
        instances().filter(this::settled).forEach(told::add);
    }

    Lease lease() {
        return new Lease(LIFE, this::look);
    }

    private Stream<String> instances() {
        return lookout.sent().stream().flatMap(sent -> sent.batch().instances().stream());
    }

    private boolean settled(String id) {
        Invocation row = lookout.of(id);
        return row != null && (row.ended() || row.failed());
    }

    private CompletionStage<Void> look() {
        if (lookout.done()) {
            return CompletableFuture.completedFuture(null);
        }
        return lookout.look(List.of(), context).<Void>handle((seen, failure) -> {
            if (failure != null) {
                bear(AwsCalls.unwrapped(failure));
            }
            judge();
            return null;
        });
    }

    /** A look that is not answered says nothing of the documents. */
    private void bear(Throwable failure) {
        if (!(failure instanceof CallFailedException)) {
            throw new CompletionException(failure);
        }
        if (!blind) {
            context.note("How the documents fare could not be seen for a while: " + failure.getMessage());
        }
        blind = true;
    }

    private void judge() {
        List<String> news =
                instances().filter(id -> settled(id) && !told.contains(id)).toList();
        told.addAll(news);
        new Tally(lookout, context).tell("Ended while the action lasts", news);
        Map<String, String> bad = new LinkedHashMap<>();
        news.forEach(id -> {
            Invocation row = lookout.of(id);
            if (row != null && row.failed()) {
                bad.put(id, row.told());
            }
        });
        if (!bad.isEmpty()) {
            throw Tally.failed(bad);
        }
    }
}
