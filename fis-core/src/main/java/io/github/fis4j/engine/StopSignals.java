package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.util.function.Consumer;

/** Turns what is seen of a run's stop conditions into events, a stop, or a failure. In the run's mailbox. */
final class StopSignals implements StopWatch.Listener {
    private final RunScope scope;
    private final Runnable onClear;
    private final Consumer<String> onStop;
    private final Consumer<ExperimentError> onFailure;

    /**
     * @param onClear nothing stands against the start
     * @param onStop the run must be stopped; told why
     * @param onFailure the conditions cannot be watched at all
     */
    StopSignals(RunScope scope, Runnable onClear, Consumer<String> onStop, Consumer<ExperimentError> onFailure) {
        this.scope = scope;
        this.onClear = onClear;
        this.onStop = onStop;
        this.onFailure = onFailure;
    }

    @Override
    public void seen(StopCondition condition, Reading reading, boolean stops) {
        scope.log().emit(stamp -> new StopConditionRead(stamp, condition, reading.detail(), stops));
    }

    @Override
    public void clear() {
        onClear.run();
    }

    @Override
    public void fired(StopCondition condition, Reading reading) {
        onStop.accept(condition.value() + " is " + reading.detail());
    }

    @Override
    public void tolerated(StopCondition condition, Reading reading) {
        scope.log()
                .emit(stamp -> new Noted(
                        stamp,
                        null,
                        "Stop condition " + condition.value() + " is " + reading.detail()
                                + " from the first; it stops the run only after it was clear once"));
    }

    @Override
    public void missing(StopCondition condition, Reading reading) {
        onFailure.accept(ExperimentError.of(
                ErrorCode.CONFIGURATION_FAILURE,
                "Stop condition " + condition.value() + " cannot be watched: " + reading.detail()
                        + ". Create it, or correct the ARN, the account and the Region"));
    }

    @Override
    public void lost(Throwable failure) {
        onStop.accept("the stop conditions can no longer be read: " + Failures.problem(failure));
    }

    @Override
    public void unreadable(Throwable failure) {
        ExperimentError error = Failures.error(failure, "A stop condition source");
        onFailure.accept(ExperimentError.of(error.code(), "The stop conditions cannot be read: " + error.message()));
    }

    @Override
    public void released(int readings) {
        scope.log().emit(stamp -> new StopConditionsReleased(stamp, readings));
    }
}
