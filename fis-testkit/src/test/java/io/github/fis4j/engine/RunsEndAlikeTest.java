package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.Step;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a run is ended before its time, the world and the records are the same afterwards. */
class RunsEndAlikeTest {
    private static final Duration STOPPED_AT = Duration.ofMinutes(3);

    private final VirtualTime time = VirtualTime.stepped();
    private final InMemoryJournal journal = InMemoryJournal.create();
    private final SafetyLever lever = SafetyLever.create();
    private final HandLever shared = new HandLever();
    private final ScriptedAlarms alarms =
            ScriptedAlarms.on(time).set("first", "OK").set("second", "OK");
    private final ScriptedActions world = ScriptedActions.on(time)
            .action(
                    "many",
                    s -> s.hold().calls(3).latency(Duration.ofSeconds(1)).undo(Step.after(Duration.ofSeconds(2))))
            .action("cancelled-on-stop", s -> s.hold().undoneOnStopOnly())
            .action("inside", s -> s.hold().inProcess())
            .action("leased", s -> s.hold().lease(Duration.ofMinutes(1), Step.succeed()))
            .action("quiet", s -> s.hold())
            .action(
                    "fails",
                    s -> s.hold().prepare(Step.after(Duration.ofSeconds(110))).inject(Step.fail("broken")))
            .action("shows-nothing", s -> s.hold().inject(Step.never()))
            .action("loses-its-lease", s -> s.hold().lease(Duration.ofMinutes(6), Step.fail("no renewal")));
    private final SeamTime seam = new SeamTime(time);
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .register(world)
            .register(alarms)
            .journal(journal)
            .time(seam)
            .safetyLever(lever)
            .sharedLever(shared)
            .verifyWithin(Duration.ofMinutes(2))
            .stopOnShutdown()
            .build();

    /** A way to end a run three minutes after its start, and what it looks like. */
    enum Way {
        BY_HAND(StopCause.BY_HAND),
        BY_HAND_TWICE(StopCause.BY_HAND),
        ALARM(StopCause.STOP_CONDITION),
        ALARM_LOST(StopCause.STOP_CONDITION),
        OWN_LEVER(StopCause.SAFETY_LEVER),
        SHARED_LEVER(StopCause.SAFETY_LEVER),
        ENGINE_CLOSED(StopCause.ENGINE_CLOSED),
        PROCESS_END(StopCause.ENGINE_CLOSED),
        ACTION_FAILED("fails", ErrorCode.DEPENDENT_SERVICE_FAILURE),
        NO_EVIDENCE("shows-nothing", ErrorCode.DEPENDENT_SERVICE_FAILURE),
        LEASE_LOST("loses-its-lease", ErrorCode.DEPENDENT_SERVICE_FAILURE),
        ENGINE_FAULT("quiet", ErrorCode.INTERNAL_FAILURE);

        /** The action that brings the end about, if one does. */
        private final String trouble;

        private final @Nullable StopCause cause;
        private final @Nullable ErrorCode code;

        Way(StopCause cause) {
            this.trouble = "quiet";
            this.cause = cause;
            this.code = null;
        }

        Way(String trouble, ErrorCode code) {
            this.trouble = trouble;
            this.cause = null;
            this.code = code;
        }

        ExperimentStatus status() {
            return cause == null ? ExperimentStatus.FAILED : ExperimentStatus.STOPPED;
        }
    }

    private void end(Way way) {
        switch (way) {
            case BY_HAND -> run().stop();
            case BY_HAND_TWICE -> {
                run().stop();
                run().stop();
            }
            case ALARM -> alarms.set("second", "ALARM");
            case ALARM_LOST -> alarms.neverAnswer();
            case OWN_LEVER -> lever.engage("black friday");
            case SHARED_LEVER -> shared.engage("black friday");
            case ENGINE_CLOSED -> engine.close();
            case PROCESS_END -> seam.endProcess();
            case ENGINE_FAULT -> seam.fault = true;
            case ACTION_FAILED, NO_EVIDENCE, LEASE_LOST -> {}
        }
    }

