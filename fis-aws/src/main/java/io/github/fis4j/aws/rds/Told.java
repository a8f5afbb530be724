package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.ReadContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * What RDS tells since a time. The policies that AWS has for FIS do not allow to ask; then states alone have to do, which is
 * told once.
 */
final class Told {
    private final RdsApi api;
    private final SourceType type;
    private final List<String> categories;
    private final Instant since;
    private final AtomicBoolean refused = new AtomicBoolean();

    Told(RdsApi api, SourceType type, List<String> categories, Instant since) {
        this.api = api;
        this.type = type;
        this.categories = categories;
        this.since = since;
    }

    /** Returns the events, the oldest first; none if RDS refuses to tell. */
    CompletionStage<List<Event>> events(ReadContext context) {
        return refused.get()
                ? CompletableFuture.completedFuture(List.of())
                : api.events(type, categories, since, context)
                        .exceptionallyCompose(failure -> without(failure, context));
    }

    private CompletionStage<List<Event>> without(Throwable failure, ReadContext context) {
        if (!(AwsCalls.unwrapped(failure) instanceof CallFailedException answer && answer.effect() == Effect.NONE)) {
            return CompletableFuture.failedFuture(failure);
        }
        refused.set(true);
        context.note("Without events, only by states, since " + answer.getMessage() + ". Allow rds:DescribeEvents");
        return CompletableFuture.completedFuture(List.of());
    }

    /** Whether an event says something, in any case. */
    static boolean says(Event event, String... words) {
        String message = Ids.key(event.message());
        return List.of(words).stream().allMatch(message::contains);
    }
}
