package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.kill.KillCase.Notebook;
import io.github.fis4j.aws.kill.KillCase.Outcome;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.spi.JournaledRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world and its processes: does one case after the other. For one thread. */
final class Lane implements AutoCloseable {
    /** What the system makes of a process that was sent SIGKILL. */
    private static final int KILLED = 137;

    private static final int SPARE = 1;
    private static final int MOST_ORDERS = 20;

    private final ChildCommand command;
    private final Path directory;
    private final World world;
    private final Deque<ChildProcess> spare = new ArrayDeque<>();
    private @Nullable ChildProcess finisher;
    private int cases;
    private int children;

    Lane(ChildCommand command, Path directory, World world) {
        this.command = command;
        this.directory = directory;
        this.world = world;
    }

    /** Runs the experiment to its end and gives the names of all points, in the order in which they came. */
    List<String> rehearse() throws IOException {
        Path journal = nextJournal();
        world.begin();
        try (ChildProcess child = ChildProcess.start(command.archiving(world.url()), errors())) {
            child.order("run", journal.toString(), world.admit("run", child, "none"), "none", Mutant.NONE.name());
            String end = child.news();
            if (!end.startsWith("done COMPLETED HELD") || child.finish() != 0) {
                throw new IllegalStateException("The run without a kill did not hold: " + end + ". " + child.errors());
            }
            List<String> points = new ArrayList<>(child.passed());
            points.addAll(world.seen());
            List<String> differences = world.differences();
            if (!differences.isEmpty()) {
                throw new IllegalStateException("The run without a kill left behind: " + differences);
            }
            return points.stream().distinct().toList();
        }
    }

    Outcome perform(KillCase kill) {
        Notebook notes = new Notebook();
        boolean reached = false;
        try {
            Path journal = nextJournal();
            world.begin();
            reached = killTheRun(kill, journal, notes);
            if (reached) {
                if (kill.twice()) {
                    killTheRecovery(kill, journal, notes);
                }
                recover(kill, journal, notes);
                world.differences().forEach(notes::trouble);
                readJournal(journal, notes);
            }
            return notes.outcome(kill, reached, null);
        } catch (IOException | RuntimeException e) {
            return notes.outcome(kill, reached, e);
        }
    }

    private boolean killTheRun(KillCase kill, Path journal, Notebook notes) throws IOException {
        try (ChildProcess child = take()) {
            order("run", kill.point().isEmpty() ? "none" : "name:" + kill.point(), kill, journal, child, "run");
            String news = child.news();
            if (news.startsWith("done")) {
                notes.tell(news + " after " + child.lastPassed());
                return false;
            }
            killed(child, news, notes);
            return true;
        }
    }

    private void killTheRecovery(KillCase kill, Path journal, Notebook notes) throws IOException {
        try (ChildProcess child = take()) {
            order("recover", kill.again(), kill, journal, child, "recovery-1");
            world.effectsComeAfter(Duration.ofSeconds(kill.lateSeconds()));
            String news = child.news();
            if (!news.startsWith("recovered")) {
                notes.killedTwice();
            }
            killed(child, news, notes);
        }
    }

    private void killed(ChildProcess child, String news, Notebook notes) {
        child.kill();
        world.died();
        notes.tell("killed: " + news + " after " + child.lastPassed());
        notes.expect(
                child.exitCode() == KILLED,
                "The process ended with exit code " + child.exitCode() + ", not " + KILLED + ", after "
                        + child.lastPassed() + ". " + child.errors());
    }

    private void recover(KillCase kill, Path journal, Notebook notes) throws IOException {
        ChildProcess child = finisher();
        order("recover", "none", kill, journal, child, "recovery-2");
        world.effectsComeAfter(Duration.ofSeconds(kill.lateSeconds()));
        String recovered = child.news();
        notes.tell(recovered);
        notes.expect(
                recovered.startsWith("recovered") && recovered.endsWith(" 0 open"),
                "The recovery ended with: " + recovered + ". " + child.errors());
        if (!recovered.equals(ChildProcess.ENDED)) {
            String again = child.news();
            notes.expect(again.equals("again 0 runs, 0 open"), "A further recovery found: " + again);
        }
    }

    /** The last recovery of a case is never killed, so its process can do the next one as well, for a while. */
    private ChildProcess finisher() throws IOException {
        ChildProcess known = finisher;
        if (known != null && known.lives() && known.orders() < MOST_ORDERS) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        ChildProcess fresh = take();
        finisher = fresh;
        return fresh;
    }

    private static void readJournal(Path journal, Notebook notes) {
        try (FileJournal reader = FileJournal.in(journal)) {
            List<JournaledRun> runs = reader.runs();
            notes.expect(runs.size() <= 1, "The journal has runs " + runs);
            for (JournaledRun run : runs) {
                ExperimentReport report = ReportFold.of(reader.events(run.runId()));
                boolean whole = report.recoveredBy() == null;
                notes.expect(!run.unfinished(), "The journal says that the run is not finished: " + run);
                notes.expect(
                        report.verdict() == (whole ? Verdict.HELD : Verdict.ABORTED),
                        "The verdict is " + report.verdict() + ", recovered by " + report.recoveredBy() + ": "
                                + report.verdictReasons());
            }
        }
    }

    private void order(String task, String target, KillCase kill, Path journal, ChildProcess child, String role)
            throws IOException {
        String name = world.admit(role, child, target);
        child.order(task, journal.toString(), name, target, kill.mutant().name());
    }

    /** Takes a child that is warm, or about to be, and starts another one. */
    private ChildProcess take() throws IOException {
        while (spare.size() <= SPARE) {
            spare.add(ChildProcess.start(command.of(world.url()), errors()));
        }
        return spare.remove();
    }

    private Path nextJournal() {
        cases++;
        return directory.resolve("journal-" + cases);
    }

    private Path errors() throws IOException {
        children++;
        Files.createDirectories(directory);
        return directory.resolve("child-" + children + ".err");
    }

    @Override
    public void close() {
        spare.forEach(ChildProcess::close);
        if (finisher != null) {
            finisher.close();
        }
        world.close();
    }
}
