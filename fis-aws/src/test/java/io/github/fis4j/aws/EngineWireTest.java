package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.wire.FastTime;
import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.StatefulEc2Stub;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job through the real engine, real clients and a real port. */
class EngineWireTest extends WireTest {
    private static final int FASTER = 200;
    private static final int PATIENCE_SECONDS = 30;

    @BeforeEach
    void threeTaggedInstancesAndAQuietAlarm() {
        aws.instance("i-1").tag("chaos", "yes").slow(1);
        aws.instance("i-2").tag("chaos", "yes").slow(1);
        aws.instance("i-3").tag("chaos", "yes").slow(1);
        aws.instance("i-other").tag("chaos", "no");
        aws.alarm("p99", "OK");
        aws.pageSize(1);
    }

    @Test
    void mainJob_run_stopsOneStartsItAgainAndHolds() {
        try (ExperimentEngine engine = engine()) {
            ExperimentReport report = run(engine, "PT0.2S");

            assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
            assertThat(report.verdict()).isEqualTo(Verdict.HELD);
            assertThat(report.exitCode()).isZero();
            assertThat(report.target("one").orElseThrow().identified()).isEqualTo(3);
            assertThat(report.undos())
                    .singleElement()
                    .extracting(UndoReport::outcome)
                    .isEqualTo(UndoOutcome.RESTORED);
            assertThat(report.identities().values())
                    .extracting(identity -> identity.place().accountId())
                    .containsExactly(StatefulEc2Stub.ACCOUNT);
            assertThat(report.simulated()).isFalse();
            assertThat(aws.counts())
                    .containsEntry("StopInstances", 1)
                    .containsEntry("StartInstances", 1)
                    .containsEntry("GetCallerIdentity", 1);
            assertAllRunning();
        }
    }

    @Test
    void sameSeed_runTwice_sameVictim() {
        try (ExperimentEngine engine = engine()) {
            ExperimentReport first = run(engine, "PT0.01S");
            ExperimentReport second = run(engine, "PT0.01S");

            assertThat(second.target("one").orElseThrow().victims())
                    .isEqualTo(first.target("one").orElseThrow().victims());
        }
    }

    @Test
    void callBudget_run_oneCallForEachStepOfAllVictims() {
        aws.pageSize(1000);
        try (ExperimentEngine engine = engine()) {
            ExperimentTemplate all = template("PT0.01S").toBuilder()
                    .target(
                            "one",
                            target -> target.resourceType("aws:ec2:instance")
                                    .tag("chaos", "yes")
                                    .selection(SelectionMode.ALL))
                    .build();

            ExperimentReport report = finished(engine.start(all));

            // One to resolve; two looks until stopped; before the start, then pending, running, running still.
            assertThat(report.verdict()).isEqualTo(Verdict.HELD);
            assertThat(aws.counts())
                    .containsEntry("DescribeInstances", 1 + 2 + 4)
                    .containsEntry("StopInstances", 1)
                    .containsEntry("StartInstances", 1);
        }
    }

