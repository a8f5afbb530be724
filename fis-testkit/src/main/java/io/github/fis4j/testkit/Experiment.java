package io.github.fis4j.testkit;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.InvalidTemplateException;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An experiment in a test: {@link #run()} goes through all of it at once; {@link #start()} begins it and leaves its time to
 * the test, which goes on by {@link #advance}, {@link #awaitAction} and {@link #awaitEnd()}. It may be run again when it is
 * over; what is asked is told of the last run.
 *
 * <p>For the thread of the test; marks may come from any thread. Waiting lets virtual time go on; if the experiment does not
 * get there within 30 s of real time it fails with what keeps time. In real time it waits as long as it takes: see
 * {@code @Timeout} of JUnit.
 */
public final class Experiment {
    private static final Duration VIRTUAL_PATIENCE = Duration.ofSeconds(30);
    /** Longer than any experiment may be, with its undo. */
    private static final Duration REAL_PATIENCE = Duration.ofHours(24);

    private final ExperimentEngine engine;
    private final EngineTime time;
    private final ExperimentTemplate template;
    private final List<EventRecorder> timelines = new CopyOnWriteArrayList<>();
    private final List<ExperimentListener> waiters = new CopyOnWriteArrayList<>();
    private Consumer<RunOptions.Builder> settings = options -> {};
    private @Nullable ExperimentRun run;
    private volatile EventRecorder timeline;

    private Experiment(ExperimentEngine engine, EngineTime time, ExperimentTemplate template) {
        this.engine = engine;
        this.time = time;
        this.template = template;
        timeline = nextTimeline();
    }

    /**
     * {@return an experiment that has not been started}
     *
     * @param engine runs it; stays yours to close
     * @param time the time of the engine
     * @param template what is run
     */
    public static Experiment of(ExperimentEngine engine, EngineTime time, ExperimentTemplate template) {
        return new Experiment(engine, time, template);
    }

    /** {@return what is run} */
    public ExperimentTemplate template() {
        return template;
    }

    /**
     * Sets the seed of the runs that are started from now on.
     *
     * @param seed any number
     * @return this experiment
     */
    public Experiment seed(long seed) {
        return with(options -> options.seed(seed));
    }

    /**
     * Sets how the runs are started that are started from now on.
     *
     * @param more for example {@code RunOptions.Builder::skipAll}; comes after what was set before
     * @return this experiment
     */
    public Experiment with(Consumer<RunOptions.Builder> more) {
        settings = settings.andThen(more);
        return this;
    }

    /**
     * Starts the experiment and goes through all of it, with the undo.
     *
     * @return what it did
     * @throws InvalidTemplateException if the template has errors
     */
    public ExperimentReport run() {
        return start().awaitEnd();
    }

    /**
     * Starts the experiment. In virtual time nothing happens until the test lets time go on.
     *
     * @return this experiment
     * @throws InvalidTemplateException if the template has errors
     * @throws IllegalStateException if it is running already
     */
    public Experiment start() {
        if (run != null && !run.status().terminal()) {
            throw new IllegalStateException("The experiment is " + run.status().word()
                    + " already; awaitEnd() or stop() it before it is started again");
        }
        EventRecorder recorded = timeline.events().isEmpty() ? timeline : nextTimeline();
        RunOptions.Builder options = RunOptions.builder().listener(event -> {
            recorded.onEvent(event);
            waiters.forEach(waiter -> waiter.onEvent(event));
        });
        settings.accept(options);
        timeline = recorded;
        run = engine.start(template, options.build());
        return this;
    }

    private EventRecorder nextTimeline() {
        EventRecorder next = EventRecorder.create();
        timelines.add(next);
        return next;
    }

    /**
     * Lets time go on, and everything happen that is due on the way. Virtual time only.
     *
     * @param duration how far
     * @return this experiment
     * @throws IllegalStateException if it was not started, if time is real, or time is kept for too long
     */
    public Experiment advance(Duration duration) {
        started();
        if (!(time instanceof VirtualTime virtual)) {
            throw new IllegalStateException("Real time goes on by itself, it cannot be advanced by " + duration
                    + "; use awaitAction(..) or awaitEnd(), or virtual time");
        }
        virtual.advance(duration);
        return this;
    }

    /**
     * Lets time go on until an action has come somewhere: {@code awaitAction("stop").running()}.
     *
     * @param name the action's name in the template
     * @return asks how far
     * @throws IllegalArgumentException if the template has no such action
     * @throws IllegalStateException if the experiment was not started
     */
    public AwaitedAction awaitAction(String name) {
        started();
        if (!template.actions().containsKey(name)) {
            throw new IllegalArgumentException("The template has no action " + name + ", only "
                    + template.actions().keySet());
        }
        return new AwaitedAction(this, name);
    }

    /**
     * Lets time go on until the experiment is over and undone.
     *
     * @return what it did
     * @throws IllegalStateException if it was not started, or does not end
     */
    public ExperimentReport awaitEnd() {
        CompletableFuture<ExperimentReport> end = started().completion();
        if (!time.await(end, patience())) {
            throw new IllegalStateException(stuck("to end"));
        }
        return end.join();
    }

    /**
     * Stops the experiment and lets time go on until everything is taken back. Stopping one that is over changes nothing.
     *
     * @return what it did
     * @throws IllegalStateException if it was not started, or does not end
     */
    public ExperimentReport stop() {
        started().stop();
        return awaitEnd();
    }

    /**
     * {@return the experiment's status now}
     *
     * @throws IllegalStateException if it was not started
     */
    public ExperimentStatus status() {
        return started().status();
    }

    /** {@return whether it was started and is over} */
    public boolean over() {
        return run != null && run.status().terminal();
    }

    /** {@return whether it was started} */
    public boolean begun() {
        return run != null;
    }

    /**
     * {@return what it did so far}
     *
     * @throws IllegalStateException if it was not started
     */
    public ExperimentReport report() {
        return started().report();
    }

    /**
     * Puts a state of the code under test on the timeline, at the time that it is.
     *
     * @param subject what took it, for example {@code breaker inventory}
     * @param state the state, for example {@code OPEN}
     * @return this experiment
     */
    public Experiment mark(String subject, String state) {
        timeline.mark(new Mark(time.instant(), subject, state));
        return this;
    }

    /** {@return the events and marks of the last run, or those before the first one} */
    public EventRecorder timeline() {
        return timeline;
    }

    /** {@return the same of every run, in order; at least one} */
    public List<EventRecorder> timelines() {
        return List.copyOf(timelines);
    }

    /** {@return whether an event has happened; lets time go on until it has, or the run is over} */
    boolean await(Predicate<ExperimentEvent> wanted) {
        CompletableFuture<Void> enough = new CompletableFuture<>();
        Predicate<ExperimentEvent> awaited = event -> wanted.test(event) || isEnd(event);
        ExperimentListener waiter = event -> {
            if (awaited.test(event)) {
                enough.complete(null);
            }
        };
        // Listens first, so that no event is missed between the look and the wait.
        waiters.add(waiter);
        if (timeline.events().stream().noneMatch(awaited)) {
            time.await(enough, patience());
        }
        waiters.remove(waiter);
        return timeline.events().stream().anyMatch(wanted);
    }

    private static boolean isEnd(ExperimentEvent event) {
        return event instanceof ExperimentStatusChanged change && change.to().terminal();
    }

    /** {@return what is told when a wait was in vain} */
    String stuck(String what) {
        String found = over() ? "it is over: " + report().status().word() + ". " + report().reason() : "it does not";
        return "Waited for the experiment " + what + ", but " + found + "\nTimeline:\n" + timeline
                + (over() || !(time instanceof VirtualTime) ? "" : "\nTime:\n" + time);
    }

    private Duration patience() {
        return time instanceof VirtualTime ? VIRTUAL_PATIENCE : REAL_PATIENCE;
    }

    private ExperimentRun started() {
        if (run == null) {
            throw new IllegalStateException("The experiment was not started; call start() or run() first");
        }
        return run;
    }
}
