package io.github.fis4j.examples.cli;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.InvalidTemplateException;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run that somebody watches: a line an event, a progress line while waiting, the report at the end. */
final class WatchedRun implements ExperimentListener {
    private static final int FAILED = 1;

    private final Screen screen;
    private final TemplateFile.Checked file;
    private final @Nullable Long seed;
    private final Pace pace;
    private final Map<String, ActionStatus> active = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile @Nullable EventLines lines;
    private @Nullable String recovery;

    WatchedRun(Screen screen, TemplateFile.Checked file, @Nullable Long seed, Pace pace) {
        this.screen = screen;
        this.file = file;
        this.seed = seed;
        this.pace = pace;
    }

    /** Says which command takes up what is left if the process ends too early; not called if none can. */
    WatchedRun recoveredBy(String command) {
        recovery = command;
        return this;
    }

    /**
     * Runs the template.
     *
     * @param builder builds the engine, which is closed at the end
     * @return the exit code
     */
    int in(ExperimentEngine.Builder builder) {
        try (ExperimentEngine engine = builder.build()) {
            ExperimentRun run = engine.start(file.template(), options());
            try (CtrlC ctrlC = CtrlC.stops(run, screen, recovery)) {
                ExperimentReport report = await(run.completion());
                screen.line("");
                screen.line(ReportText.of(report).stripTrailing());
                ctrlC.done(report.exitCode());
                return report.exitCode();
            }
        } catch (InvalidTemplateException e) {
            file.describe(e.problems()).forEach(screen::problem);
            return FAILED;
        }
    }

    private RunOptions options() {
        RunOptions.Builder options = RunOptions.builder().listener(this);
        return (seed == null ? options : options.seed(seed)).build();
    }

    private ExperimentReport await(CompletableFuture<ExperimentReport> completion) {
        while (true) {
            try {
                pace.step().run();
                return completion.get(pace.stepMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The run broke: " + Failures.describe(e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the run", e);
            }
        }
    }

    private void progress() {
        EventLines shown = lines;
        if (shown != null) {
            screen.progress(shown.clock(pace.clock().instant()) + "  ... " + activity());
        }
    }

    private String activity() {
        synchronized (active) {
            return active.isEmpty()
                    ? "waiting"
                    : active.entrySet().stream()
                                    .limit(3)
                                    .map(action -> action.getKey() + " is "
                                            + action.getValue().word())
                                    .collect(Collectors.joining(", "))
                            + (active.size() > 3 ? " and " + (active.size() - 3) + " more" : "");
        }
    }

    @Override
    public void onEvent(ExperimentEvent event) {
        EventLines shown = lines;
        if (shown == null) {
            shown = new EventLines(event.at());
            lines = shown;
        }
        if (event instanceof ActionStatusChanged changed) {
            if (changed.to().terminal()) {
                active.remove(changed.action());
            } else {
                active.put(changed.action(), changed.to());
            }
        }
        shown.line(event).ifPresent(screen::line);
    }
}
