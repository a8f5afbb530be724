package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks around a run or in the engine itself: everything is taken back all the same. */
class EngineFaultTest extends EngineTestBase {

    @Test
    void listenerThrowsAnError_atAnyEvent_changesNothing() {
        RunOptions asserting = RunOptions.builder()
                .listener(event -> {
                    throw Thrown.bare(new AssertionError("an assertion in a listener of the test"));
                })
                .build();
        ExperimentRun run = start(engine(builder -> builder), twoHeld(), asserting);
        time.advance(Duration.ofMinutes(1));

        run.stop();
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(module.trail).contains("undo a 1 CONFIRMED", "undo b 1 CONFIRMED");
    }

    @Test
    void engineIsClosedBeforeARunIsOver_whoeverWaitsForItIsTold() throws InterruptedException {
        module.undo = (record, context) -> new CompletableFuture<>();
        CountDownLatch injected = new CountDownLatch(2);
        RunOptions options = RunOptions.builder()
                .listener(event -> {
                    if (event instanceof FaultInjected) {
                        injected.countDown();
                    }
                })
                .build();
        ExperimentEngine engine = ExperimentEngine.builder()
                .register(module)
                .safetyLever(lever)
                .closeWithin(Duration.ofMillis(20))
                .build();
        ExperimentRun run = engine.start(twoHeld(), options);
        assertThat(injected.await(20, TimeUnit.SECONDS)).isTrue();

        List<UndoRecord> left = engine.shutdown();

        assertThat(left).hasSize(2);
        assertThat(run.completion())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("closed before run " + run.id() + " was over");
        assertThat(run.report().openUndos()).hasSize(2);
    }

    @Test
    void timerOfTheHoldCannotBeSet_runFails_andEverythingIsUndone() {
        ExperimentRun run = start(
                engine(builder -> builder.time(new BrokenTime(delay -> delay.equals(Duration.ofMinutes(30))))),
                twoHeld(),
                RunOptions.defaults());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.INTERNAL_FAILURE);
        assertThat(report.reason()).contains("engine itself failed").contains("a timer of the test");
        assertThat(report.openUndos()).isEmpty();
        assertThat(module.trail).contains("undo a 1 CONFIRMED", "undo b 1 CONFIRMED");
    }

    @Test
    void sourceCannotSayHowOftenItIsRead_isReadAllTheSame_andStopsTheRun() {
        module.interval = () -> {
            throw Thrown.bare(new IllegalStateException("a source of the test"));
        };
        ExperimentRun run = start(template()
                .action("a", fault("PT30M"))
                .stopCondition(alarm("watched"))
                .build());
        time.advance(Duration.ofMinutes(1));

        module.alarm("watched", StopConditionSource.Reading.State.FIRED, "ALARM");
        time.advance(Duration.ofSeconds(30));

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(timeline(run)).contains("PT1M10S a stopped");
    }

    /** Whichever timer cannot be set: what was switched off is switched on again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anyTimerCannotBeSet_nothingStaysBroken(boolean stopped) {
        int all = timersOf(stopped, Integer.MAX_VALUE);
        assertThat(all).isGreaterThan(8);
        for (int broken = 1; broken <= all; broken++) {
            timersOf(stopped, broken);
        }
    }

    /** Runs two actions whose undo has to be tried twice, and checks the end; gives the number of timers that were set. */
    private int timersOf(boolean stopped, int broken) {
        module.trail.clear();
        AtomicInteger undone = new AtomicInteger();
        AtomicInteger attempts = new AtomicInteger();
        module.undo = (record, context) -> {
            if (attempts.incrementAndGet() <= 2) {
                return CompletableFuture.failedFuture(Thrown.bare(new IllegalStateException("not yet")));
            }
            undone.incrementAndGet();
            return CompletableFuture.completedFuture(Undone.restored());
        };
        AtomicInteger set = new AtomicInteger();
        ExperimentEngine engine =
                engine(builder -> builder.time(new BrokenTime(delay -> set.incrementAndGet() == broken)));
        ExperimentRun run = start(engine, twoHeld(), RunOptions.defaults());
        time.advance(Duration.ofMinutes(1));
        if (stopped) {
            run.stop();
        }
        ExperimentReport report = end(run);
        time.advance(Duration.ofHours(1));
        long sent =
                module.trail.stream().filter(line -> line.startsWith("send")).count();

        assertThat(report.status().terminal()).as("timer " + broken).isTrue();
        assertThat(undone.get()).as("timer " + broken + " " + module.trail).isEqualTo((int) sent);
        assertThat(run.report().openUndos()).as("timer " + broken).isEmpty();
        return set.get();
    }

    private static ExperimentTemplate twoHeld() {
        return template()
                .action("a", fault("PT30M"))
                .action("b", fault("PT40M"))
                .action("c", pause("PT1M", "a"))
                .build();
    }

    /** Cannot set some timers. */
    private final class BrokenTime extends DelegatingTime {
        private final Predicate<Duration> broken;

        BrokenTime(Predicate<Duration> broken) {
            super(time);
            this.broken = broken;
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            check(delay);
            return super.schedule(delay, task);
        }

        @Override
        public Timer scheduleBackground(Duration delay, Runnable task) {
            check(delay);
            return super.scheduleBackground(delay, task);
        }

        private void check(Duration delay) {
            if (broken.test(delay)) {
                throw Thrown.bare(new IllegalStateException("a timer of the test"));
            }
        }
    }
}
