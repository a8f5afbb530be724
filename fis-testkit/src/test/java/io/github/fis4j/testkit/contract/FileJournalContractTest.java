package io.github.fis4j.testkit.contract;

import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.spi.ExperimentJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a directory keeps the contracts. */
class FileJournalContractTest {
    @Nested
    class AsAJournal extends ExperimentJournalContract {
        @TempDir
        Path directory;

        @Override
        protected ExperimentJournal journal() {
            return FileJournal.in(directory.resolve("journal"));
        }
    }

    @Nested
    class AsADurableOne extends DurableJournalContract {
        @TempDir
        Path directory;

        @Override
        protected ExperimentJournal open() {
            return FileJournal.in(directory.resolve("journal"));
        }
    }
}
