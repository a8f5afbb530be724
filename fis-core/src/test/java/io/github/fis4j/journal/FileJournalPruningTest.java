package io.github.fis4j.journal;

import static io.github.fis4j.journal.FileJournalTakeoverTest.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.PowerDisk.Op;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old goes, and nothing else does. */
class FileJournalPruningTest {
    private static final Instant LAST = Stories.START.plusSeconds(60);
    private static final int ONE_BATCH = 1;
    private static final int ALL = 1_000_000;

    private final PowerDisk disk = new PowerDisk();

    FileJournalPruningTest() {
        disk.now(LAST);
    }

    @Test
    void EXP_05_finishedRuns_areKeptFor120Days(@TempDir Path directory) throws IOException {
        List<ExperimentEvent> story = Stories.finished("EXPold");
        Instant last = story.get(story.size() - 1).at();
        try (FileJournal journal = real(directory, last)) {
            Stories.append(journal, story);
        }
        assertThat(runsAt(directory, last.plus(Duration.ofDays(120)))).containsExactly("EXPold");
        assertThat(runsAt(directory, last.plus(Duration.ofDays(120)).plusNanos(1)))
                .isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("takeover.guard");
        }
    }

    private static List<String> runsAt(Path directory, Instant now) {
        try (FileJournal journal = real(directory, now)) {
            take(journal);
        }
        try (FileJournal journal = FileJournal.in(directory)) {
            return journal.runs().stream().map(JournaledRun::runId).toList();
        }
    }

    private static FileJournal real(Path directory, Instant now) {
        return FileJournal.builder(directory)
                .clock(InstantSource.fixed(now))
                .segmentSize(ONE_BATCH)
                .build();
    }

    @Test
    void unfinishedRun_isKeptForEver_withAllThatIsConnected() {
        List<ExperimentEvent> open = Stories.untilIntended("EXPopen", 1);
        List<ExperimentEvent> over = Stories.finished("EXPover");
        try (FileJournal journal = journal(ONE_BATCH)) {
            Stories.append(journal, Stories.finished("EXPapart"));
        }
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, open);
            Stories.append(journal, over);
        }
        disk.now(LAST.plus(Duration.ofDays(10_000)));
        try (FileJournal journal = journal(ALL)) {
            assertThat(take(journal).runs()).containsExactly(new AbandonedRun("EXPopen", open));
        }
        try (FileJournal journal = journal(ALL)) {
            assertThat(journal.runs()).extracting(JournaledRun::runId).containsExactly("EXPopen", "EXPover");
            assertThat(journal.events("EXPover")).isEqualTo(over);
            assertThat(journal.events("EXPapart")).isEmpty();
        }
    }

    @Test
    void runThatIsNotOld_keepsWhatItIsConnectedWith() {
        List<ExperimentEvent> old = Stories.finished("EXPold");
        List<ExperimentEvent> later = Stories.at(Stories.finished("EXPlater"), Duration.ofDays(100));
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, old);
            Stories.append(journal, later.subList(0, 2));
        }
        try (FileJournal journal = journal(ALL)) {
            take(journal);
            Stories.append(journal, later.subList(2, later.size()));
        }
        disk.now(LAST.plus(Duration.ofDays(200)));
        takeAndClose();
        assertThat(events("EXPold")).isEqualTo(old);
        disk.now(LAST.plus(Duration.ofDays(300)));
        takeAndClose();
        assertThat(events("EXPold")).isEmpty();
        assertThat(events("EXPlater")).isEmpty();
        assertThat(disk.files()).containsExactly("takeover.guard");
    }

    @Test
    void keptForEver_nothingGoes() {
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, Stories.finished("EXPold"));
        }
        disk.now(Instant.MAX);
        Duration ever = ChronoUnit.FOREVER.getDuration();
        try (FileJournal journal =
                new FileJournal(disk.process(), new JournalSettings(ALL, 100_000, ever, disk::now, "host", 7))) {
            take(journal);
        }
        assertThat(events("EXPold")).hasSize(7);
        assertThat(disk.files()).anyMatch(name -> name.endsWith(".lock"));
    }

    @Test
    void processThatLives_itsFilesStay_andThoseThatItsRunsAreIn() {
        List<ExperimentEvent> old = Stories.finished("EXPold");
        try (FileJournal dead = journal(ALL)) {
            Stories.append(dead, old.subList(0, 4));
        }
        FileJournal living = journal(ALL);
        take(living);
        Stories.append(living, old.subList(4, old.size()));
        disk.now(LAST.plus(Duration.ofDays(200)));
        takeAndClose();
        assertThat(events("EXPold")).isEqualTo(old);
        living.close();
        takeAndClose();
        assertThat(events("EXPold")).isEmpty();
    }

    @Test
    void damagedLine_keepsItsFile() {
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, Stories.finished("EXPold"));
            Stories.append(journal, Stories.finished("EXPother"));
        }
        String segment = disk.files().get(0);
        String text = new String(disk.data(segment), StandardCharsets.UTF_8);
        disk.data(segment, text.replaceFirst("because", "Because").getBytes(StandardCharsets.UTF_8));
        disk.now(LAST.plus(Duration.ofDays(200)));
        takeAndClose();
        assertThat(disk.files()).contains(segment);
        assertThat(events("EXPother")).hasSize(7);
    }

    @Test
    void runWithAGap_keepsItsFile() {
        List<ExperimentEvent> story = Stories.finished("EXPgap");
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, story.subList(0, 2));
            Stories.append(journal, story.subList(4, story.size()));
        }
        disk.now(LAST.plus(Duration.ofDays(200)));
        takeAndClose();
        assertThat(events("EXPgap")).hasSize(5);
    }

    @Test
    void deletionFails_nothingIsHalfThere_andTheNextOneEndsIt() {
        try (FileJournal journal = journal(ONE_BATCH)) {
            Stories.append(journal, Stories.closedLate("EXPold"));
        }
        disk.now(LAST.plus(Duration.ofDays(200)));
        disk.refuse(Op.DELETE, 3);
        takeAndClose();
        assertThat(disk.files()).filteredOn(JournalFiles::isSegment).hasSize(4);
        try (FileJournal journal = journal(ALL)) {
            assertThat(journal.runs()).isEmpty();
            assertThat(take(journal).runs()).isEmpty();
        }
        assertThat(disk.files()).containsExactly("takeover.guard");
    }

    @Test
    void tombstone_deletesNothingButSegments() {
        String tombstone = JournalFiles.tombstone("20200101-000000000-1");
        String line = "{\"deleted\":\"../precious\"}";
        byte[] bytes = JournalLine.of(0, line.getBytes(StandardCharsets.UTF_8));
        PowerDisk forged = PowerDisk.of(java.util.Map.of(tombstone, bytes, "../precious", new byte[1]));
        forged.now(LAST);
        try (FileJournal journal = new FileJournal(forged.process(), settings(forged, ALL))) {
            take(journal);
        }
        assertThat(forged.files()).containsExactly("../precious", "takeover.guard");
    }

    @Test
    void leftOversOfTheDead_areSweptWhenTheyAreOld() throws IOException {
        PowerDisk.View begun = disk.process();
        begun.tryLock("20300101-000000000-8.lock", true);
        begun.create("20300101-000000000-8.000001.journal.tmp");
        PowerDisk.View living = disk.process();
        living.tryLock("20300101-000000000-9.lock", true);
        begun.kill();
        takeAndClose();
        assertThat(disk.files()).hasSize(3);
        disk.now(LAST.plus(Duration.ofDays(200)));
        takeAndClose();
        assertThat(disk.files()).containsExactly("20300101-000000000-9.lock", "takeover.guard");
    }

    @Test
    void nothingOld_nothingElseIsRead() {
        try (FileJournal journal = journal(ALL)) {
            Stories.append(journal, Stories.finished("EXPnew"));
        }
        FileJournal living = journal(ALL);
        Stories.append(living, Stories.finished("EXPliving"));
        int before = disk.count(Op.READ);
        takeAndClose();
        // That of the dead once, that of the living not at all.
        assertThat(disk.count(Op.READ) - before).isEqualTo(1);
        living.close();
    }

    private FileJournal journal(long segmentSize) {
        return new FileJournal(disk.process(), settings(disk, segmentSize));
    }

    private static JournalSettings settings(PowerDisk of, long segmentSize) {
        return new JournalSettings(segmentSize, 100_000, Duration.ofDays(120), of::now, "host", 7);
    }

    private void takeAndClose() {
        try (FileJournal journal = journal(ALL)) {
            take(journal);
        }
    }

    private List<ExperimentEvent> events(String runId) {
        try (FileJournal journal = journal(ALL)) {
            return journal.events(runId);
        }
    }
}
