package io.github.fis4j.testkit;

import io.github.fis4j.spi.EngineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that nobody waits for: when there is nothing to run, it jumps to the next timer. It does not jump while a call, a
 * read or a journal append is open (see {@link #whileOpen}) or a hold of yours is taken. Tasks and timers run one at a
 * time: tasks as they were queued, then timers by due time, those of one time as they were set. So a test is the same
 * test every time.
 *
 * <p>There are two ways to drive it. {@link #create()} gives a time that goes on by itself, on a daemon thread that ends
 * when nothing is left to do. {@link #stepped()} gives a time that goes on only when told to, on the caller's thread.
 * Code of your own on other threads is not seen by either: take a {@link #hold} for it.
 *
 * <p>Thread-safe. Begins at 2030-01-01T00:00:00Z unless said otherwise.
 */
public final class VirtualTime implements EngineTime, AutoCloseable {
    /** The work that this thread is starting or answering. Of whichever time: see {@link #current()}. */
    private static final ThreadLocal<@Nullable OpenWork> CURRENT = new ThreadLocal<>();

    /** When time begins unless said otherwise. */
    public static final Instant DEFAULT_START = Instant.parse("2030-01-01T00:00:00Z");

    private final Instant start;
    private final Agenda agenda;
    private final @Nullable SelfDriver driver;
    private final Stepper stepper;

    private VirtualTime(Instant start, boolean stepped) {
        this.start = start;
        driver = stepped ? null : new SelfDriver();
        stepper = new Stepper();
        agenda = driver == null ? stepper.agenda() : driver.agenda();
    }

    /** {@return a time that goes on by itself, from {@link #DEFAULT_START}} */
    public static VirtualTime create() {
        return new VirtualTime(DEFAULT_START, false);
    }

    /**
     * {@return a time that goes on by itself}
     *
     * @param start when it begins
     */
    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(start, false);
    }

    /** {@return a time that goes on only when told to, from {@link #DEFAULT_START}} */
    public static VirtualTime stepped() {
        return new VirtualTime(DEFAULT_START, true);
    }

    /**
     * {@return a time that goes on only when told to}
     *
     * @param start when it begins
     */
    public static VirtualTime steppedFrom(Instant start) {
        return new VirtualTime(start, true);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(agenda.now());
    }

    /** {@return nanoseconds since time began} */
    @Override
    public long nanoTime() {
        return agenda.now();
    }

    /**
     * {@return a clock that shows this time, in UTC; for code of yours that asks a {@link Clock}}
     */
    public Clock clock() {
        return new VirtualClock(this, ZoneOffset.UTC);
    }

    /**
     * {@return an executor whose tasks run on this time, one at a time; a new one each time} Time does not jump for the sake
     * of a periodic task, but runs it when it comes by. To wait for one of its futures is to let time go on; a task must not
     * wait for another one. What a task throws is in its future.
     */
    public ScheduledExecutorService scheduler() {
        return new VirtualScheduler(this);
    }

    /** {@return how much time has passed since it began} */
    public Duration elapsed() {
        return Duration.ofNanos(agenda.now());
    }

    /** Queues a task. What it throws is logged; time goes on. After {@link #close()} it never runs. */
    @Override
    public void execute(Runnable task) {
        agenda.add(task);
    }

    /** Sets a timer. What its task throws is logged; time goes on. After {@link #close()} it never runs. */
    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return timer(delay, task, false);
    }

    /** Sets a timer that time does not jump for. It runs when time comes by on its way to another timer. */
    @Override
    public Timer scheduleBackground(Duration delay, Runnable task) {
        return timer(delay, task, true);
    }

    private Timer timer(Duration delay, Runnable task, boolean background) {
        Alarm alarm = agenda.addTimer(delay, task, null, background);
        return () -> agenda.cancel(alarm);
    }

    /**
     * Keeps time from jumping until the stage is done, except while an answer is a timer: one that {@link #answerAfter}
     * gave within {@code work}, or within the answer before it. Works inside such work too.
     */
    @Override
    public <T> CompletionStage<T> whileOpen(String what, Supplier<CompletionStage<T>> work) {
        OpenWork opened = new OpenWork(what, agenda, current());
        // On the thread that moves time it cannot jump before the work has been started.
        boolean listed = !isTimeThread();
        if (listed) {
            agenda.opened(opened);
        }
        CompletionStage<T> stage = null;
        try {
            stage = within(opened, work);
        } finally {
            if (stage == null) {
                agenda.ended(opened);
            }
        }
        if (!listed && !stage.toCompletableFuture().isDone()) {
            agenda.opened(opened);
        }
        return closing(stage, opened);
    }

    /** What depends on the work is queued before time may jump again. */
    private <T> CompletionStage<T> closing(CompletionStage<T> stage, OpenWork opened) {
        CompletableFuture<T> told = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                told.complete(value);
            } else {
                told.completeExceptionally(failure);
            }
            agenda.ended(opened);
        });
        return told;
    }

    @Override
    public <T> CompletionStage<T> answerAfter(Duration latency, Supplier<T> answer) {
        OpenWork answered = current();
        CompletableFuture<T> later = new CompletableFuture<>();
        agenda.addTimer(latency, () -> within(answered, () -> complete(later, answer)), answered, false);
        return later;
    }

    private static <T> boolean complete(CompletableFuture<T> later, Supplier<T> answer) {
        try {
            return later.complete(answer.get());
        } catch (RuntimeException | Error e) {
            return later.completeExceptionally(e);
        }
    }

    /** Runs code as a part of open work, which may have come from another thread. */
    static <T> T within(@Nullable OpenWork work, Supplier<T> code) {
        OpenWork outer = CURRENT.get();
        CURRENT.set(work);
        try {
            return code.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    /** {@return the open work of this time that the thread is about; null if there is none} */
    @Nullable
    OpenWork current() {
        OpenWork work = CURRENT.get();
        return work != null && work.agenda == agenda ? work : null;
    }

    /**
     * Keeps time from jumping until the hold is closed, for code of yours on threads that time does not know. Timers that
     * are due already still run. May be taken any number of times.
     *
     * @param what what for, for {@link #dump()}
     * @return the hold; closing it twice does no harm
     */
    public Hold hold(String what) {
        Hold hold = new Hold() {
            @Override
            public void close() {
                agenda.released(this);
            }

            @Override
            public String toString() {
                return what;
            }
        };
        agenda.held(hold);
        return hold;
    }

    /** {@return what the holds are for that are taken now} */
    public List<String> holds() {
        return agenda.holds();
    }

    /** Ends all holds, for those who clean up behind a test. */
    public void releaseHolds() {
        agenda.releaseAll();
    }

    /**
     * Runs what is queued and due, without moving time. Stepped time only.
     *
     * @throws IllegalStateException if this time goes on by itself, or if a task of this time calls it
     */
    public void runUntilIdle() {
        stepped("runUntilIdle").runUntilIdle();
    }

    /**
     * Moves time on and runs everything that comes to be due on the way. Waits in real time, at most 30 s, while open
     * work or a hold keeps time. Stepped time only.
     *
     * @param duration how far
     * @throws IllegalStateException if this time goes on by itself, if a task of this time calls it, or if time is kept
     *     for too long
     */
    public void advance(Duration duration) {
        advanceTo(instant().plus(duration));
    }

    /**
     * Moves time on and runs everything that comes to be due on the way. Waits in real time, at most 30 s, while open
     * work or a hold keeps time. Stepped time only.
     *
     * @param instant where to
     * @throws IllegalArgumentException if it has passed
     * @throws IllegalStateException if this time goes on by itself, if a task of this time calls it, or if time is kept
     *     for too long
     */
    public void advanceTo(Instant instant) {
        if (instant.isBefore(instant())) {
            throw new IllegalArgumentException(
                    "Time does not go back: it is " + instant() + ", not yet after " + instant);
        }
        stepped("advanceTo").advanceTo(Duration.between(start, instant).toNanos());
    }

    /** Never tells if time is stepped: it cannot know what its driver has in mind. */
    @Override
    public void onStandstill(Standstill listener) {
        if (driver != null) {
            driver.onStandstill(listener);
        }
    }

    /**
     * Waits for a stage. Stepped time goes on meanwhile, on the caller's thread.
     *
     * @throws IllegalStateException if a task of this time calls it
     */
    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        if (isTimeThread()) {
            throw new IllegalStateException("A task of virtual time must not wait: nothing would go on meanwhile");
        }
        return driver == null ? stepper.await(stage, atMost) : awaitOther(stage.toCompletableFuture(), atMost);
    }

    private static boolean awaitOther(CompletableFuture<?> future, Duration atMost) {
        try {
            future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return future.isDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return future.isDone();
    }

    /** {@return the time, open work, holds, and the next timers, a line each} */
    public String dump() {
        return "virtual time " + instant() + ", " + elapsed() + " after its start\n" + agenda.dump();
    }

    /** {@return the same as {@link #dump()}} */
    @Override
    public String toString() {
        return dump();
    }

    /** Ends time: nothing that is queued or set runs any more. */
    @Override
    public void close() {
        agenda.close();
    }

    private Stepper stepped(String method) {
        if (driver != null) {
            throw new IllegalStateException("This time goes on by itself; " + method + " is for VirtualTime.stepped()");
        }
        return stepper;
    }

    /** {@return whether the thread is the one that moves this time} */
    boolean isTimeThread() {
        return driver == null ? stepper.isCurrentThread() : driver.isCurrentThread();
    }

    /** Keeps time from jumping until it is closed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
