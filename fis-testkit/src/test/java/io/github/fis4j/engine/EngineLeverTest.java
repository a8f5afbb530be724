package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The safety levers: nothing begins while one is engaged, and nothing goes on. */
class EngineLeverTest extends EngineTestBase {
    private final Shared shared = new Shared("game day");

    @Test
    void LEV_01_engineWithoutALeverOfItsOwn_obeysThatOfTheProcess() {
        SafetyLever processWide = SafetyLever.processWide();
        processWide.engage("a test of the process-wide lever");
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(module).time(time).build()) {
            ExperimentRun run = engine.start(held());

            assertThat(end(run).status()).isEqualTo(ExperimentStatus.CANCELLED);
        } finally {
            processWide.disengage("the test is over");
        }
    }

    @Test
    void LEV_02_leverIsMoved_stateTellsWhereItStandsAndWhy() {
        assertThat(lever.state().status()).isEqualTo(SafetyLever.Status.DISENGAGED);

        lever.engage("black friday");
        assertThat(lever.state()).isEqualTo(new SafetyLever.State(SafetyLever.Status.ENGAGED, "black friday"));
        lever.disengage("it is over");
        assertThat(lever.state()).isEqualTo(new SafetyLever.State(SafetyLever.Status.DISENGAGED, "it is over"));
    }

    @Test
    void LEV_02_reasonIsBlank_isRefused_andNothingMoves() {
        assertThatThrownBy(() -> lever.engage(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> lever.disengage("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(lever.state().status()).isEqualTo(SafetyLever.Status.DISENGAGED);
    }

    @Test
    void LEV_03_engagedAtTheStart_runIsCreatedAndCancelled() {
        lever.engage("black friday");

        ExperimentRun run = start(held());
        ExperimentReport report = end(run);

        assertThat(timeline(run)).containsExactly("PT0S a cancelled", "PT0S experiment cancelled");
        assertThat(report.stopCause()).isEqualTo(StopCause.SAFETY_LEVER);
        assertThat(report.stopDetail()).isEqualTo("black friday");
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.verdictReasons()).singleElement().asString().contains("black friday");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void LEV_06_preventedRun_costsNothing() {
        lever.engage("black friday");
        module.resolving = CompletableFuture.failedFuture(new IllegalStateException("must not be asked"));

        ExperimentReport report = end(start(ExperimentTemplate.builder("watched")
                .target("one", t -> t.resourceType("test:thing").tag("chaos", "yes"))
                .action("a", fault("PT1M"))
                .stopCondition(alarm("p99"))
                .build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(report.callCounts()).isEmpty();
        assertThat(report.targets()).isEmpty();
        assertThat(module.readings.get()).isZero();
        assertThat(module.trail).isEmpty();
    }

    @Test
    void LEV_03_engagedWhileRunning_everyRunIsStoppedAndUndone() {
        ExperimentEngine one = engine(builder -> builder);
        ExperimentEngine two = engine(builder -> builder);
        List<ExperimentRun> runs = List.of(
                start(one, held(), RunOptions.defaults()),
                start(one, held(), RunOptions.defaults()),
                start(two, held(), RunOptions.defaults()));
        time.advance(Duration.ofMinutes(1));

        lever.engage("black friday");

        for (ExperimentRun run : runs) {
            ExperimentReport report = end(run);
            assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
            assertThat(report.stopCause()).isEqualTo(StopCause.SAFETY_LEVER);
            assertThat(report.stopDetail()).isEqualTo("black friday");
            assertThat(report.reason()).isEqualTo("Experiment halted by the safety lever.");
            assertThat(report.openUndos()).isEmpty();
            assertThat(timeline(run)).contains("PT1M a stopped");
        }
    }

    @Test
    void LEV_04_stillEngaging_nobodyCanMoveTheLever_andNothingBegins() {
        module.undo = (record, context) -> context.delay(Duration.ofSeconds(30)).thenApply(waited -> Undone.restored());
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun run = start(engine, held(), RunOptions.defaults());

        lever.engage("black friday");
        CompletableFuture<Void> engaged = lever.whenStopped();
        time.advance(Duration.ofSeconds(10));

        assertThat(lever.state()).isEqualTo(new SafetyLever.State(SafetyLever.Status.ENGAGING, "black friday"));
        assertThat(engaged).isNotDone();
        assertThatThrownBy(() -> lever.disengage("never mind"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("black friday")
                .hasMessageContaining("1 experiments");
        assertThatThrownBy(() -> lever.engage("again")).isInstanceOf(IllegalStateException.class);
        ExperimentRun late = start(engine, held(), RunOptions.defaults());
        assertThat(late.status()).isEqualTo(ExperimentStatus.CANCELLED);

        end(run);
        assertThat(time.await(engaged, Duration.ofSeconds(20))).isTrue();
        assertThat(lever.state().status()).isEqualTo(SafetyLever.Status.ENGAGED);
        lever.disengage("over");
    }

    @Test
    void engineClosedWithARunThatCannotEnd_leverIsNotHeldForEver() {
        module.undo = (record, context) -> new CompletableFuture<>();
        ExperimentEngine engine = engine(builder -> builder.closeWithin(Duration.ofMillis(1)));
        ExperimentRun run = start(engine, held(), RunOptions.defaults());
        lever.engage("black friday");
        CompletableFuture<Void> engaged = lever.whenStopped();

        engine.close();
        end(run);

        assertThat(time.await(engaged, Duration.ofSeconds(20))).isTrue();
        assertThat(lever.state().status()).isEqualTo(SafetyLever.Status.ENGAGED);
    }

    @Test
    void LEV_03_sharedLeverEngagedAtTheStart_runIsCancelledAndNothingResolved() {
        shared.reading = reading(true, "the platform team says no");

        ExperimentReport report = end(start(sharing(), held(), RunOptions.defaults()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(report.stopDetail()).isEqualTo("game day: the platform team says no");
        assertThat(report.callCounts()).isEmpty();
    }

    @Test
    void LEV_03_sharedLeverEngagedWhileRunning_isSeenAtTheNextReading() {
        ExperimentRun run = start(sharing(), held(), RunOptions.defaults());
        time.advance(Duration.ofSeconds(58));

        shared.reading = reading(true, "enough");
        ExperimentReport report = end(run);

        assertThat(report.stopCause()).isEqualTo(StopCause.SAFETY_LEVER);
        assertThat(report.stopDetail()).isEqualTo("game day: enough");
        assertThat(timeline(run)).contains("PT1M a stopped");
        assertThat(report.stopConditions()).isEmpty();
    }

    @Test
    void LEV_03_sharedLeverIsPushed_runIsStoppedAtOnce() {
        ExperimentRun run = start(sharing(), held(), RunOptions.defaults());
        time.advance(Duration.ofSeconds(58));

        shared.pushes.forEach(to -> to.accept(new SafetyLeverSource.Reading(true, "enough")));
        end(run);

        assertThat(timeline(run)).contains("PT58S a stopped");
        assertThat(shared.pushes).isEmpty();
    }

    @Test
    void sharedLeverDisengaged_runGoesThrough_andIsReadOnceForManyRuns() {
        ExperimentEngine engine = sharing();
        List<ExperimentRun> runs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            runs.add(start(engine, held(), RunOptions.defaults()));
        }
        int atTheStart = shared.reads;
        time.advance(Duration.ofMinutes(1));

        assertThat(shared.reads - atTheStart).isEqualTo(12);
        runs.forEach(run -> assertThat(end(run).status()).isEqualTo(ExperimentStatus.COMPLETED));
    }

    @Test
    void sharedLeverCannotBeReadAtTheStart_runFails_andNothingBegins() {
        shared.reading = () -> CompletableFuture.failedFuture(broken(ErrorCode.DEPENDENT_SERVICE_FAILURE));

        ExperimentRun run = start(sharing(), held(), RunOptions.defaults());
        ExperimentReport report = end(run);

        assertThat(timeline(run)).containsExactly("PT30S a cancelled", "PT30S experiment failed");
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.DEPENDENT_SERVICE_FAILURE);
        assertThat(report.reason()).contains("The safety lever cannot be read").contains("nothing was begun");
        assertThat(report.callCounts()).isEmpty();
        assertThat(module.trail).isEmpty();
    }

    @Test
    void sharedLeverDoesNotAnswerAtTheStart_runFailsAfterTheLostSignalTime() {
        shared.reading = () -> time.answerAfter(Duration.ofHours(1), () -> new SafetyLeverSource.Reading(false, ""));

        ExperimentReport report = end(start(sharing(), held(), RunOptions.defaults()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).contains("The safety lever cannot be read");
        assertThat(report.duration()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void sharedLeverMayNotBeRead_runFailsAtOnce() {
        shared.reading = () -> CompletableFuture.failedFuture(broken(ErrorCode.AUTHORIZATION_FAILURE));

        ExperimentReport report = end(start(sharing(), held(), RunOptions.defaults()));

        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(report.duration()).isZero();
    }

    @Test
    void sharedLeverDoesNotAnswerAtTheStart_stopByHandStillWorks() {
        shared.reading = CompletableFuture::new;
        ExperimentRun run = start(sharing(), held(), RunOptions.defaults());
        assertThat(run.status()).isEqualTo(ExperimentStatus.PENDING);

        run.stop();

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(module.trail).isEmpty();
    }

    @Test
    void sharedLeverCanNoLongerBeRead_runIsStoppedAfterTheLostSignalTime() {
        ExperimentRun run = start(sharing(), held(), RunOptions.defaults());
        time.advance(Duration.ofSeconds(58));
        shared.reading = () -> time.answerAfter(Duration.ofHours(1), () -> new SafetyLeverSource.Reading(false, ""));

        ExperimentReport report = end(run);

        assertThat(report.stopCause()).isEqualTo(StopCause.SAFETY_LEVER);
        assertThat(report.stopDetail()).contains("can no longer be read");
        assertThat(timeline(run)).contains("PT1M30S a stopped");
    }

    @Test
    void severalSharedLevers_anyOfThemPreventsTheRun() {
        Shared second = new Shared("freeze");
        second.reading = reading(true, "code freeze");
        ExperimentEngine engine = engine(builder -> builder.sharedLever(shared).sharedLever(second));

        assertThat(end(start(engine, held(), RunOptions.defaults())).stopDetail())
                .isEqualTo("freeze: code freeze");
    }

    @Test
    void twoSharedLeversOfOneName_areRefused() {
        assertThatThrownBy(() -> engine(builder -> builder.sharedLever(shared).sharedLever(new Shared("game day"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("game day");
    }

    /** Whatever the order, on threads of the machine: no run is left running. */
    @RepeatedTest(20)
    void LEV_03_startedWhileTheLeverIsBeingEngaged_isCancelledOrStopped_neverLeftRunning() throws Exception {
        VirtualTime jumping = VirtualTime.create();
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(new TestModule().things(1))
                .safetyLever(lever)
                .time(jumping)
                .build()) {
            List<ExperimentRun> runs = new CopyOnWriteArrayList<>();
            CountDownLatch go = new CountDownLatch(1);
            Thread starter = new Thread(() -> {
                go.countDown();
                for (int i = 0; i < 50; i++) {
                    runs.add(engine.start(held()));
                }
            });
            try (VirtualTime.Hold hold = jumping.hold("starting and engaging")) {
                assertThat(hold).isNotNull();
                starter.start();
                go.await();
                lever.engage("a race");
                starter.join();
            }
            assertThat(runs).hasSize(50);
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.completion().join().status())
                            .isIn(ExperimentStatus.CANCELLED, ExperimentStatus.STOPPED));
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.report().actions())
                            .allMatch(action -> action.status() == ActionStatus.CANCELLED
                                    || action.status() == ActionStatus.STOPPED));
        }
    }

    private ExperimentEngine sharing() {
        return engine(builder -> builder.sharedLever(shared));
    }

    private ExperimentTemplate held() {
        return template().action("a", fault("PT10M")).build();
    }

    private static Supplier<CompletionStage<SafetyLeverSource.Reading>> reading(boolean engaged, String reason) {
        return () -> CompletableFuture.completedFuture(new SafetyLeverSource.Reading(engaged, reason));
    }

    private static CallFailedException broken(ErrorCode code) {
        return new CallFailedException(code, "Broken", "no table", CallFailedException.Effect.NONE, null, null);
    }

    /** A lever in a store that the test is. */
    private static final class Shared implements SafetyLeverSource {
        private final String name;
        private final List<Consumer<Reading>> pushes = new CopyOnWriteArrayList<>();
        private Supplier<CompletionStage<Reading>> reading = EngineLeverTest.reading(false, "");
        private int reads;

        Shared(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public CompletionStage<Reading> read() {
            reads++;
            return reading.get();
        }

        @Override
        public Subscription subscribe(Consumer<Reading> to) {
            pushes.add(to);
            return () -> pushes.remove(to);
        }
    }
}
