package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.ScriptedActions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is asked to end by a real signal in mid-run; its journal tells what it did before it went. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProcessEndTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    private @Nullable Process process;

    @BeforeEach
    void needsSignals() {
        assumeTrue(File.separatorChar == '/', "a process is asked to end by SIGTERM, which this system does not have");
    }

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void processIsAskedToEnd_withStopOnShutdown_everythingIsUndoneBeforeItGoes() throws Exception {
        ExperimentReport report = reportOfAnEndedProcess("stop-on-shutdown");

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.stopCause()).isEqualTo(StopCause.ENGINE_CLOSED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.undos())
                .extracting(UndoReport::outcome)
                .containsExactly(UndoOutcome.RESTORED, UndoOutcome.RESTORED);
    }

    @Test
    void processIsAskedToEnd_withoutStopOnShutdown_recordsStayOpenForARecovery() throws Exception {
        ExperimentReport report = reportOfAnEndedProcess("just-go");

        assertThat(report.status()).isEqualTo(ExperimentStatus.RUNNING);
        assertThat(report.openUndos()).hasSize(2);
    }

    private ExperimentReport reportOfAnEndedProcess(String how) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        directory.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = child;
        String runId = child.inputReader().readLine();
        child.destroy();
        assertThat(child.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        try (FileJournal journal = FileJournal.in(directory)) {
            return ReportFold.of(journal.events(runId));
        }
    }

    /** Holds a fault for an hour, tells the id of its run when the fault is in place, and waits. */
    static final class Child {
        public static void main(String[] args) throws Exception {
            ExperimentEngine.Builder builder = ExperimentEngine.builder()
                    .register(ScriptedActions.on(SystemTime.create())
                            .action("break", s -> s.hold().calls(2)))
                    .journal(FileJournal.in(Path.of(args[0])));
            ExperimentEngine engine = (args[1].equals("stop-on-shutdown") ? builder.stopOnShutdown() : builder).build();
            CompletableFuture<String> inPlace = new CompletableFuture<>();
            engine.start(
                    ExperimentTemplate.builder("held")
                            .action("a", a -> a.id("test:break").parameter("duration", "PT1H"))
                            .build(),
                    RunOptions.builder()
                            .listener(event -> {
                                if (event instanceof FaultInjected fault) {
                                    inPlace.complete(fault.stamp().runId());
                                }
                            })
                            .build());
            System.out.println(inPlace.get());
            Thread.currentThread().join();
        }
    }
}
