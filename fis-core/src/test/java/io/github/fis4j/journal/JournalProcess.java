package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that uses a journal. It is told what to do by lines, and answers with lines:
 *
 * <pre>
 * begin RUN       writes a run until its records are open         begun RUN
 * finish RUN      writes all of a run                             finished RUN
 * flood RUN       appends for ever, two runs at once              ack RUN NUMBER, one for each that was acknowledged
 * take            takes over                                      took RUN..., sorted
 * churn RUN       opens journals one after the other, in which    began RUN; finishing RUN, finished RUN
 *                 all that is over is old at once: finishes what
 *                 it can take over, and leaves a run behind
 *                                                                 churned
 * </pre>
 */
final class JournalProcess implements AutoCloseable {
    static final int RECORDS = 2;
    static final int CHURNS = 15;
    private static final long REAL_SECONDS = 60;

    private final Process process;
    private final BufferedReader answers;

    private JournalProcess(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static JournalProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new JournalProcess(process);
    }

    /** {@return what it answers} */
    String ask(String command) throws IOException {
        tell(command);
        return String.valueOf(answer());
    }

    void tell(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** {@return its next line; null if it has ended} */
    @Nullable
    String answer() throws IOException {
        return answers.readLine();
    }

    /** SIGKILL. What it had said before can still be read. */
    void kill() throws InterruptedException {
        // By its handle: the process itself would close what can still be read.
        process.toHandle().destroyForcibly();
        if (!process.waitFor(REAL_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other side: the directory is the argument. */
    public static void main(String[] args) {
        FileJournal journal =
                FileJournal.builder(Path.of(args[0])).segmentSize(100_000).build();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        commands.lines().forEach(line -> obey(journal, line.split(" ", -1)));
    }

    private static void obey(FileJournal journal, String[] command) {
        switch (command[0]) {
            case "begin" -> {
                Stories.append(journal, Stories.untilIntended(command[1], RECORDS));
                say("begun " + command[1]);
            }
            case "finish" -> {
                Stories.append(journal, Stories.finished(command[1], RECORDS));
                say("finished " + command[1]);
            }
            case "flood" -> flood(journal, command[1]);
            case "take" -> say("took " + taken(journal));
            case "churn" -> {
                for (int i = 0; i < CHURNS; i++) {
                    churn(Path.of(command[2]), command[1] + i);
                }
                say("churned");
            }
            default -> throw new IllegalArgumentException(command[0]);
        }
    }

    private static void churn(Path directory, String runId) {
        try (FileJournal journal = FileJournal.builder(directory)
                .clock(InstantSource.fixed(Stories.START.plus(Duration.ofDays(1_000))))
                .segmentSize(1)
                .build()) {
            for (AbandonedRun run : FileJournalTakeoverTest.take(journal).runs()) {
                List<ExperimentEvent> all = Stories.finished(run.runId(), RECORDS);
                say("finishing " + run.runId());
                Stories.append(journal, all.subList(run.events().size(), all.size()));
                say("finished " + run.runId());
            }
            Stories.append(journal, Stories.untilIntended(runId, RECORDS));
            say("began " + runId);
        }
    }

    private static String taken(FileJournal journal) {
        List<String> runs = FileJournalTakeoverTest.take(journal).runs().stream()
                .map(AbandonedRun::runId)
                .sorted()
                .toList();
        return String.join(" ", runs);
    }

    private static void flood(FileJournal journal, String runId) {
        List<String> runs = List.of(runId + "1", runId + "2");
        runs.forEach(run -> Stories.append(journal, Stories.untilIntended(run, RECORDS)));
        long from = Stories.untilIntended(runId, RECORDS).size() + 1L;
        for (long number = from; true; number++) {
            List<CompletableFuture<Void>> appends = new ArrayList<>();
            for (String run : runs) {
                ExperimentEvent event = FileJournalAppendTest.note(run, number);
                String acknowledged = "ack " + run + " " + number;
                appends.add(
                        journal.append(event).thenRun(() -> say(acknowledged)).toCompletableFuture());
            }
            appends.forEach(CompletableFuture::join);
        }
    }

    private static synchronized void say(String line) {
        try {
            System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
