package io.github.fis4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The clock and the executor of virtual time, for code of one's own. */
class VirtualSchedulerTest {
    private final VirtualTime time = VirtualTime.stepped();
    private final ScheduledExecutorService scheduler = time.scheduler();
    private final List<String> ran = new ArrayList<>();

    private void note(String what) {
        ran.add(time.elapsed() + " " + what);
    }

    @Test
    void clock_showsTheTime_inEveryZone() {
        var clock = time.clock();
        assertThat(clock.instant()).isEqualTo(VirtualTime.DEFAULT_START);
        time.advance(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(VirtualTime.DEFAULT_START.plusSeconds(300));
        assertThat(clock.millis()).isEqualTo(clock.instant().toEpochMilli());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        var tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(tokyo.instant()).isEqualTo(clock.instant());
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(Instant.now(tokyo)).isEqualTo(time.instant());
    }

    @Test
    void delayedTask_runsWhenItsTimeComes() {
        ScheduledFuture<?> task = scheduler.schedule(() -> note("task"), 90, TimeUnit.SECONDS);
        assertThat(task.getDelay(TimeUnit.SECONDS)).isEqualTo(90);
        time.advance(Duration.ofSeconds(89));
        assertThat(ran).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("PT1M30S task");
        assertThat(task.isDone()).isTrue();
    }

    @Test
    void future_waitedFor_letsTimeGoOn() throws Exception {
        ScheduledFuture<String> task = scheduler.schedule(() -> "done", 2, TimeUnit.HOURS);
        assertThat(task.get()).isEqualTo("done");
        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(2));
        assertThat(scheduler.submit(() -> 7).get()).isEqualTo(7);
        assertThat(scheduler.invokeAll(List.of(() -> 1, () -> 2)))
                .extracting(Future::get)
                .containsExactly(1, 2);
    }

    @Test
    void future_waitedForTooShort_timesOutInVirtualTime() {
        ScheduledFuture<?> task = scheduler.schedule(() -> note("late"), 2, TimeUnit.HOURS);
        assertThatThrownBy(() -> task.get(1, TimeUnit.HOURS)).isInstanceOf(TimeoutException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(ran).isEmpty();
    }

    @Test
    void taskThatFails_tellsItsFuture_andTimeGoesOn() {
        ScheduledFuture<?> task = scheduler.schedule(
                () -> {
                    throw new IllegalStateException("the task's own");
                },
                1,
                TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("the task's own");
    }

    @Test
    void taskThatWaitsForAnother_isTold_insteadOfWaitingForEver() {
        ScheduledFuture<?> other = scheduler.schedule(() -> note("other"), 1, TimeUnit.MINUTES);
        ScheduledFuture<?> task = scheduler.schedule(() -> other.get(), 1, TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(task::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void periodicTask_runsAsTimeComesBy_andKeepsNothingGoing() {
        ScheduledFuture<?> rate = scheduler.scheduleAtFixedRate(() -> note("rate"), 1, 10, TimeUnit.SECONDS);
        ScheduledFuture<?> delay = scheduler.scheduleWithFixedDelay(() -> note("delay"), 5, 20, TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(30));
        assertThat(ran).containsExactly("PT1S rate", "PT5S delay", "PT11S rate", "PT21S rate", "PT25S delay");
        assertThat(rate.cancel(false)).isTrue();
        assertThat(delay.cancel(false)).isTrue();
        time.advance(Duration.ofHours(1));
        assertThat(ran).hasSize(5);
        assertThatThrownBy(rate::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void periodicTask_doesNotMakeTimeJump() {
        VirtualTime jumping = VirtualTime.create();
        var load = jumping.scheduler().scheduleAtFixedRate(() -> note("load"), 1, 1, TimeUnit.SECONDS);
        assertThat(jumping.await(jumping.answerAfter(Duration.ofSeconds(10), () -> "x"), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(jumping.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(load.isDone()).isFalse();
        jumping.close();
    }

    @Test
    void periodicTaskThatFails_isNotRunAgain() {
        ScheduledFuture<?> task = scheduler.scheduleAtFixedRate(
                () -> {
                    note("once");
                    throw new IllegalStateException("the task's own");
                },
                1,
                1,
                TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("PT1S once");
        assertThatThrownBy(task::get).hasRootCauseMessage("the task's own");
    }

    @Test
    void cancelledTask_neverRuns() {
        assertThat(scheduler.schedule(() -> note("never"), 1, TimeUnit.SECONDS).cancel(true))
                .isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(ran).isEmpty();
    }

    @Test
    void shutdown_letsDelayedTasksRun_andEndsPeriodicOnes() throws InterruptedException {
        var periodic = scheduler.scheduleAtFixedRate(() -> note("periodic"), 1, 1, TimeUnit.SECONDS);
        var delayed = scheduler.schedule(() -> note("delayed"), 10, TimeUnit.SECONDS);
        scheduler.shutdown();
        assertThat(scheduler.isShutdown()).isTrue();
        assertThat(scheduler.isTerminated()).isFalse();
        assertThat(periodic.isCancelled()).isTrue();
        assertThatThrownBy(() -> scheduler.execute(() -> note("too late")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(scheduler.awaitTermination(5, TimeUnit.SECONDS)).isFalse();
        assertThat(scheduler.awaitTermination(1, TimeUnit.HOURS)).isTrue();
        assertThat(delayed.isDone()).isTrue();
        assertThat(ran).containsExactly("PT10S delayed");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shutdownNow_handsBackWhatNeverRan() {
        var delayed = scheduler.schedule(() -> note("delayed"), 10, TimeUnit.SECONDS);
        assertThat(scheduler.shutdownNow()).hasSize(1);
        assertThat(delayed.isCancelled()).isTrue();
        assertThat(scheduler.isTerminated()).isTrue();
    }

    @Test
    void taskNobodyWaitsFor_thatFails_endsNothing() {
        scheduler.execute(() -> {
            throw new IllegalStateException("logged");
        });
        scheduler.execute(() -> note("next"));
        time.runUntilIdle();
        assertThat(ran).containsExactly("PT0S next");
    }
}
