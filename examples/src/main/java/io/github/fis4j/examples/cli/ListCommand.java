package io.github.fis4j.examples.cli;

import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.JournaledRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fis list}: the runs that the journal knows, a line each, and what they left open. */
@Command(
        name = "list",
        description = "Lists the runs that the journal knows, and what they left open.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:told", "1:the journal cannot be read", "2:wrong usage"})
final class ListCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private JournalOption journal = new JournalOption();

    ListCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        List<JournaledRun> runs;
        try (FileJournal opened = journal.open()) {
            runs = opened.runs();
        }
        if (runs.isEmpty()) {
            screen.line("No runs in " + journal.directory());
        }
        for (JournaledRun run : runs) {
            screen.line(run.runId() + "  " + run.startedAt() + "  "
                    + run.status().word() + state(run) + "  " + run.description());
            for (UndoRecord open : run.openUndos()) {
                screen.line("  not undone: " + Wording.open(open));
            }
        }
        if (runs.stream().anyMatch(JournaledRun::abandoned)) {
            screen.line("`" + journal.recover() + "` puts back what unfinished runs left.");
        }
        return 0;
    }

    private static String state(JournaledRun run) {
        if (!run.unfinished()) {
            return "";
        }
        return run.abandoned() ? ", UNFINISHED: its process has ended" : ", under way";
    }
}
