package io.github.fis4j.examples.cli;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.report.UndoReport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does to a run: the first stops it and waits until everything is put back; the second leaves at once. Both
 * name what is still to be put back. A kill (SIGTERM) counts like Ctrl-C.
 *
 * <p>The first one starts the virtual machine's shutdown hooks. For the second the virtual machine starts one more thread
 * with a name like {@code SIGINT handler}, which has to wait until the hooks are done: our hook looks whether there is
 * one. Where a virtual machine names it otherwise, a second Ctrl-C is not seen and the first goes on.
 */
final class CtrlC implements AutoCloseable {
    private static final int FAILED = 1;
    private static final int LOOK_MILLIS = 50;

    private final ExperimentRun run;
    private final Screen screen;
    private final @Nullable String recovery;
    private final Thread hook = new Thread(this::stopThenEnd, "fis-ctrl-c");
    private final CompletableFuture<Integer> done = new CompletableFuture<>();

    private CtrlC(ExperimentRun run, Screen screen, @Nullable String recovery) {
        this.run = run;
        this.screen = screen;
        this.recovery = recovery;
    }

    /**
     * Watches for Ctrl-C until closed.
     *
     * @param run what it stops
     * @param screen where to say so
     * @param recovery the command that takes up what is left; null if nothing outlives the process, a simulation
     */
    static CtrlC stops(ExperimentRun run, Screen screen, @Nullable String recovery) {
        CtrlC watch = new CtrlC(run, screen, recovery);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    /** Says that everything is over and told, so that the process may end with this code. */
    void done(int exitCode) {
        done.complete(exitCode);
    }

    @Override
    public void close() {
        done.complete(FAILED);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and ends the process.
        }
    }

    private void stopThenEnd() {
        long first = Math.min(1, signals());
        screen.problem("Stopping: what was done is being undone. Ctrl-C again leaves at once.");
        run.stop();
        tellOpen("still to be undone: ");
        while (signals() <= first) {
            if (isDone()) {
                Runtime.getRuntime().halt(done.join());
            }
        }
        leave();
    }

    private void leave() {
        if (tellOpen("NOT UNDONE: ") > 0) {
            screen.problem(
                    recovery == null
                            ? "It was a simulation: its world ends with this process."
                            : "`" + recovery + "` puts it back.");
        } else {
            screen.problem("Left before the end; nothing is known to be open.");
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private int tellOpen(String how) {
        List<UndoReport> open = run.report().openUndos();
        for (UndoReport undo : open) {
            screen.problem("  " + how + Wording.open(undo.record()));
        }
        return open.size();
    }

    private boolean isDone() {
        try {
            done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            return true;
        }
    }

    private static long signals() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("SIG") && name.endsWith(" handler"))
                .count();
    }
}
