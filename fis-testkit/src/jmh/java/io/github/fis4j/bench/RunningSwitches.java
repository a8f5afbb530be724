package io.github.fis4j.bench;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ExperimentJournal;
import java.util.concurrent.TimeUnit;

/**
 * A run whose actions are all running.
 *
 * @param engine its engine
 * @param run the run
 * @param module counts the calls
 */
record RunningSwitches(ExperimentEngine engine, ExperimentRun run, SwitchModule module) {

    static RunningSwitches start(int actions, ExperimentJournal journal) throws InterruptedException {
        SwitchModule module = new SwitchModule(actions);
        ExperimentEngine engine =
                ExperimentEngine.builder().register(module).journal(journal).build();
        ExperimentRun run = engine.start(SwitchModule.template(actions));
        while (!allRunning(run)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return new RunningSwitches(engine, run, module);
    }

    private static boolean allRunning(ExperimentRun run) {
        return !run.status().word().equals("pending")
                && run.report().actions().stream().map(ActionReport::status).allMatch(ActionStatus.RUNNING::equals);
    }

    /** Stops the run and waits until the last undo call is issued. */
    void stop() throws InterruptedException {
        run.stop();
        module.awaitSwitchedOn();
    }

    /** Waits until the run is over. */
    void end() {
        ExperimentReport report = run.completion().join();
        engine.close();
        if (!report.openUndos().isEmpty()) {
            throw new IllegalStateException("A stop left something open:\n" + report);
        }
    }
}
