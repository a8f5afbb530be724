package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.InterruptedRunException;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.RunRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The only way from a provider to the world: counts, tells, and can be shut. What it gives completes in the mailbox. */
class Door implements ReadContext {
    protected final RunScope scope;
    private final String by;
    private final Set<Delay> delays = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    Door(RunScope scope, String by) {
        this.scope = scope;
        this.by = by;
    }

    /** Lets nothing more out, and ends every wait. Called in the mailbox. */
    final void shut() {
        shut = true;
        delays.forEach(delay -> delay.interrupt(notAnyMore("wait")));
        delays.clear();
    }

    final boolean isShut() {
        return shut;
    }

    final InterruptedRunException notAnyMore(String what) {
        return new InterruptedRunException(by + " is being ended: no " + what + " any more");
    }

    @Override
    public final String runId() {
        return scope.id();
    }

    @Override
    public final RunRoles roles() {
        return scope.roles();
    }

    @Override
    public final Instant now() {
        return scope.time().instant();
    }

    @Override
    public final CompletionStage<Void> delay(Duration duration) {
        Delay delay = new Delay();
        delays.add(delay);
        delay.timer = scope.after(duration, () -> {
            delays.remove(delay);
            delay.over.complete(null);
        });
        if (shut) {
            delay.interrupt(notAnyMore("wait"));
        }
        return delay.over;
    }

    @Override
    public final <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            countRead(service + ":" + operation);
        } catch (ActionFailedException spent) {
            result.completeExceptionally(spent);
            return result;
        }
        Supplier<CompletionStage<Reply<T>>> reply = () -> send.get().thenApply(value -> Reply.of(value, null));
        transmit(CallEnded.Purpose.READ, service + ":" + operation, reply, Transit.to(result));
        return result;
    }

    /** Counts a read. An undo overrides this: it may look as often as it has to. */
    void countRead(String call) {
        scope.budget().take(call);
    }

    @Override
    public final void note(String text) {
        scope.mailbox().post(() -> scope.log().emit(stamp -> new Noted(stamp, by, text)));
    }

    /** Sends a call, tells of its end, then hands on what became of it, in the mailbox. */
    final <T> void transmit(
            CallEnded.Purpose purpose, String name, Supplier<CompletionStage<Reply<T>>> send, Transit<T> transit) {
        long begin = scope.time().nanoTime();
        Stages.start(() -> scope.time().whileOpen(by + " " + name, send))
                .whenComplete((reply, failure) -> scope.mailbox().post(() -> {
                    Duration took = Duration.ofNanos(scope.time().nanoTime() - begin);
                    Throwable cause = failure == null ? null : Stages.unwrap(failure);
                    scope.log().emit(ended(purpose, name, reply, cause, took));
                    if (cause == null) {
                        transit.answered(reply);
                    } else {
                        transit.failed(cause);
                    }
                }));
    }

    private Function<Stamp, ExperimentEvent> ended(
            CallEnded.Purpose purpose,
            String name,
            @Nullable Reply<?> reply,
            @Nullable Throwable failure,
            Duration took) {
        String requestId = reply != null
                ? reply.requestId()
                : failure instanceof CallFailedException call ? call.requestId() : null;
        String error = failure == null ? null : Failures.problem(failure);
        return stamp -> new CallEnded(stamp, by, purpose, name, requestId, error, took);
    }

    /** Is told what becomes of a call. */
    interface Transit<T> {
        void answered(Reply<T> reply);

        void failed(Throwable failure);

        /** Hands the answer on. */
        static <T> Transit<T> to(CompletableFuture<T> result) {
            return new Transit<>() {
                @Override
                public void answered(Reply<T> reply) {
                    result.complete(reply.value());
                }

                @Override
                public void failed(Throwable failure) {
                    result.completeExceptionally(failure);
                }
            };
        }
    }

    /** A wait of a provider. */
    private static final class Delay {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile EngineTime.Timer timer = () -> {};

        void interrupt(InterruptedRunException why) {
            timer.cancel();
            over.completeExceptionally(why);
        }
    }
}
