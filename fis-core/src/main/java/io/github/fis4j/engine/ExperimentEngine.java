package io.github.fis4j.engine;

import io.github.fis4j.event.StopCause;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Limits;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs experiments, any number at once. Thread-safe. It can do what the registered modules can, plus
 * {@code aws:fis:wait}; it finds no module by itself.
 */
public final class ExperimentEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentEngine.class);

    private final EngineServices services;
    private final TemplateValidator validator;
    private final boolean ownsTime;
    private final Map<String, StopConditionPoller> pollers = new ConcurrentHashMap<>();
    private final Set<RunCoordinator> running = ConcurrentHashMap.newKeySet();
    /** Runs that are over but left records open, which are tried further. */
    private final Set<RunCoordinator> lingering = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean closed = new AtomicBoolean();

    private ExperimentEngine(Builder builder) {
        List<FisModule> modules = new ArrayList<>(builder.modules);
        modules.add(new WaitModule());
        Registry registry = new Registry(modules);
        ExperimentJournal journal = builder.journal == null ? InMemoryJournal.create() : builder.journal;
        refuseLoss(modules, journal);
        ownsTime = builder.time == null;
        EngineTime time = builder.time == null ? new SystemTime() : builder.time;
        services = new EngineServices(time, journal, registry, this::poller, builder.settings());
        validator = TemplateValidator.of(registry.catalog(), builder.limits);
        time.onStandstill(() -> running.forEach(RunCoordinator::standstill));
    }

    /** {@return a builder of engines} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a run with the default options.
     *
     * @param template the template; it is checked first
     * @return the run, which goes on by itself
     * @throws InvalidTemplateException if the template has an error; nothing was begun then
     */
    public ExperimentRun start(ExperimentTemplate template) {
        return start(template, RunOptions.defaults());
    }

    /**
     * Starts a run.
     *
     * @param template the template; it is checked first
     * @param options how it is run
     * @return the run, which goes on by itself
     * @throws InvalidTemplateException if the template has an error; nothing was begun then
     * @throws IllegalStateException if the engine is closed
     */
    public ExperimentRun start(ExperimentTemplate template, RunOptions options) {
        List<Problem> problems = new ArrayList<>(validator.validate(template));
        problems.addAll(services.registry().missing(template));
        if (Problem.anyError(problems)) {
            throw new InvalidTemplateException(problems);
        }
        ExperimentPlan plan = ExperimentPlan.of(template, services.registry().catalog());
        long seed = options.seed().orElseGet(Entropy::seed);
        RunCoordinator run = new RunCoordinator(Entropy.runId(), plan, services, options, seed, this::over);
        running.add(run);
        if (closed.get()) {
            running.remove(run);
            throw new IllegalStateException("The engine is closed; build another one");
        }
        run.start();
        return run;
    }

    /**
     * Stops every run, waits for their undo as long as {@link Builder#closeWithin} says, then closes the modules and the
     * journal. What is still open is logged as an error, record by record. Closing again does nothing.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        running.forEach(run -> run.stop(StopCause.ENGINE_CLOSED, null));
        CompletableFuture<?>[] ends =
                running.stream().map(RunCoordinator::completion).toArray(CompletableFuture[]::new);
        services.time().await(CompletableFuture.allOf(ends), services.settings().closeWithin());
        running.forEach(run -> LOG.error("Run {} was not over when the engine was closed", run.id()));
        lingering.addAll(running);
        lingering.forEach(this::leave);
        services.registry().modules().forEach(module -> release(module.name(), module::close));
        release("journal", services.journal()::close);
        if (ownsTime) {
            services.time().close();
        }
    }

    /** What cannot be closed must not keep the rest open. */
    private static void release(String what, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) {
            LOG.warn("Closing {} failed", what, e);
        }
    }

    private void leave(RunCoordinator run) {
        CompletionStage<Void> told = run.abandon()
                .thenAccept(left -> left.forEach(open -> LOG.error(
                        "Not undone when the engine was closed: {} ({}), record {}",
                        open.call(),
                        open.plan().summary(),
                        open.marker())));
        services.time().await(told, services.settings().closeWithin());
    }

    private void over(RunCoordinator run, boolean lingers) {
        if (lingers) {
            lingering.add(run);
        }
        running.remove(run);
    }

    private StopConditionPoller poller(String source) {
        return pollers.computeIfAbsent(source, name -> {
            Registry.Owned<StopConditionSource> owned =
                    Objects.requireNonNull(services.registry().source(name), "start() checked that there is a source");
            return new StopConditionPoller(
                    owned.thing(), services.time(), services.settings().lostSignal());
        });
    }

    private static void refuseLoss(List<FisModule> modules, ExperimentJournal journal) {
        if (journal.durability() != ExperimentJournal.Durability.PROCESS) {
            return;
        }
        for (FisModule module : modules) {
            if (module.touches() == FisModule.Touches.WORLD) {
                throw new IllegalArgumentException("Module " + module.name()
                        + " changes the world, and the journal does not outlive this process: if it dies, nothing is"
                        + " put back. Give the engine a durable journal, or write"
                        + " journal(InMemoryJournal.acceptingLoss())");
            }
        }
    }

    /**
     * Builds engines. Not thread-safe. Defaults:
     *
     * <ul>
     *   <li>journal: in memory, which is refused if a module touches the world
     *   <li>time: the system's
     *   <li>limits: {@link Limits#local()}
     *   <li>undoPatience: 5 minutes; verifyWithin: 10 minutes; resolveWithin: 5 minutes; lostSignal: 30 seconds
     *   <li>closeWithin: 6 minutes
     * </ul>
     */
    public static final class Builder {
        private final List<FisModule> modules = new ArrayList<>();
        private @Nullable ExperimentJournal journal;
        private @Nullable EngineTime time;
        private Limits limits = Limits.local();
        private Duration undoPatience = Duration.ofMinutes(5);
        private Duration verifyWithin = Duration.ofMinutes(10);
        private Duration resolveWithin = Duration.ofMinutes(5);
        private Duration lostSignal = Duration.ofSeconds(30);
        private Duration closeWithin = Duration.ofMinutes(6);

        private Builder() {}

        /**
         * Registers a module.
         *
         * @param module brings actions, resource types and stop conditions; <b>closed with the engine</b>
         * @return this builder
         */
        public Builder register(FisModule module) {
            modules.add(module);
            return this;
        }

        /**
         * Sets where events and undo records are kept.
         *
         * @param keptIn the journal; <b>closed with the engine</b>
         * @return this builder
         */
        public Builder journal(ExperimentJournal keptIn) {
            journal = keptIn;
            return this;
        }

        /**
         * Sets the time, for tests.
         *
         * @param source the time; <b>stays yours to close</b>
         * @return this builder
         */
        public Builder time(EngineTime source) {
            time = source;
            return this;
        }

        /**
         * Sets how much a template may ask for.
         *
         * @param most the limits
         * @return this builder
         */
        public Builder limits(Limits most) {
            limits = most;
            return this;
        }

        /**
         * Sets how long a run waits for one undo. After that it fails, and the undo is tried further in the background.
         *
         * @param patience more than zero
         * @return this builder
         */
        public Builder undoPatience(Duration patience) {
            undoPatience = positive(patience, "undoPatience");
            return this;
        }

        /**
         * Sets how long an action may take to show evidence. After that it fails and is undone.
         *
         * @param within more than zero
         * @return this builder
         */
        public Builder verifyWithin(Duration within) {
            verifyWithin = positive(within, "verifyWithin");
            return this;
        }

        /**
         * Sets how long resolving targets, checking identities and the first look at the stop conditions may take.
         *
         * @param within more than zero
         * @return this builder
         */
        public Builder resolveWithin(Duration within) {
            resolveWithin = positive(within, "resolveWithin");
            return this;
        }

        /**
         * Sets how long stop conditions may go unread before the run is stopped for it. Three failures in a row stop it
         * earlier.
         *
         * @param atMost more than zero
         * @return this builder
         */
        public Builder lostSignal(Duration atMost) {
            lostSignal = positive(atMost, "lostSignal");
            return this;
        }

        /**
         * Sets how long closing the engine waits for its runs, in real time.
         *
         * @param atMost more than zero
         * @return this builder
         */
        public Builder closeWithin(Duration atMost) {
            closeWithin = positive(atMost, "closeWithin");
            return this;
        }

        /**
         * {@return the engine}
         *
         * @throws IllegalArgumentException if two modules bring the same thing, or a module touches the world and the
         *     journal does not outlive the process
         */
        public ExperimentEngine build() {
            return new ExperimentEngine(this);
        }

        private Settings settings() {
            return new Settings(undoPatience, verifyWithin, resolveWithin, lostSignal, closeWithin);
        }

        private static Duration positive(Duration duration, String what) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(what + " is " + duration + "; it must be more than zero");
            }
            return duration;
        }
    }
}
