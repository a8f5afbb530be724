package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What users call from several threads at once. Whoever comes after all the others runs the engine to its end. */
public final class EngineRaces {
    private static final ExperimentTemplate TEMPLATE = ExperimentTemplate.builder("nothing")
            .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
            .build();
    private static final RunOptions SEED = RunOptions.builder().seed(1).build();

    private EngineRaces() {}

    /** A start while the engine is closed: refused, or begun in order and then stopped; the lever lets go of it. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "refused without a trace, or begun and stopped")
    @State
    public static class StartAndClose {
        private final HandTime time = new HandTime();
        private final InMemoryJournal journal = InMemoryJournal.create();
        private final SafetyLever lever = SafetyLever.create();
        private final ExperimentEngine engine = ExperimentEngine.builder()
                .journal(journal)
                .safetyLever(lever)
                .time(time)
                .build();
        private ExperimentRun run;

        @Actor
        public void starts() {
            try {
                run = engine.start(TEMPLATE, SEED);
            } catch (IllegalStateException e) {
                run = null;
            }
        }

        @Actor
        public void closes() {
            engine.shutdown();
        }

        @Arbiter
        public void look(II_Result result) {
            time.runQueued();
            result.r1 = run == null ? 0 : 1;
            result.r2 = run == null ? 0 : inOrder(run, journal);
        }

        private static int inOrder(ExperimentRun run, InMemoryJournal journal) {
            List<ExperimentEvent> events = journal.events(run.id());
            boolean stopped =
                    run.status() == ExperimentStatus.STOPPED && run.completion().isDone();
            return stopped && events.get(0) instanceof ExperimentEvent.ExperimentAccepted ? 1 : 2;
        }
    }

    /** A stop while the run goes on by itself: it ends once, and says so. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "stopped, complete")
    @State
    public static class StopWhileRunning {
        private final HandTime time = new HandTime();
        private final ExperimentRun run = engine(time, InMemoryJournal.create()).start(TEMPLATE, SEED);

        @Actor
        public void goesOn() {
            time.runQueued();
        }

        @Actor
        public void stops() {
            run.stop();
            run.report();
        }

        @Arbiter
        public void look(I_Result result) {
            time.runQueued();
            boolean over = run.status() == ExperimentStatus.STOPPED
                    && run.completion().isDone()
                    && run.completion().join().equals(run.report());
            result.r1 = over ? 1 : 0;
        }
    }

    private static ExperimentEngine engine(HandTime time, InMemoryJournal journal) {
        return ExperimentEngine.builder()
                .journal(journal)
                .safetyLever(SafetyLever.create())
                .time(time)
                .build();
    }
}
