package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on side by side, each with a door of its own, for so long and no longer. What fails, or has not ended
 * by then, does not keep the rest from its end. Everything happens in the mailbox.
 */
final class Steps {
    private final RunScope scope;
    private final Duration within;
    private final Runnable onDone;
    private final Set<Step<?>> open = new LinkedHashSet<>();
    private EngineTime.Timer deadline = () -> {};

    /**
     * @param within how long the work may take
     * @param onDone told once, when every step has ended or time is up
     */
    Steps(RunScope scope, Duration within, Runnable onDone) {
        this.scope = scope;
        this.within = within;
        this.onDone = onDone;
    }

    /** Begins one step. Its door is shut when it ends. */
    <T> void add(Door door, Supplier<CompletionStage<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        Step<T> step = new Step<>(door, done, failed);
        open.add(step);
        Stages.start(work).whenComplete((result, failure) -> scope.mailbox().post(() -> end(step, result, failure)));
    }

    /** All steps have begun. */
    void await() {
        if (open.isEmpty()) {
            onDone.run();
        } else {
            deadline = scope.after(within, this::outOfTime);
        }
    }

    /** Nobody wants the results any more. */
    void drop() {
        deadline.cancel();
        open.forEach(step -> step.door().shut());
        open.clear();
    }

    private <T> void end(Step<T> step, T result, @Nullable Throwable failure) {
        if (open.remove(step)) {
            step.door().shut();
            step.end(result, failure);
            if (open.isEmpty()) {
                deadline.cancel();
                onDone.run();
            }
        }
    }

    private void outOfTime() {
        List<Step<?>> late = List.copyOf(open);
        drop();
        late.forEach(step -> step.failed()
                .accept(new ActionFailedException(
                        ErrorCode.DEPENDENT_SERVICE_FAILURE, "There was no answer within " + within)));
        onDone.run();
    }

    /** Compared by identity: two steps may be alike. */
    private static final class Step<T> {
        private final Door door;
        private final Consumer<T> done;
        private final Consumer<Throwable> failed;

        Step(Door door, Consumer<T> done, Consumer<Throwable> failed) {
            this.door = door;
            this.done = done;
            this.failed = failed;
        }

        Door door() {
            return door;
        }

        Consumer<Throwable> failed() {
            return failed;
        }

        /** A result that cannot be used is a failure too. */
        void end(T result, @Nullable Throwable failure) {
            if (failure != null) {
                failed.accept(failure);
                return;
            }
            try {
                done.accept(result);
            } catch (RuntimeException | Error unusable) {
                failed.accept(unusable);
            }
        }
    }
}
