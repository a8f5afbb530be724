package io.github.fis4j.examples.cli;

import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.JournaledRun;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command keeps its journal: {@code --journal}, or a folder of the user's. */
final class JournalOption {

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Where undo records and events are kept; the user's state folder if not given.")
    private @Nullable Path directory;

    /** {@return the directory} */
    Path directory() {
        return directory == null ? ofUser() : directory;
    }

    FileJournal open() {
        return FileJournal.in(directory());
    }

    /** Says which runs nobody looks after, before anything new is begun. */
    void tellUnfinished(Screen screen) {
        List<JournaledRun> abandoned;
        try (FileJournal journal = open()) {
            abandoned = journal.runs().stream().filter(JournaledRun::abandoned).toList();
        }
        for (JournaledRun run : abandoned) {
            screen.problem("Unfinished: " + run.runId() + ", " + run.description() + ", from " + run.startedAt()
                    + "; its process has ended.");
            for (UndoRecord open : run.openUndos()) {
                screen.problem("  still to be undone: " + Wording.open(open));
            }
        }
        if (!abandoned.isEmpty()) {
            screen.problem("`" + recover() + "` puts back what they left.");
        }
    }

    /** {@return the command that takes up what is left in this journal} */
    String recover() {
        return "examples/fis recover" + (directory == null ? "" : " --journal " + directory);
    }

    private static Path ofUser() {
        String state = System.getenv("XDG_STATE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (state != null && Path.of(state).isAbsolute()) {
            return Path.of(state, "fis4j", "journal");
        }
        return local != null
                ? Path.of(local, "fis4j", "journal")
                : home.resolve(Path.of(".local", "state", "fis4j", "journal"));
    }
}
