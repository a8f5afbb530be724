package io.github.fis4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.spi.EngineTime.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time that goes on by itself. */
@Timeout(20)
class VirtualTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = VirtualTime.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endTime() {
        time.close();
    }

    @Test
    void newTime_beginsIn2030_orWhereItIsTold() {
        assertThat(time.instant()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(time.nanoTime()).isZero();
        Instant start = Instant.parse("2031-05-06T07:08:09Z");
        try (VirtualTime other = VirtualTime.startingAt(start)) {
            assertThat(other.instant()).isEqualTo(start);
        }
    }

    @Test
    void timers_runByDueTimeThenBySetting_eachAtItsTime() throws Exception {
        CompletableFuture<Void> last = new CompletableFuture<>();
        try (VirtualTime.Hold hold = time.hold("set-up")) {
            assertThat(hold).hasToString("set-up");
            time.schedule(HOUR, () -> mark("hour, first set"));
            time.schedule(SECOND, () -> mark("second"));
            time.schedule(HOUR, () -> mark("hour, set later"));
            time.schedule(HOUR.plusNanos(1), () -> last.complete(null));
            time.schedule(Duration.ofSeconds(-5), () -> mark("past"));
            time.execute(() -> mark("queued"));
        }
        last.get(5, TimeUnit.SECONDS);
        assertThat(trail.subList(0, 2)).containsExactlyInAnyOrder("PT0S past", "PT0S queued");
        assertThat(trail.subList(2, 5)).containsExactly("PT1S second", "PT1H hour, first set", "PT1H hour, set later");
        assertThat(time.instant()).isEqualTo("2030-01-01T01:00:00.000000001Z");
    }

    @Test
    void queuedTask_runsBeforeTimeMoves() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.execute(() -> {
            time.schedule(Duration.ofNanos(1), () -> {
                mark("timer");
                end.complete(null);
            });
            time.execute(() -> time.execute(() -> mark("task of a task")));
        });
        end.get(5, TimeUnit.SECONDS);
        assertThat(trail).containsExactly("PT0S task of a task", "PT0.000000001S timer");
    }

    @Test
    void cancelledTimer_neverRuns_andTimeDoesNotGoThere() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.execute(() -> {
            Timer timer = time.schedule(HOUR, () -> mark("cancelled"));
            time.schedule(SECOND, () -> {
                timer.cancel();
                timer.cancel();
                time.schedule(SECOND, () -> end.complete(null));
            });
        });
        end.get(5, TimeUnit.SECONDS);
        assertThat(trail).isEmpty();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void chainOf100000Tasks_doesNotOverflowTheStack() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        time.execute(() -> chain(100_000, end));
        assertThat(end.get(5, TimeUnit.SECONDS)).isZero();
    }

    private void chain(int left, CompletableFuture<Integer> end) {
        if (left == 0) {
            end.complete(0);
        } else {
            time.execute(() -> chain(left - 1, end));
        }
    }

    @Test
    void taskThatThrows_endsNothingButItself() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        VirtualTime.Hold hold = time.hold("set-up");
        time.execute(() -> {
            throw new IllegalStateException("expected in the log of this test");
        });
        time.schedule(SECOND, () -> {
            throw new AssertionError("expected in the log of this test");
        });
        time.schedule(HOUR, () -> end.complete(null));
        hold.close();
        end.get(5, TimeUnit.SECONDS);
        assertThat(time.elapsed()).isEqualTo(HOUR);
    }

    @Test
    void openWork_keepsTimeUntilItsStageEnds() throws Exception {
        CompletableFuture<String> disk = new CompletableFuture<>();
        CompletableFuture<Void> timer = new CompletableFuture<>();
        CompletionStage<String> open = time.whileOpen("write to disk", () -> disk);
        time.schedule(HOUR, () -> timer.complete(null));
        assertThat(time.dump()).contains("open: write to disk");
        assertStaysAt(Duration.ZERO);
        disk.complete("written");
        timer.get(5, TimeUnit.SECONDS);
        assertThat(open).isCompletedWithValue("written");
        assertThat(time.dump()).doesNotContain("open:");
    }

    @Test
    void openWorkThatThrowsOrFails_keepsNothing() throws Exception {
        assertThatThrownBy(() -> time.whileOpen("broken", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        CompletionStage<String> failed =
                time.whileOpen("failing", () -> CompletableFuture.failedFuture(new IllegalStateException("failed")));
        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        CompletableFuture<Void> timer = new CompletableFuture<>();
        time.schedule(HOUR, () -> timer.complete(null));
        timer.get(5, TimeUnit.SECONDS);
    }

    @Test
    void answer_withinNestedOpenWork_letsTimeJumpToIt() throws Exception {
        CompletionStage<String> answer = time.whileOpen(
                "outer",
                () -> time.whileOpen("inner", () -> time.answerAfter(SECOND, () -> "at " + time.elapsed()))
                        .thenApply(text -> text + "!"));
        assertThat(answer.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("at PT1S!");
    }

    @Test
    void answerWithinTheAnswerBefore_letsTimeJumpToo() throws Exception {
        CompletionStage<String> answer = time.whileOpen(
                "two steps",
                () -> time.answerAfter(SECOND, () -> 1)
                        .thenCompose(one -> time.answerAfter(SECOND, () -> "at " + time.elapsed())));
        assertThat(answer.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("at PT2S");
    }

    @Test
    void openWork_keepsTimeAgainOnceItsAnswerCame() throws Exception {
        CompletableFuture<Void> disk = new CompletableFuture<>();
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> timer = new CompletableFuture<>();
        CompletionStage<Void> open = time.whileOpen(
                "answer, then disk",
                () -> time.answerAfter(SECOND, () -> reached.complete(null)).thenCompose(done -> disk));
        time.schedule(HOUR, () -> timer.complete(null));
        reached.get(5, TimeUnit.SECONDS);
        assertStaysAt(SECOND);
        disk.complete(null);
        timer.get(5, TimeUnit.SECONDS);
        assertThat(open).isCompleted();
    }

    @Test
    void answerToOneWork_doesNotReleaseAnother() throws Exception {
        CompletableFuture<Void> disk = new CompletableFuture<>();
        CompletionStage<Void> writing = time.whileOpen("disk", () -> disk);
        CompletionStage<String> answer = time.whileOpen("call", () -> time.answerAfter(SECOND, () -> "answer"));
        assertStaysAt(Duration.ZERO);
        disk.complete(null);
        assertThat(answer.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("answer");
        assertThat(writing).isCompleted();
    }

    @Test
    void answerThatThrows_isAFailedAnswer() {
        CompletionStage<String> answer = time.answerAfter(SECOND, () -> {
            throw new IllegalArgumentException("no such thing");
        });
        assertThatThrownBy(() -> answer.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no such thing");
    }

    @Test
    void holds_areCounted_andNamedInTheDump() throws Exception {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        VirtualTime.Hold first = time.hold("the other thread");
        VirtualTime.Hold second = time.hold("the other thread");
        time.schedule(HOUR, () -> timer.complete(null));
        assertThat(time.dump()).containsSubsequence("held: the other thread", "held: the other thread");
        first.close();
        first.close();
        assertStaysAt(Duration.ZERO);
        second.close();
        timer.get(5, TimeUnit.SECONDS);
    }

    @Test
    void standstill_isToldOnce_untilSomethingHappensAgain() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        time.onStandstill(() -> {
            mark("standstill");
            twice.countDown();
        });
        CompletableFuture<Void> disk = new CompletableFuture<>();
        CompletionStage<Void> open = time.whileOpen("disk", () -> disk);
        time.execute(() -> mark("task"));
        time.schedule(HOUR, () -> mark("timer"));
        disk.complete(null);
        while (twice.getCount() == 2) {
            Thread.onSpinWait();
        }
        time.execute(() -> mark("later"));
        assertThat(twice.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(open).isCompleted();
        assertThat(trail)
                .containsExactly("PT0S task", "PT1H timer", "PT1H standstill", "PT1H later", "PT1H standstill");
    }

    @Test
    void backgroundTimer_runsWhenTimeComesBy_andIsNoReasonToJump() throws Exception {
        CompletableFuture<Void> still = new CompletableFuture<>();
        time.execute(() -> {
            poll();
            time.schedule(Duration.ofMillis(2500), () -> mark("reason"));
            time.onStandstill(() -> {
                mark("standstill");
                still.complete(null);
            });
        });
        still.get(5, TimeUnit.SECONDS);
        assertThat(trail).containsExactly("PT1S poll", "PT2S poll", "PT2.5S reason", "PT2.5S standstill");
        assertThat(time.dump()).contains("at PT3S: VirtualTimeTest (in the background)");
    }

    private void poll() {
        time.scheduleBackground(SECOND, () -> {
            mark("poll");
            poll();
        });
    }

    @Test
    void await_waitsForTheStage_andSaysWhetherItEnded() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        time.schedule(HOUR, () -> done.complete(null));
        assertThat(time.await(done, Duration.ofSeconds(5))).isTrue();
        assertThat(time.await(CompletableFuture.failedFuture(new IllegalStateException()), SECOND))
                .isTrue();
        assertThat(time.await(new CompletableFuture<>(), Duration.ofMillis(5))).isFalse();
    }

    @Test
    void await_calledByATask_isRefused() throws Exception {
        CompletionStage<Boolean> answer =
                time.answerAfter(SECOND, () -> time.await(new CompletableFuture<>(), Duration.ofMillis(5)));
        assertThatThrownBy(() -> answer.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void steps_areRefused() {
        assertThatThrownBy(() -> time.advance(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("VirtualTime.stepped()");
        assertThatThrownBy(time::runUntilIdle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void close_endsTime() throws Exception {
        VirtualTime.Hold hold = time.hold("until closed");
        time.schedule(HOUR, () -> mark("timer"));
        time.close();
        hold.close();
        CompletableFuture<Void> task = new CompletableFuture<>();
        time.execute(() -> task.complete(null));
        assertThatThrownBy(() -> task.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(trail).isEmpty();
    }

    @Test
    void dump_showsTheNextTimersByName() {
        VirtualTime.Hold hold = time.hold("set-up");
        CompletionStage<Integer> answer =
                time.whileOpen("read ec2:DescribeInstances", () -> time.answerAfter(SECOND, () -> 1));
        assertThat(answer.toCompletableFuture()).isNotDone();
        IntStream.range(0, 12).forEach(i -> time.schedule(HOUR, () -> mark("never")));
        assertThat(time.dump().lines())
                .startsWith("virtual time 2030-01-01T00:00:00Z, PT0S after its start")
                .contains(
                        "  open: read ec2:DescribeInstances (its answer is a timer)",
                        "  held: set-up",
                        "  at PT1S: answer to read ec2:DescribeInstances",
                        "  at PT1H: VirtualTimeTest",
                        "  and 3 more timers");
        assertThat(time).hasToString(time.dump());
        time.close();
        hold.close();
    }

    /** Many threads queue, wait and answer at once: nothing is lost, and time never goes back. */
    @Test
    void manyThreads_loseNothing() throws Exception {
        int threads = 4;
        int each = 2_000;
        CountDownLatch left = new CountDownLatch(threads * each * 3);
        List<Thread> started = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        time.execute(left::countDown);
                        time.schedule(Duration.ofMillis(i % 17), left::countDown);
                        time.whileOpen("call", () -> time.answerAfter(Duration.ofMillis(5), () -> 1))
                                .thenAccept(one -> left.countDown());
                    }
                }))
                .toList();
        started.forEach(Thread::start);
        assertThat(left.await(10, TimeUnit.SECONDS)).as(time::dump).isTrue();
        for (Thread thread : started) {
            thread.join();
        }
        assertThat(time.dump()).doesNotContain("open:");
    }

    private void mark(String what) {
        trail.add(time.elapsed() + " " + what);
    }

    /** Gives the driver every chance to go wrong: it has run what was queued, and something more. */
    private void assertStaysAt(Duration expected) throws Exception {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> ran = new CompletableFuture<>();
            time.execute(() -> ran.complete(null));
            ran.get(5, TimeUnit.SECONDS);
        }
        assertThat(time.elapsed()).isEqualTo(expected);
    }
}
