package io.github.fis4j.schedule;

import io.github.fis4j.schedule.Choices.Option;
import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Time and threads under the hand of a schedule. A step is: a task that was queued, the next move of an actor from
 * outside, or time's jump to the next timer. Actors may also act while a task is under way, wherever it {@link #pause}s.
 * The natural order is: tasks as they were queued, and no jump while there is one, with the actors between any two of
 * them. Departures from it are another order, an actor in the midst of a task, and a wait that is given up before it had
 * to be. Time never jumps while something prompt waits.
 */
final class ScheduledTime implements EngineTime {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    /** Nobody gives up so short a wait before nothing else can happen. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final int MOST_STEPS = 3_000;

    private final Choices choices;
    private final List<Task> tasks = new ArrayList<>();
    private final TreeMap<Long, List<Alarm>> timers = new TreeMap<>();
    private final List<Actor> actors = new ArrayList<>();
    private long now;
    private int foreground;
    private int steps;
    private boolean acting;

    ScheduledTime(Choices choices) {
        this.choices = choices;
    }

    /** Adds somebody outside who acts once, at any point, and does not wait. */
    void actor(String name, Runnable act) {
        actors.add(new Actor(name, act, null));
    }

    /** Adds somebody outside who may wait; others go on wherever it hands something to this time. */
    void waitingActor(String name, Runnable act) {
        actors.add(new Actor(name, null, new Coroutine(act)));
    }

    /** Queues something that may take its time, such as an answer that is on a wire. */
    void later(String name, Runnable task) {
        tasks.add(new Task(name, false, task));
    }

    /** Queues something that happens before time goes on. */
    void soon(String name, Runnable task) {
        tasks.add(new Task(name, true, task));
    }

    /** A choice of somebody's own. {@return whether the departure was chosen} */
    boolean departs(String usual, String departure) {
        boolean[] departed = {false};
        choose(List.of(new Option(usual, 0, () -> {}), new Option(departure, 1, () -> departed[0] = true)));
        return departed[0];
    }

    /** A point at which actors may act although a task is under way, as other threads would. */
    void pause(String where) {
        Coroutine coroutine = Coroutine.current();
        if (coroutine != null) {
            coroutine.pause();
            return;
        }
        boolean goesOn = acting;
        while (!goesOn) {
            boolean[] on = {false};
            List<Option> options = new ArrayList<>();
            options.add(new Option("  (" + where + ")", 0, () -> on[0] = true));
            actors.stream()
                    .filter(actor -> actor.act != null)
                    .forEach(actor -> options.add(new Option("  meanwhile " + actor.name, 1, () -> act(actor))));
            choose(options);
            goesOn = on[0];
        }
    }

    /** Runs until nothing can happen any more. */
    void run() {
        while (step()) {
            steps++;
        }
    }

    private boolean step() {
        if (steps > MOST_STEPS) {
            throw new AssertionError("after " + MOST_STEPS + " steps it is not over");
        }
        List<Option> options = options();
        if (options.isEmpty()) {
            return false;
        }
        choose(options);
        return true;
    }

    private void choose(List<Option> options) {
        choices.choose(options).step().run();
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (Task task : tasks) {
            options.add(new Option(task.name, options.isEmpty() ? 0 : 1, () -> run(task)));
        }
        boolean idle = tasks.isEmpty();
        boolean timePasses = tasks.stream().noneMatch(Task::prompt);
        if (foreground > 0 && timePasses) {
            options.add(new Option("time goes on", idle ? 0 : 1, this::jump));
        }
        boolean stuck = options.isEmpty() && actors.stream().noneMatch(Actor::ready);
        for (Actor actor : List.copyOf(actors)) {
            if (actor.ready()) {
                options.add(new Option(actor.name, 0, () -> act(actor)));
            } else if (stuck || (timePasses && actor.givesUp())) {
                options.add(new Option(actor.name + " waits no longer", stuck ? 0 : 1, () -> act(actor)));
            }
        }
        return options;
    }

    private void run(Task task) {
        tasks.remove(task);
        task.body.run();
    }

    private void act(Actor actor) {
        Coroutine coroutine = actor.coroutine;
        if (actor.act != null) {
            actors.remove(actor);
            acting = true;
            actor.act.run();
            acting = false;
        } else if (coroutine != null) {
            coroutine.step();
            if (coroutine.ended()) {
                actors.remove(actor);
            }
        }
    }

    /** All timers that are due at that moment become tasks, as the timer thread of the system's time does it. */
    private void jump() {
        List<Alarm> due = Objects.requireNonNull(timers.pollFirstEntry()).getValue();
        now = Math.max(now, due.get(0).due);
        for (Alarm alarm : due) {
            foreground -= alarm.background ? 0 : 1;
            soon("timer at " + Duration.ofNanos(alarm.due), alarm.body);
        }
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        if (Coroutine.current() != null) {
            pause("execute");
        }
        soon("task", task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return timer(delay, task, false);
    }

    @Override
    public Timer scheduleBackground(Duration delay, Runnable task) {
        return timer(delay, task, true);
    }

    private Timer timer(Duration delay, Runnable task, boolean background) {
        Alarm alarm = new Alarm(now + Math.max(0, delay.toNanos()), background, task);
        timers.computeIfAbsent(alarm.due, due -> new ArrayList<>()).add(alarm);
        foreground += background ? 0 : 1;
        return () -> cancel(alarm);
    }

    private void cancel(Alarm alarm) {
        List<Alarm> due = timers.get(alarm.due);
        if (due != null && due.remove(alarm)) {
            foreground -= alarm.background ? 0 : 1;
            if (due.isEmpty()) {
                timers.remove(alarm.due);
            }
        }
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        Coroutine coroutine = Coroutine.current();
        if (coroutine != null) {
            coroutine.await(future::isDone, atMost.compareTo(SHORT) > 0);
        } else {
            run();
        }
        return future.isDone();
    }

    private record Task(String name, boolean prompt, Runnable body) {}

    /** Not a record: two that look alike are two. */
    private static final class Alarm {
        private final long due;
        private final boolean background;
        private final Runnable body;

        Alarm(long due, boolean background, Runnable body) {
            this.due = due;
            this.background = background;
            this.body = body;
        }
    }

    private record Actor(
            String name, @Nullable Runnable act, @Nullable Coroutine coroutine) {
        boolean ready() {
            return coroutine == null || coroutine.ready();
        }

        boolean givesUp() {
            return coroutine != null && coroutine.givesUp();
        }
    }
}
