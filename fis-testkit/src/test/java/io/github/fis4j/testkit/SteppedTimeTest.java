package io.github.fis4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time that goes on only when told to. */
@Timeout(20)
class SteppedTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = VirtualTime.stepped();
    private final List<String> trail = new ArrayList<>();

    @Test
    void runUntilIdle_runsWhatIsDue_andMovesNothing() {
        time.execute(() -> time.execute(() -> mark("task of a task")));
        time.schedule(SECOND, () -> mark("later"));
        assertThat(trail).isEmpty();
        time.runUntilIdle();
        assertThat(trail).containsExactly("PT0S task of a task");
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void advance_runsTimersAtTheirTimes_onTheCallersThread() {
        Thread caller = Thread.currentThread();
        time.schedule(SECOND, () -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            mark("first");
            time.schedule(SECOND, () -> mark("second"));
        });
        time.schedule(HOUR, () -> mark("too late"));
        time.advance(Duration.ofSeconds(10));
        assertThat(trail).containsExactly("PT1S first", "PT2S second");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
        time.advanceTo(VirtualTime.DEFAULT_START.plus(HOUR));
        assertThat(trail).endsWith("PT1H too late");
    }

    @Test
    void advanceTo_intoThePast_isRefused() {
        VirtualTime other = VirtualTime.steppedFrom(Instant.parse("2031-01-01T00:00:00Z"));
        assertThatThrownBy(() -> other.advanceTo(VirtualTime.DEFAULT_START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2031");
    }

    @Test
    void advance_calledByATask_isRefused() {
        CompletionStage<Void> refused = time.answerAfter(SECOND, () -> {
            time.advance(SECOND);
            return null;
        });
        time.advance(HOUR);
        assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void advance_waitsForWorkOnOtherThreads() {
        CompletableFuture<String> disk = new CompletableFuture<>();
        CompletionStage<Void> written = time.whileOpen("disk", () -> disk)
                .thenAccept(text -> time.schedule(SECOND, () -> mark("a second after " + text)));
        new Thread(() -> disk.complete("the write")).start();
        time.advance(HOUR);
        assertThat(written).isCompleted();
        assertThat(trail).containsExactly("PT1S a second after the write");
        assertThat(time.elapsed()).isEqualTo(HOUR);
    }

    @Test
    void advance_jumpsToAnswers() {
        CompletionStage<String> answer = time.whileOpen("call", () -> time.answerAfter(SECOND, () -> "answer"));
        time.advance(Duration.ofMillis(999));
        assertThat(answer.toCompletableFuture()).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(answer.toCompletableFuture()).isCompletedWithValue("answer");
    }

    @Test
    void advance_runsBackgroundTimers_andAwaitDoesNotJumpToThem() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        time.scheduleBackground(SECOND, () -> mark("poll"));
        assertThat(time.await(never, Duration.ofMillis(5))).isFalse();
        assertThat(time.elapsed()).isZero();
        time.advance(HOUR);
        assertThat(trail).containsExactly("PT1S poll");
    }

    @Test
    void await_runsAndJumpsUntilTheStageEnds_andNoFurther() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.schedule(HOUR, () -> end.complete(null));
        time.schedule(HOUR, () -> mark("not needed"));
        assertThat(time.await(end, SECOND)).isTrue();
        assertThat(time.elapsed()).isEqualTo(HOUR);
        assertThat(trail).isEmpty();
    }

    @Test
    void await_waitsInRealTimeForOthers_butNotForever() {
        CompletableFuture<Void> byAnother = new CompletableFuture<>();
        new Thread(() -> byAnother.complete(null)).start();
        assertThat(time.await(byAnother, Duration.ofSeconds(10))).isTrue();
        assertThat(time.await(new CompletableFuture<>(), Duration.ofMillis(5))).isFalse();
    }

    @Test
    void standstill_isNeverTold() {
        time.onStandstill(() -> mark("standstill"));
        time.execute(() -> mark("task"));
        time.advance(HOUR);
        assertThat(trail).containsExactly("PT0S task");
    }

    @Test
    void veryLongDelay_isTheEndOfTime() {
        time.schedule(Duration.ofDays(1_000_000_000), () -> mark("the end"));
        time.advance(Duration.ofDays(100_000));
        assertThat(trail).isEmpty();
    }

    private void mark(String what) {
        trail.add(time.elapsed() + " " + what);
    }
}
