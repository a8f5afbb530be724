package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.ScriptedAlarms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a run from outside. */
class EngineStopConditionTest extends EngineTestBase {

    @Test
    void STC_03_conditionFiresInMidHold_runIsStoppedAndUndone() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofMinutes(1));

        module.alarm("p99", Reading.State.FIRED, "ALARM");
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.reason()).isEqualTo("Experiment halted by stop condition.");
        assertThat(report.stopCause()).isEqualTo(StopCause.STOP_CONDITION);
        assertThat(report.stopDetail()).contains("p99").contains("ALARM");
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(timeline(run)).contains("PT1M5S a stopped");
        assertThat(module.trail).contains("undo a 1 CONFIRMED");
    }

    @Test
    void STC_05_conditionFiresAlready_noActionBegins() {
        module.alarm("p99", Reading.State.FIRED, "ALARM");

        ExperimentReport report = end(start(watched()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.reason()).isEqualTo("Experiment halted by stop condition.");
        assertThat(module.trail).isEmpty();
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void STC_05_startWhileFiring_countsOnlyAfterItWasClearOnce() {
        module.alarm("p99", Reading.State.FIRED, "ALARM");
        ExperimentRun run = start(engine(builder -> builder.startWhileFiring()), watched(), RunOptions.defaults());
        time.advance(Duration.ofMinutes(1));
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);
        module.alarm("p99", Reading.State.FIRED, "ALARM, worse");
        time.advance(Duration.ofMinutes(1));
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);

        module.alarm("p99", Reading.State.CLEAR, "OK");
        time.advance(Duration.ofMinutes(1));
        module.alarm("p99", Reading.State.FIRED, "ALARM");
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(timeline(run)).contains("PT3M5S a stopped");
        assertThat(report.notes()).anyMatch(note -> note.contains("p99") && note.contains("from the first"));
    }

    @Test
    void STC_05_startWhileFiring_missingConditionStillFailsTheRun() {
        module.alarm("p99", Reading.State.MISSING, "there is no such alarm");

        ExperimentReport report =
                end(start(engine(builder -> builder.startWhileFiring()), watched(), RunOptions.defaults()));

        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.CONFIGURATION_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void STC_02_anyOfFiveConditions_stopsTheRun(int which) {
        ExperimentTemplate.Builder five = template().action("a", fault("PT10M"));
        for (int i = 1; i <= 5; i++) {
            five.stopCondition(alarm("alarm-" + i));
        }
        ExperimentRun run = start(five.build());
        time.advance(Duration.ofMinutes(1));

        module.alarm("alarm-" + which, Reading.State.FIRED, "ALARM");

        assertThat(end(run).stopDetail()).contains("alarm-" + which);
        assertThat(timeline(run)).contains("PT1M5S a stopped");
    }

    @Test
    void STC_02_conditionsOfTwoSources_eitherStopsTheRun() {
        ScriptedAlarms other = ScriptedAlarms.inPlaceOf(time, "test:other").set("queue", "OK");
        ExperimentRun run = start(
                engine(builder -> builder.register(other)),
                template()
                        .action("a", fault("PT10M"))
                        .stopCondition(alarm("p99"))
                        .stopCondition(other.condition("queue"))
                        .build(),
                RunOptions.defaults());
        time.advance(Duration.ofMinutes(1));

        other.set("queue", "ALARM");

        assertThat(end(run).stopDetail()).contains("queue");
        assertThat(module.readings.get()).isGreaterThan(10);
    }

    @Test
    void STC_04_pushedReading_stopsTheRunAtOnce() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofSeconds(61));

        module.push("p99", Reading.State.FIRED, "ALARM");
        ExperimentReport report = end(run);

        assertThat(report.reason()).isEqualTo("Experiment halted by stop condition.");
        assertThat(timeline(run)).contains("PT1M1S a stopped");
        assertThat(module.pushes).isEmpty();
    }

    @Test
    void STC_04_pushedReadingOfAnotherCondition_isIgnored() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofSeconds(61));

        module.push("p50", Reading.State.FIRED, "ALARM");
        time.runUntilIdle();

        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);
        assertThat(end(run).status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void STC_04_sourceThatPushes_isPolledAllTheSame() {
        ExperimentRun run = start(watched());
        int atTheStart = module.readings.get();
        for (int minute = 0; minute < 3; minute++) {
            time.advance(Duration.ofMinutes(1));
            module.push("p99", Reading.State.CLEAR, "OK");
        }

        assertThat(module.readings.get() - atTheStart).isEqualTo(36);
        end(run);
    }

    @Test
    void pollsFail_butReadingsArePushed_signalIsNotLost() {
        ExperimentRun run = start(watched());
        module.answerReading = () -> CompletableFuture.failedFuture(failure(ErrorCode.DEPENDENT_SERVICE_FAILURE));
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(6));
            module.push("p99", Reading.State.CLEAR, "OK");
        }
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);

        ExperimentReport report = end(run);

        assertThat(report.stopDetail()).contains("can no longer be read");
        assertThat(timeline(run)).contains("PT2M30S a stopped");
    }

    @Test
    void pollsFail_oneOfTwoConditionsIsPushed_signalOfTheOtherIsLost() {
        ExperimentRun run = start(template()
                .action("a", fault("PT10M"))
                .stopCondition(alarm("p50"))
                .stopCondition(alarm("p99"))
                .build());
        module.answerReading = () -> CompletableFuture.failedFuture(failure(ErrorCode.DEPENDENT_SERVICE_FAILURE));
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(6));
            module.push("p99", Reading.State.CLEAR, "OK");
        }

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(timeline(run)).contains("PT30S a stopped");
    }

    @Test
    void lostSignal_asConfigured_isHowLongSilenceIsBorne() {
        ExperimentRun run =
                start(engine(builder -> builder.lostSignal(Duration.ofMinutes(3))), watched(), RunOptions.defaults());
        time.advance(Duration.ofSeconds(58));
        module.answerReading = () -> time.answerAfter(Duration.ofHours(1), Map::of);

        end(run);

        assertThat(timeline(run)).contains("PT4M a stopped");
    }

    @Test
    void lostSignal_asConfigured_isHowLongFailuresAreBorne() {
        ExperimentRun run =
                start(engine(builder -> builder.lostSignal(Duration.ofMinutes(3))), watched(), RunOptions.defaults());
        time.advance(Duration.ofSeconds(58));
        module.answerReading = () -> CompletableFuture.failedFuture(failure(ErrorCode.DEPENDENT_SERVICE_FAILURE));
        time.advance(Duration.ofMinutes(2));
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);

        end(run);

        assertThat(timeline(run)).contains("PT3M55S a stopped");
    }

    @Test
    void lastRunIsOver_subscriptionIsClosed_andOpenedAgainForTheNext() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun first = start(engine, watched(), RunOptions.defaults());
        ExperimentRun second = start(engine, watched(), RunOptions.defaults());
        assertThat(module.pushes).hasSize(1);

        first.stop();
        end(first);
        assertThat(module.pushes).hasSize(1);
        second.stop();
        end(second);
        assertThat(module.pushes).isEmpty();

        ExperimentRun third = start(engine, watched(), RunOptions.defaults());
        assertThat(module.pushes).hasSize(1);
        end(third);
    }

    @Test
    void STC_02_oneOfTwoConditionsFires_runIsStopped() {
        ExperimentRun run = start(template()
                .action("a", fault("PT10M"))
                .stopCondition(alarm("p50"))
                .stopCondition(alarm("p99"))
                .build());
        time.advance(Duration.ofMinutes(1));

        module.alarm("p99", Reading.State.FIRED, "ALARM");

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
    }

    @Test
    void STC_03_insufficientData_isNoReasonToStop() {
        module.alarm("p99", Reading.State.CLEAR, "INSUFFICIENT_DATA");

        ExperimentRun run = start(watched());
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(events(run, StopConditionRead.class))
                .extracting(StopConditionRead::state)
                .containsExactly("INSUFFICIENT_DATA");
    }

    @Test
    void STC_08_conditionFiresDuringWait_runIsStopped() {
        ExperimentRun run = start(template()
                .action("a", pause("PT10M"))
                .stopCondition(alarm("p99"))
                .build());
        time.advance(Duration.ofMinutes(1));

        module.alarm("p99", Reading.State.FIRED, "ALARM");

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
    }

    @Test
    void conditionIsMissingAtTheStart_runFails_beforeAnyAction() {
        module.alarm("p99", Reading.State.MISSING, "there is no such alarm");

        ExperimentReport report = end(start(watched()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.CONFIGURATION_FAILURE);
        assertThat(report.reason()).contains("p99").contains("no such alarm");
        assertThat(module.trail).isEmpty();
    }

    @Test
    void conditionGoesMissingInMidRun_runIsStopped() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofMinutes(1));

        module.alarm("p99", Reading.State.MISSING, "there is no such alarm");

        assertThat(end(run).reason()).isEqualTo("Experiment halted by stop condition.");
    }

    @Test
    void conditionsCanNoLongerBeRead_runIsStoppedAfterTheLostSignalTime() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofSeconds(58));
        module.answerReading = () -> CompletableFuture.failedFuture(failure(ErrorCode.DEPENDENT_SERVICE_FAILURE));

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.stopDetail()).contains("can no longer be read");
        assertThat(timeline(run)).contains("PT1M25S a stopped");
    }

    @Test
    void conditionsAreNotAnswered_runIsStoppedAfterTheLostSignalTime() {
        ExperimentRun run = start(watched());
        time.advance(Duration.ofSeconds(58));
        module.answerReading = () -> time.answerAfter(Duration.ofHours(1), Map::of);

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(timeline(run)).contains("PT1M30S a stopped");
    }

    @Test
    void readingIsDeniedAtTheStart_runFailsAtOnce() {
        module.answerReading = () -> CompletableFuture.failedFuture(failure(ErrorCode.AUTHORIZATION_FAILURE));

        ExperimentReport report = end(start(watched()));

        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(report.duration()).isZero();
        assertThat(module.trail).isEmpty();
    }

    @Test
    void manyRunsWatchOneCondition_areServedByTheSameReadings() {
        ExperimentEngine engine = engine(builder -> builder);
        List<ExperimentRun> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            runs.add(start(engine, watched(), RunOptions.defaults()));
        }
        int atTheStart = module.readings.get();

        time.advance(Duration.ofMinutes(1));

        assertThat(atTheStart).isLessThanOrEqualTo(20);
        assertThat(module.readings.get() - atTheStart).isEqualTo(12);
        runs.forEach(this::end);
    }

    @Test
    void runIsOver_conditionsAreNotReadAnyMore() {
        ExperimentRun run = start(watched());
        end(run);
        int read = module.readings.get();

        time.advance(Duration.ofMinutes(5));

        assertThat(module.readings.get()).isEqualTo(read);
    }

    @Test
    void STC_01_noneAsCondition_isNotWatched() {
        ExperimentReport report = end(start(template()
                .action("a", fault("PT1M"))
                .stopCondition(StopCondition.none())
                .build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(module.readings.get()).isZero();
    }

    private ExperimentTemplate watched() {
        return template()
                .action("a", fault("PT10M"))
                .stopCondition(alarm("p99"))
                .build();
    }

    private static CallFailedException failure(ErrorCode code) {
        return new CallFailedException(
                code, "AccessDenied", "not allowed", CallFailedException.Effect.NONE, null, null);
    }
}