    @Test
    void alarmFiresDuringTheHold_run_stoppedAndStartedAgain() {
        ExperimentListener alarm = event -> {
            if (event instanceof FaultInjected) {
                aws.alarm("p99", "ALARM");
            }
        };
        try (ExperimentEngine engine = engine()) {
            ExperimentReport report = finished(engine.start(template("PT1H"), options(alarm)));

            assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
            assertThat(report.reason()).isEqualTo("Experiment halted by stop condition.");
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.openUndos()).isEmpty();
            assertAllRunning();
        }
    }

    @Test
    void alarmInAlarmAtTheStart_run_nothingIsTouched() {
        aws.alarm("p99", "ALARM");
        try (ExperimentEngine engine = engine()) {
            ExperimentReport report = run(engine, "PT1H");

            assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
            assertThat(aws.counts()).doesNotContainKey("StopInstances");
        }
    }

    @Test
    void deniedStart_run_triedAgainUntilAllowed() {
        aws.always("StartInstances", Misfortune.refused(403, "UnauthorizedOperation"));
        ExperimentListener healer = event -> {
            if (event instanceof UndoAttemptFailed failed && failed.attempt() == 2) {
                aws.heal("StartInstances");
            }
        };
        try (FastTime time = new FastTime(FASTER);
                ExperimentEngine engine = fast(time)) {
            ExperimentReport report = finished(engine.start(template("PT1M"), options(healer)));

            assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
            assertThat(report.undos())
                    .singleElement()
                    .extracting(UndoReport::failedAttempts)
                    .isEqualTo(2);
            assertAllRunning();
        }
    }

    @Test
    void startDeniedForGood_run_undoFailedAndTheRecordStaysOpen() throws InterruptedException {
        aws.always("StartInstances", Misfortune.refused(403, "UnauthorizedOperation"));
        CountDownLatch givenUp = new CountDownLatch(1);
        try (FastTime time = new FastTime(FASTER);
                ExperimentEngine engine = fast(time)) {
            ExperimentReport report = finished(engine.start(template("PT1M"), options(event -> {
                if (event instanceof UndoGivenUp) {
                    givenUp.countDown();
                }
            })));

            assertThat(givenUp.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.openUndos())
                    .singleElement()
                    .satisfies(open -> assertThat(open.problem()).contains("UnauthorizedOperation"));
        }
    }

    @Test
    void effectAfterTheStop_run_stillUndone() {
        aws.always("StopInstances", Misfortune.cut().beforeLateEffect());
        ExperimentListener nature = event -> {
            if (event instanceof ExperimentEvent.CallEnded call
                    && call.purpose() == ExperimentEvent.CallEnded.Purpose.INJECT) {
                aws.landLateEffects();
            }
        };
        try (FastTime time = new FastTime(FASTER);
                ExperimentEngine engine = fast(time)) {
            ExperimentReport report = finished(engine.start(template("PT1M"), options(nature)));

            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.undos())
                    .singleElement()
                    .extracting(UndoReport::outcome)
                    .isEqualTo(UndoOutcome.RESTORED);
            assertAllRunning();
        }
    }

    @Test
    void stopByHandWhileTheCallIsOnItsWay_run_stillUndone() {
        aws.always("StopInstances", Misfortune.silent(Duration.ofMillis(300)).afterEffect());
        ExperimentRun[] run = new ExperimentRun[1];
        CountDownLatch started = new CountDownLatch(1);
        ExperimentListener hand = event -> {
            if (event instanceof UndoIntended) {
                await(started);
                run[0].stop();
            }
        };
        try (FastTime time = new FastTime(FASTER);
                ExperimentEngine engine = fast(time)) {
            run[0] = engine.start(template("PT1M"), options(hand));
            started.countDown();
            ExperimentReport report = finished(run[0]);

            assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
            assertThat(report.openUndos()).isEmpty();
            assertAllRunning();
        }
    }

    @Test
    void deniedStop_run_failsAndNothingIsLeft() {
        aws.always("StopInstances", Misfortune.refused(403, "UnauthorizedOperation"));
        try (ExperimentEngine engine = engine()) {
            ExperimentReport report = run(engine, "PT1M");

            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.undos())
                    .singleElement()
                    .extracting(UndoReport::outcome)
                    .isEqualTo(UndoOutcome.REFUSED);
            assertThat(aws.counts()).doesNotContainKey("StartInstances");
        }
    }

    @Test
    void unclearReboot_run_failsAndIsNotSentAgain() {
        aws.always("RebootInstances", Misfortune.cut().afterEffect());
        try (ExperimentEngine engine = engine()) {
            ExperimentTemplate reboot = template("PT1M").toBuilder()
                    .action(
                            "stop",
                            action -> action.id("aws:ec2:reboot-instances").target("Instances", "one"))
                    .build();

            ExperimentReport report = finished(engine.start(reboot));

            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.action("stop").orElseThrow().error())
                    .satisfies(error -> assertThat(String.valueOf(error)).contains("rebooted is unknown"));
            assertThat(aws.sent("RebootInstances")).hasSize(1);
        }
    }

    private ExperimentReport run(ExperimentEngine engine, String duration) {
        return finished(engine.start(template(duration), options(event -> {})));
    }

    private static ExperimentReport finished(ExperimentRun run) {
        return run.completion().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunOptions options(ExperimentListener listener) {
        return RunOptions.builder().seed(42).listener(listener).build();
    }

    private ExperimentEngine engine() {
        return builder().build();
    }

    /** The wire is as slow as ever, so what waits for it must be more patient. */
    private ExperimentEngine fast(FastTime time) {
        Duration patient = Duration.ofHours(2);
        return builder()
                .time(time)
                .resolveWithin(patient)
                .verifyWithin(patient)
                .lostSignal(patient)
                .undoPatience(Duration.ofMinutes(10))
                .build();
    }

    private ExperimentEngine.Builder builder() {
        return ExperimentEngine.builder().register(module).journal(InMemoryJournal.acceptingLoss());
    }

    private void assertAllRunning() {
        assertThat(List.of("i-1", "i-2", "i-3")).allMatch(id -> aws.state(id).equals("running"));
    }

    private static ExperimentTemplate template(String duration) {
        return ExperimentTemplate.builder("one web node lost")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .filter("State.Name", "running")
                                .selection(SelectionMode.count(1)))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", duration))
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99"))
                .build();
    }
}
