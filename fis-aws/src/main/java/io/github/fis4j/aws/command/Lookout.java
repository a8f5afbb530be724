package io.github.fis4j.aws.command;

import io.github.fis4j.aws.command.Sending.Sent;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees what becomes of the batches of an action: by the id of a command, which is looked for by its marker where the answer
 * did not tell it. What needs no further look is not looked at again. Used by one chain of stages.
 */
final class Lookout implements Watch.Looker<Invocation> {
    /** The clocks of SSM and of this machine may differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final CommandApi api;
    private final List<Sent> sent;
    private final Instant since;
    private final Map<Batch, String> commands = new ConcurrentHashMap<>();
    /** The newest that was seen, by instance. */
    private final Map<String, Invocation> seen = new ConcurrentHashMap<>();

    private Predicate<Invocation> enough = Invocation::decided;

    /**
     * Of an action.
     *
     * @param since when it began to send
     */
    Lookout(CommandApi api, List<Sent> sent, Instant since) {
        this.api = api;
        this.sent = sent;
        this.since = since.minus(SKEW);
        sent.forEach(one -> {
            if (one.command() != null) {
                commands.put(one.batch(), one.command());
            }
        });
    }

    /** Looks at what has not ended, from now on. */
    void untilEnded() {
        enough = Invocation::ended;
    }

    List<Sent> sent() {
        return sent;
    }

    @Nullable
    Invocation of(String instance) {
        return seen.get(instance);
    }

    @Nullable
    String command(Batch batch) {
        return commands.get(batch);
    }

    boolean done() {
        return sent.stream().allMatch(one -> done(one.batch()));
    }

    /** Whether all that is not decided belongs to commands that nobody found. */
    boolean restIsLost() {
        return sent.stream().map(Sent::batch).allMatch(batch -> done(batch) || !commands.containsKey(batch));
    }

    private boolean done(Batch batch) {
        return batch.instances().stream().map(seen::get).allMatch(one -> one != null && enough.test(one));
    }

    @Override
    public CompletionStage<Map<String, Invocation>> look(Collection<String> ids, ReadContext context) {
        List<Batch> open =
                sent.stream().map(Sent::batch).filter(batch -> !done(batch)).toList();
        return Stages.inTurn(open, batch -> look(batch, context)).thenApply(looked -> new LinkedHashMap<>(seen));
    }

    private CompletionStage<Void> look(Batch batch, ReadContext context) {
        return command(batch, context)
                .thenCompose(command -> command == null
                        ? CompletableFuture.<Void>completedFuture(null)
                        : api.invocations(command, batch.instances(), context).thenAccept(seen::putAll));
    }

    private CompletionStage<@Nullable String> command(Batch batch, ReadContext context) {
        String known = commands.get(batch);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : api.byMarker(batch, since, context).thenApply(found -> {
                    if (found != null) {
                        commands.put(batch, found);
                    }
                    return found;
                });
    }
}
