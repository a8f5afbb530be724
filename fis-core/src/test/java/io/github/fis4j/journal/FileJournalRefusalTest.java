package io.github.fis4j.journal;

import static io.github.fis4j.journal.FileJournalTakeoverTest.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.PowerDisk.Op;
import io.github.fis4j.model.FisException;
import io.github.fis4j.spi.Takeover;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk refuses: the append fails and says so, the next one is tried in a new file, and no reader is misled. */
class FileJournalRefusalTest {
    private final PowerDisk disk = new PowerDisk();

    @ParameterizedTest
    @EnumSource(
            value = Op.class,
            names = {"CREATE", "WRITE", "FORCE", "RENAME", "FORCE_DIRECTORY", "LOCK"})
    void firstAppendRefused_failsAlone_andNothingOfItIsRead(Op op) {
        try (FileJournal journal = journal()) {
            disk.refuse(op, 0);
            assertRefused(op, () -> Stories.append(journal, List.of(event("EXPa", 1))));
            assertThat(journal.events("EXPa")).isEmpty();
            Stories.append(journal, List.of(event("EXPb", 1)));
            assertThat(journal.events("EXPb")).containsExactly(event("EXPb", 1));
        }
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs()).hasSize(1);
        assertThat(takeover.notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Op.class,
            names = {"WRITE", "FORCE"})
    void laterAppendRefused_isCutBack_andTheNextGoesToANewFile(Op op) {
        try (FileJournal journal = journal()) {
            Stories.append(journal, List.of(event("EXPa", 1), event("EXPa", 2)));
            disk.refuse(op, 0);
            assertRefused(op, () -> Stories.append(journal, List.of(event("EXPa", 3))));
            assertThat(journal.events("EXPa")).containsExactly(event("EXPa", 1), event("EXPa", 2));
            Stories.append(journal, List.of(event("EXPa", 4)));
            assertThat(segments()).hasSize(2);
        }
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs())
                .singleElement()
                .satisfies(run ->
                        assertThat(run.events()).containsExactly(event("EXPa", 1), event("EXPa", 2), event("EXPa", 4)));
        // The chain goes on from what was acknowledged: nothing is missing.
        assertThat(takeover.notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Op.class,
            names = {"WRITE", "FORCE"})
    void appendRefused_andItsLinesCannotBeCutBack_whatWasAcknowledgedIsReadAllTheSame(Op op) {
        try (FileJournal journal = journal()) {
            Stories.append(journal, List.of(event("EXPa", 1)));
            disk.refuse(op, 0);
            disk.refuse(Op.TRUNCATE, 0);
            assertRefused(op, () -> Stories.append(journal, List.of(event("EXPa", 2))));
            Stories.append(journal, List.of(event("EXPa", 3)));
        }
        Takeover takeover = takeAndClose();
        List<ExperimentEvent> events = takeover.runs().get(0).events();
        // It may be there, as an event that was not acknowledged may be after any failure; it was appended, after all.
        assertThat(events).contains(event("EXPa", 1), event("EXPa", 3));
        assertThat(List.of(event("EXPa", 1), event("EXPa", 2), event("EXPa", 3)))
                .containsAll(events);
        assertThat(takeover.notes()).isEmpty();
    }

    @Test
    void batchRefused_allThatWaitedFailWithIt() throws InterruptedException {
        try (FileJournal journal = journal()) {
            Stories.append(journal, List.of(event("EXPa", 1)));
            disk.pause();
            List<CompletableFuture<Void>> appends = new ArrayList<>();
            appends.add(journal.append(event("EXPa", 2)).toCompletableFuture());
            disk.awaitBlocked();
            for (int number = 1; number <= 10; number++) {
                appends.add(journal.append(event("EXPb", number)).toCompletableFuture());
            }
            disk.refuse(Op.FORCE, 1);
            disk.resume();
            assertThat(appends.get(0)).succeedsWithin(Duration.ofSeconds(30));
            assertThat(appends.subList(1, appends.size()))
                    .allSatisfy(append -> assertThat(append).failsWithin(Duration.ofSeconds(30)));
            assertThat(journal.events("EXPb")).isEmpty();
        }
    }

    @Test
    void diskThatRefusesEverything_isTriedAgainEachTime() {
        try (FileJournal journal = journal()) {
            disk.refuseAll(Op.WRITE);
            for (int i = 0; i < 3; i++) {
                assertRefused(Op.WRITE, () -> Stories.append(journal, List.of(event("EXPa", 1))));
            }
            disk.refuseNothing();
            Stories.append(journal, List.of(event("EXPa", 1)));
        }
        assertThat(segments()).hasSize(1);
        assertThat(disk.files()).noneMatch(name -> name.endsWith(JournalFiles.TEMPORARY));
    }

    @Test
    void errorWhileWriting_failsTheAppend_andTheNextOneIsTaken() {
        try (FileJournal journal = journal()) {
            disk.breakDown(Op.FORCE);
            assertThat(journal.append(event("EXPa", 1)).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withMessageContaining("the disk breaks down");
            Stories.append(journal, List.of(event("EXPb", 1)));
            assertThat(journal.events("EXPb")).hasSize(1);
        }
    }

    @Test
    void lockFileTakenAway_nextFileGetsANewName() {
        try (FileJournal journal = journal()) {
            Stories.append(journal, List.of(event("EXPa", 1)));
            String lock = disk.files().stream()
                    .filter(name -> name.endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> deleteAndRefuse(lock, journal)).hasMessageContaining("refuses FORCE");
            Stories.append(journal, List.of(event("EXPa", 3)));
            assertThat(segments()).hasSize(2).allMatch(name -> name.endsWith(".000001.journal"));
            assertThat(journal.events("EXPa")).hasSize(2);
        }
    }

    private void deleteAndRefuse(String lock, FileJournal journal) throws IOException {
        disk.process().delete(lock);
        disk.refuse(Op.FORCE, 0);
        Stories.append(journal, List.of(event("EXPa", 2)));
    }

    @Test
    void endCannotBeCutOff_runsAreTakenOverAllTheSame() {
        try (FileJournal journal = journal()) {
            Stories.append(journal, List.of(event("EXPa", 1)));
        }
        String segment = segments().get(0);
        byte[] whole = disk.data(segment);
        disk.data(segment, Arrays.copyOf(whole, whole.length + 5));
        disk.refuse(Op.TRUNCATE, 0);
        disk.refuse(Op.FORCE, 0);
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs()).hasSize(1);
        assertThat(takeover.notes())
                .containsExactly(
                        segment + ": what was being written could not be cut off: the disk refuses TRUNCATE",
                        "What was taken over may not outlast a loss of power: the disk refuses FORCE");
    }

    private static void assertRefused(Op op, ThrowableAssert.ThrowingCallable append) {
        assertThatThrownBy(append)
                .hasCauseInstanceOf(FisException.class)
                .hasMessageContaining("The journal could not write to ")
                .hasMessageContaining(" in /power: the disk refuses " + op)
                .hasMessageContaining("the next one is tried in a new file");
    }

    private List<String> segments() {
        return disk.files().stream().filter(JournalFiles::isSegment).toList();
    }

    private FileJournal journal() {
        return new FileJournal(
                disk.process(), new JournalSettings(1 << 20, 100_000, Duration.ofDays(120), disk::now, "host", 7));
    }

    private Takeover takeAndClose() {
        try (FileJournal journal = journal()) {
            return take(journal);
        }
    }

    private static ExperimentEvent event(String runId, int number) {
        return Stories.finished(runId, 4).get(number - 1);
    }
}
