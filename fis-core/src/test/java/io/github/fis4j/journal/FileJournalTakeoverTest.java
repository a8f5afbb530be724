package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.JournaledRun.Holder;
import io.github.fis4j.spi.Takeover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several journals of one JVM on one directory behave as several processes do. */
class FileJournalTakeoverTest {
    @TempDir
    Path directory;

    @Test
    void nothingThere_leavesNothingBehind() {
        Path nowhere = directory.resolve("not/there");
        try (FileJournal journal = FileJournal.in(nowhere)) {
            assertThat(journal.runs()).isEmpty();
            assertThat(journal.events("EXPa")).isEmpty();
            assertThat(take(journal).runs()).isEmpty();
        }
        assertThat(Files.exists(directory.resolve("not"))).isFalse();
    }

    @Test
    void closedJournal_itsUnfinishedRunsAreTakenOver() {
        List<ExperimentEvent> open = Stories.untilIntended("EXPopen", 1);
        List<ExperimentEvent> done = Stories.finished("EXPdone");
        try (FileJournal first = FileJournal.in(directory)) {
            Stories.append(first, open);
            Stories.append(first, done);
        }
        try (FileJournal second = FileJournal.in(directory)) {
            Takeover takeover = take(second);
            assertThat(takeover.runs()).containsExactly(new Takeover.AbandonedRun("EXPopen", open));
            assertThat(takeover.notes()).isEmpty();
            assertThat(take(second).runs()).isEmpty();
        }
    }

    @Test
    void openJournal_itsRunsAreLeftAlone() {
        try (FileJournal first = FileJournal.in(directory);
                FileJournal second = FileJournal.in(directory)) {
            Stories.append(first, Stories.untilIntended("EXPopen", 1));
            assertThat(take(second).runs()).isEmpty();
            assertThat(second.runs())
                    .extracting(JournaledRun::runId, JournaledRun::holder)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("EXPopen", Holder.THIS_PROCESS));
        }
    }

    @Test
    void runTakenOver_isContinuedAndThenFinished() {
        List<ExperimentEvent> all = Stories.finished("EXPopen");
        int cut = 4;
        try (FileJournal first = FileJournal.in(directory)) {
            Stories.append(first, all.subList(0, cut));
        }
        try (FileJournal second = FileJournal.in(directory)) {
            assertThat(take(second).runs()).hasSize(1);
            Stories.append(second, all.subList(cut, all.size()));
            assertThat(second.events("EXPopen")).isEqualTo(all);
        }
        try (FileJournal third = FileJournal.in(directory)) {
            Takeover takeover = take(third);
            assertThat(takeover.runs()).isEmpty();
            assertThat(takeover.notes()).isEmpty();
            assertThat(third.events("EXPopen")).isEqualTo(all);
            assertThat(third.runs()).singleElement().satisfies(run -> {
                assertThat(run.holder()).isEqualTo(Holder.NOBODY);
                assertThat(run.unfinished()).isFalse();
            });
        }
    }

    static Takeover take(FileJournal journal) {
        return journal.takeOver().toCompletableFuture().join();
    }
}