    private @Nullable ExperimentRun run;

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource
    void STP_03_runIsEndedEarly_inAnyWay_leavesTheSameWorld(Way way) {
        run(way, RunOptions.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void run_endedEarly_whileItsListenerThrows_leavesTheSameWorld(Way way) {
        run(
                way,
                RunOptions.builder()
                        .listener(event -> {
                            throw Thrown.bare(new AssertionError("a listener of the test"));
                        })
                        .build());
    }

    private void run(Way way, RunOptions options) {
        run = engine.start(template(way.trouble), options);
        time.advance(STOPPED_AT);
        end(way);
        assertThat(time.await(run().completion(), Duration.ofSeconds(20)))
                .as(time.dump())
                .isTrue();
        ExperimentReport report = run().completion().join();
        time.advance(Duration.ofHours(2));

        assertThat(world.inPlace()).isEmpty();
        assertThat(world.everInPlace()).isEqualTo(11);
        assertThat(outcomes(report))
                .isEqualTo(Map.of(
                        "done", List.of(UndoOutcome.RESTORED, UndoOutcome.RESTORED, UndoOutcome.RESTORED),
                        "many", List.of(UndoOutcome.RESTORED, UndoOutcome.RESTORED, UndoOutcome.RESTORED),
                        "cancel", List.of(UndoOutcome.RESTORED),
                        "inside", List.of(UndoOutcome.RESTORED),
                        "leased", List.of(UndoOutcome.RESTORED),
                        "beginning", List.of(UndoOutcome.RESTORED),
                        "trouble", List.of(UndoOutcome.RESTORED)));
        assertThat(statuses(report)).isEqualTo(expectedStatuses(way));
        assertThat(report.status()).isEqualTo(way.status());
        assertThat(report.verdict())
                .isEqualTo(way.status() == ExperimentStatus.STOPPED ? Verdict.ABORTED : Verdict.FAILED);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.stopCause()).isEqualTo(way.cause);
        assertThat(report.error() == null ? null : report.error().code()).isEqualTo(way.code);
        assertThat(ReportFold.of(journal.events(report.runId()))).isEqualTo(report);
    }

    private static Map<String, ActionStatus> expectedStatuses(Way way) {
        Map<String, ActionStatus> expected = new TreeMap<>();
        expected.put("done", ActionStatus.COMPLETED);
        expected.put("pause", ActionStatus.COMPLETED);
        for (String held : List.of("many", "cancel", "inside", "leased", "beginning")) {
            expected.put(held, ActionStatus.STOPPED);
        }
        boolean ownFault = way.code != null && way != Way.ENGINE_FAULT;
        expected.put("trouble", ownFault ? ActionStatus.FAILED : ActionStatus.STOPPED);
        expected.put("after", ActionStatus.CANCELLED);
        return expected;
    }

    private static Map<String, List<UndoOutcome>> outcomes(ExperimentReport report) {
        return report.undos().stream()
                .collect(Collectors.groupingBy(
                        undo -> undo.record().action(),
                        TreeMap::new,
                        Collectors.mapping(UndoReport::outcome, Collectors.toList())));
    }

    private static Map<String, ActionStatus> statuses(ExperimentReport report) {
        return report.actions().stream()
                .collect(Collectors.toMap(ActionReport::name, ActionReport::status, (a, b) -> a, TreeMap::new));
    }

    private ExperimentRun run() {
        return Objects.requireNonNull(run);
    }

    private ExperimentTemplate template(String trouble) {
        return ExperimentTemplate.builder("ended early")
                .action("done", a -> a.id("test:many").parameter("duration", "PT30S"))
                .action("many", a -> a.id("test:many").parameter("duration", "PT1H"))
                .action("cancel", a -> a.id("test:cancelled-on-stop").parameter("duration", "PT1H"))
                .action("inside", a -> a.id("test:inside").parameter("duration", "PT1H"))
                .action("leased", a -> a.id("test:leased").parameter("duration", "PT1H"))
                .action(
                        "trouble",
                        a -> a.id("test:" + trouble)
                                .parameter("duration", "PT1H")
                                .startAfter("done"))
                .action("pause", a -> a.id("aws:fis:wait").parameter("duration", "PT2M15S"))
                .action(
                        "beginning",
                        a -> a.id("test:shows-nothing")
                                .parameter("duration", "PT1H")
                                .startAfter("pause"))
                .action(
                        "after",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("many"))
                .stopCondition(alarms.condition("first"))
                .stopCondition(alarms.condition("second"))
                .build();
    }

    /** A lever that several processes share, moved by hand. */
    private static final class HandLever implements SafetyLeverSource {
        private boolean engaged;
        private String reason = "";

        void engage(String why) {
            engaged = true;
            reason = why;
        }

        @Override
        public String name() {
            return "shared";
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public CompletionStage<Reading> read() {
            return CompletableFuture.completedFuture(new Reading(engaged, reason));
        }
    }

    /** A process that can be asked to end, and whose timer for the next renewal cannot be set any more. */
    private static final class SeamTime extends DelegatingTime {
        private static final Duration RENEWAL = Duration.ofSeconds(20);

        private Runnable atTheEnd = () -> {};
        private boolean fault;

        SeamTime(VirtualTime time) {
            super(time);
        }

        void endProcess() {
            atTheEnd.run();
        }

        @Override
        public Timer onProcessEnd(Runnable task) {
            atTheEnd = task;
            return () -> {};
        }

        @Override
        public Timer scheduleBackground(Duration delay, Runnable task) {
            if (fault && delay.equals(RENEWAL)) {
                throw Thrown.bare(new IllegalStateException("a timer of the test"));
            }
            return super.scheduleBackground(delay, task);
        }
    }
}
