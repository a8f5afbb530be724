package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Limits;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs experiments, any number at once. Thread-safe. It can do what the registered modules can, plus
 * {@code aws:fis:wait}; it finds no module by itself.
 */
public final class ExperimentEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentEngine.class);
    static final String CLOSED = "The engine is closed; build another one";
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final EngineServices services;
    private final Admission admission;
    private final boolean ownsTime;
    private final Set<RunCoordinator> running = Collections.synchronizedSet(new LinkedHashSet<>());
    /** Runs that are over but left records open, which are tried further. */
    private final Set<RunCoordinator> lingering = ConcurrentHashMap.newKeySet();

    private final Recovery recovery;
    private final Previews previews;
    private final boolean previewOnly;
    private final StartTokens tokens = new StartTokens();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<List<UndoRecord>> left = new CompletableFuture<>();
    private final EngineTime.Timer onProcessEnd;

    private ExperimentEngine(Builder builder) {
        List<FisModule> modules = new ArrayList<>(builder.modules);
        modules.add(new WaitModule());
        Registry registry = new Registry(modules);
        ExperimentJournal journal = builder.journal == null ? InMemoryJournal.create() : builder.journal;
        previewOnly = builder.previewOnly;
        if (!previewOnly) {
            registry.refuseLoss(journal);
        }
        ownsTime = builder.time == null;
        EngineTime time = builder.time == null ? SystemTime.create() : builder.time;
        Levers levers = new Levers(builder.lever, builder.sharedLevers, time, builder.lostSignal);
        Pollers pollers = new Pollers(registry, time, builder.lostSignal);
        services = new EngineServices(time, journal, registry, pollers::of, levers, builder.limits, builder.settings());
        recovery = new Recovery(services);
        previews = new Previews(services);
        admission = new Admission(registry, builder.limits);
        onProcessEnd = builder.stopOnShutdown ? time.onProcessEnd(this::close) : () -> {};
        time.onStandstill(() -> List.copyOf(running).forEach(RunCoordinator::standstill));
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
     * Starts a run; with a client token that was used before, gives the run that it began.
     *
     * @param template the template; it is checked first
     * @param options how it is run
     * @return the run, which goes on by itself
     * @throws InvalidTemplateException if the template has an error; nothing was begun then
     * @throws IllegalArgumentException if the client token belongs to another template or other options
     * @throws QuotaExceededException if as many runs are active as the limits allow
     * @throws IllegalStateException if the engine is closed, or only previews
     */
    public ExperimentRun start(ExperimentTemplate template, RunOptions options) {
        refuseIfPreviewOnly();
        admission.check(template, options);
        return tokens.start(template, options, () -> begin(template, options));
    }

    /**
     * Previews a run with the default options.
     *
     * @param template the template; it is checked first
     * @return what a run would do
     * @throws InvalidTemplateException if the template has an error
     */
    public CompletableFuture<Preview> preview(ExperimentTemplate template) {
        return preview(template, RunOptions.defaults());
    }

    /**
     * Finds out what a run would do, and changes nothing: resolves, selects and prepares as a run with the same seed, looks
     * at stop conditions and safety levers, asks for permissions where that has no effect. Writes nothing into the journal,
     * counts as no active experiment, and works while the safety lever is engaged. What goes wrong is told in the preview,
     * all of it: a preview fails only with the engine. Looking, preparing and asking take at most {@link
     * Builder#resolveWithin} each.
     *
     * @param template the template; it is checked first
     * @param options how it would be run; client token, tags and listeners mean nothing to a preview
     * @return what a run would do; fails with {@link IllegalStateException} if the engine is closed before it is known
     * @throws InvalidTemplateException if the template has an error
     * @throws IllegalStateException if the engine is closed
     */
    public CompletableFuture<Preview> preview(ExperimentTemplate template, RunOptions options) {
        admission.check(template, options);
        return previews.begin(admission.plan(template), options);
    }

    private RunCoordinator begin(ExperimentTemplate template, RunOptions options) {
        ExperimentPlan plan = admission.plan(template);
        long seed = options.seed().orElseGet(Entropy::seed);
        RunCoordinator run = new RunCoordinator(Entropy.runId(), plan, services, options, seed, this::over);
        admit(run);
        return run;
    }

    /** In one step with closing: either the run is in, has begun and will be stopped, or it never was. */
    private void admit(RunCoordinator run) {
        int most = services.limits().activeExperiments();
        synchronized (running) {
            refuseIfClosed();
            if (running.size() >= most) {
                throw new QuotaExceededException(
                        running.size() + " experiments are active, at most " + most
                                + " are allowed at one time. Wait until one is over, stop one, or give the engine other limits");
            }
            run.start();
            running.add(run);
        }
    }

    private void refuseIfClosed() {
        if (closed.get()) {
            throw new IllegalStateException(CLOSED);
        }
    }

    private void refuseIfPreviewOnly() {
        if (previewOnly) {
            throw new IllegalStateException("The engine only previews; build another one without previewOnly()");
        }
    }

    /**
     * Takes up what processes that have ended left open in the journal: undoes it, and closes their runs as failed with
     * verdict ABORTED, or UNDO_FAILED if something stays open. Injects nothing, resumes no hold. Runs of processes that
     * live are left alone. Safe to be called again, by several processes, and to be killed: another recovery goes on where
     * this one ended. A record whose call went to another account, Region or endpoint than the calls of this engine stays
     * open, and the report says why; what is only denied or unreachable is tried again as long as {@link
     * Builder#undoPatience} says, and further in the background until the engine is closed.
     *
     * @param listeners see the events that this adds to the runs
     * @return the runs that were taken up, when nothing of them need be waited for any more; with nothing to do it
     *     completes at once. While a recovery is under way, the same answer again
     * @throws IllegalStateException if the engine is closed, or only previews. If it is closed before the runs are taken up, the future fails
     *     with it, and they are left to another recovery
     */
    public CompletableFuture<RecoveryReport> recover(ExperimentListener... listeners) {
        refuseIfPreviewOnly();
        refuseIfClosed();
        return recovery.recover(List.of(listeners));
    }

    /**
     * As {@link #shutdown()} does. What is still open is logged as an error, record by record.
     */
    @Override
    public void close() {
        boolean first = !closed.get();
        List<UndoRecord> left = shutdown();
        if (first) {
            left.forEach(open -> LOG.error(
                    "Not undone when the engine was closed: {} ({}), record {}",
                    open.call(),
                    open.plan().summary(),
                    open.marker()));
        }
    }

    /**
     * Stops every run, waits for their undo as long as {@link Builder#closeWithin} says and a few seconds more for what is
     * under way, then closes the modules and the journal. Closing again, or side by side, waits for the same and changes
     * nothing. Not for tasks of the engine's own time: from a listener, let another thread call it.
     *
     * @return the undo records that are still open: what is to be put back by hand, or by a recovery; usually none
     */
    public List<UndoRecord> shutdown() {
        if (!closeAdmission()) {
            if (!left.isDone()) {
                services.time().await(left, services.settings().closeWithin().plus(LAST_WORDS));
            }
            return left.getNow(List.of());
        }
        onProcessEnd.cancel();
        previews.close();
        List<RunCoordinator> stopped = List.copyOf(running);
        stopped.forEach(run -> run.stop(StopCause.ENGINE_CLOSED, null));
        Set<RecoveredRun> recovered = recovery.close();
        CompletableFuture<?>[] ends = Stream.concat(stopped.stream(), recovered.stream())
                .map(Lingering::completion)
                .toArray(CompletableFuture[]::new);
        services.time().await(CompletableFuture.allOf(ends), services.settings().closeWithin());
        List<RunCoordinator> unfinished = List.copyOf(running);
        unfinished.forEach(run -> LOG.error("Run {} was not over when the engine was closed", run.id()));
        unfinished.forEach(services.levers().own()::leave);
        lingering.addAll(unfinished);
        List<Lingering> inHand = new ArrayList<>(lingering);
        inHand.addAll(recovered);
        List<UndoRecord> open = Lingering.leave(inHand, services.time(), LAST_WORDS);
        services.registry().modules().forEach(module -> release(module.name(), module::close));
        release("journal", services.journal()::close);
        if (ownsTime) {
            services.time().close();
        }
        inHand.forEach(Lingering::leaveUnfinished);
        left.complete(open);
        return open;
    }

    /** {@return whether it was open until now} */
    private boolean closeAdmission() {
        synchronized (running) {
            return !closed.getAndSet(true);
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

    private void over(RunCoordinator run, boolean lingers) {
        if (lingers) {
            lingering.add(run);
        }
        running.remove(run);
        services.levers().own().leave(run);
        String token = run.clientToken();
        if (token != null) {
            tokens.over(token);
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
     *   <li>stopOnShutdown: no; previewOnly: no
     *   <li>safety lever: {@link SafetyLever#processWide()}
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
        private boolean startWhileFiring;
        private boolean stopOnShutdown;
        private boolean previewOnly;
        private SafetyLever lever = SafetyLever.processWide();
        private final List<SafetyLeverSource> sharedLevers = new ArrayList<>();

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
         * Sets how long stop conditions and shared safety levers may go unread before the run is stopped for it: the first
         * reading that fails after so long ends it. A pushed reading counts as one that was asked for.
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
         * Lets runs begin although a stop condition fires at that moment (STC-05). It stops the run when it fires after it
         * was clear once; the report has a note. Without this, such a run ends stopped before its first action.
         *
         * @return this builder
         */
        public Builder startWhileFiring() {
            startWhileFiring = true;
            return this;
        }

        /**
         * Closes the engine when the process is asked to end, by a signal or {@code System.exit}: the process ends only
         * after {@link ExperimentEngine#close()}. Nothing helps against {@code kill -9}; that is what the journal is for.
         *
         * @return this builder
         */
        public Builder stopOnShutdown() {
            stopOnShutdown = true;
            return this;
        }

        /**
         * Makes an engine that previews and can do nothing else: it neither starts runs nor recovers them. It needs no
         * durable journal, whatever its modules touch.
         *
         * @return this builder
         */
        public Builder previewOnly() {
            previewOnly = true;
            return this;
        }

        /**
         * Gives the engine a lever of its own, in place of that of the process; for tests that run side by side.
         *
         * @param own the lever
         * @return this builder
         */
        public Builder safetyLever(SafetyLever own) {
            lever = own;
            return this;
        }

        /**
         * Adds a safety lever that several processes share. A run begins only if all levers are disengaged, and fails if
         * one of them cannot be read; it is stopped when one is engaged, or could not be read for as long as
         * {@link #lostSignal} says.
         *
         * @param shared the lever
         * @return this builder
         */
        public Builder sharedLever(SafetyLeverSource shared) {
            sharedLevers.add(shared);
            return this;
        }

        /**
         * {@return the engine}
         *
         * @throws IllegalArgumentException if two modules bring the same thing, or a module touches the world, the journal
         *     does not outlive the process, and the engine does more than preview
         */
        public ExperimentEngine build() {
            return new ExperimentEngine(this);
        }

        private Settings settings() {
            return new Settings(
                    undoPatience,
                    verifyWithin,
                    resolveWithin,
                    lostSignal,
                    closeWithin,
                    limits.longestDuration(),
                    limits.calls(),
                    startWhileFiring);
        }

        private static Duration positive(Duration duration, String what) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(what + " is " + duration + "; it must be more than zero");
            }
            return duration;
        }
    }
}
