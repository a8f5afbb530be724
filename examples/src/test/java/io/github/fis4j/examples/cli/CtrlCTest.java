package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes and real signals: what Ctrl-C does cannot be seen from within. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CtrlCTest {
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
    private static final int SIGINT_MASK = 1 << 1;

    private final List<String> seen = new ArrayList<>();
    private @Nullable Process process;

    @BeforeEach
    void needsSignals() {
        assumeTrue(File.separatorChar == '/', "signals are sent by kill, which this system does not have");
    }

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void firstCtrlC_stopsUndoesAndReports() throws Exception {
        Process fis = start("--speed", "20");
        BufferedReader lines = fis.inputReader();
        readUntil(lines, "called ec2:StopInstances");
        interrupt(fis);
        readAll(lines);

        assertThat(fis.waitFor()).isEqualTo(1);
        assertThat(String.join("\n", seen))
                .contains("Stopping: what was done is being undone")
                .contains("still to be undone: start i-")
                .contains("stopped, ABORTED")
                .contains("proven      stopInstance: start i-");
    }

    @Test
    void secondCtrlC_leavesAtOnceNamingWhatIsOpen() throws Exception {
        Process fis = start("--speed", "1");
        BufferedReader lines = fis.inputReader();
        readUntil(lines, "called ec2:StopInstances");
        interrupt(fis);
        readUntil(lines, "still to be undone");
        interrupt(fis);
        readAll(lines);

        assertThat(fis.waitFor()).isEqualTo(1);
        assertThat(String.join("\n", seen))
                .contains("NOT UNDONE: start i-")
                .contains("in account 123456789012, us-east-1")
                .contains("its world ends with this process")
                .doesNotContain("stopped, ABORTED");
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>();
        if (interruptsAreIgnored()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Fis.class.getName(),
                "run",
                EXPERIMENTS.resolve("stop-one-random.json").toString(),
                "--simulate"));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process;
    }

    /** A build that runs in the background of a script ignores SIGINT, and so would our process. */
    private static boolean interruptsAreIgnored() throws IOException {
        if (!Files.isReadable(PROCESS_STATUS)) {
            return false;
        }
        return Files.readAllLines(PROCESS_STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT_MASK) != 0);
    }

    private void interrupt(Process fis) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(fis.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void readUntil(BufferedReader lines, String part) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(part)) {
            seen.add(line);
            line = lines.readLine();
        }
        assertThat(line)
                .as("a line with \"%s\" after\n%s", part, String.join("\n", seen))
                .isNotNull();
        seen.add(String.valueOf(line));
    }

    private void readAll(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
        }
    }
}
