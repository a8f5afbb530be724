package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.journal.PowerDisk.Op;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.FisException;
import io.github.fis4j.spi.JournaledRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is there, in order, by as few forces as will do, in files of a size. */
class FileJournalAppendTest {
    private static final int MANY = 64;

    @TempDir
    Path directory;

    @Test
    void manyRunsInterleaved_eachComesBackWhole_alsoFromAnotherJournal() {
        List<List<ExperimentEvent>> stories = new ArrayList<>();
        for (int run = 0; run < 40; run++) {
            stories.add(Stories.finished("EXP" + run, 1 + run % 4));
        }
        Random random = new Random(7);
        int[] next = new int[stories.size()];
        List<CompletableFuture<Void>> appends = new ArrayList<>();
        try (FileJournal journal =
                FileJournal.builder(directory).segmentSize(20_000).build()) {
            for (int left = stories.stream().mapToInt(List::size).sum(); left > 0; ) {
                int run = random.nextInt(next.length);
                if (next[run] < stories.get(run).size()) {
                    appends.add(
                            journal.append(stories.get(run).get(next[run]++)).toCompletableFuture());
                    left--;
                }
            }
            appends.forEach(CompletableFuture::join);
            stories.forEach(story -> assertThat(journal.events(runId(story))).isEqualTo(story));
        }
        try (FileJournal other = FileJournal.in(directory)) {
            stories.forEach(story -> assertThat(other.events(runId(story))).isEqualTo(story));
            assertThat(other.runs())
                    .hasSize(stories.size())
                    .allSatisfy(run -> assertThat(run.unfinished()).isFalse());
        }
    }

    private static String runId(List<ExperimentEvent> story) {
        return story.get(0).stamp().runId();
    }

    @Test
    void run_isListedWithWhatIsKnownOfIt() {
        List<ExperimentEvent> open = Stories.untilIntended("EXPopen", 2);
        try (FileJournal journal = FileJournal.in(directory)) {
            Stories.append(journal, open);
            assertThat(journal.runs())
                    .containsExactly(new JournaledRun(
                            "EXPopen",
                            "one web node lost",
                            ExperimentStatus.RUNNING,
                            open.get(0).at(),
                            open.get(open.size() - 1).at(),
                            List.of(
                                    Stories.record("EXPopen", 1).confirmed(JsonObject.empty()),
                                    Stories.record("EXPopen", 2).confirmed(JsonObject.empty())),
                            JournaledRun.Holder.THIS_PROCESS));
        }
    }

    @Test
    void appendsThatWait_areForcedOnce() throws InterruptedException {
        PowerDisk disk = new PowerDisk();
        try (FileJournal journal = new FileJournal(disk.process(), settings(disk, 1 << 20))) {
            Stories.append(journal, List.of(note("EXPa", 1)));
            disk.pause();
            List<CompletableFuture<Void>> appends = new ArrayList<>();
            appends.add(journal.append(note("EXPa", 2)).toCompletableFuture());
            disk.awaitBlocked();
            int before = disk.count(Op.FORCE);
            for (int i = 0; i < MANY; i++) {
                appends.add(journal.append(note("EXPb" + i % 8, 1 + i / 8)).toCompletableFuture());
            }
            assertThat(appends).noneMatch(CompletableFuture::isDone);
            disk.resume();
            appends.forEach(CompletableFuture::join);
            // One for the one that was being written, one for all others.
            assertThat(disk.count(Op.FORCE) - before).isEqualTo(2);
        }
    }

    @Test
    void appendAlone_isForcedOnce_andNotBeforeItIsDone() {
        PowerDisk disk = new PowerDisk();
        try (FileJournal journal = new FileJournal(disk.process(), settings(disk, 1 << 20))) {
            for (int number = 1; number <= MANY; number++) {
                Stories.append(journal, List.of(note("EXPa", number)));
                assertThat(disk.count(Op.FORCE)).isEqualTo(number);
            }
            assertThat(disk.count(Op.FORCE_DIRECTORY)).isEqualTo(1);
        }
    }

    @Test
    void segmentThatIsFull_isFollowedByAnother() throws IOException {
        long size = 2_000;
        try (FileJournal journal =
                FileJournal.builder(directory).segmentSize(size).build()) {
            for (int number = 1; number <= 100; number++) {
                Stories.append(journal, List.of(note("EXPa", number)));
            }
            assertThat(journal.events("EXPa")).hasSize(100);
        }
        List<Path> segments = files("journal");
        long longestLine = 200;
        assertThat(segments).hasSizeGreaterThan(4);
        for (Path segment : segments.subList(0, segments.size() - 1)) {
            assertThat(Files.size(segment)).isBetween(size, size + longestLine);
        }
    }

    @Test
    void eventTooLongForALine_isRefusedAlone_andTheNextOneIsTaken() {
        try (FileJournal journal =
                FileJournal.builder(directory).longestLine(1_024).build()) {
            Stories.append(journal, List.of(note("EXPa", 1)));
            Noted tooLong = new Noted(new Stamp("EXPa", 2, Stories.START), null, "x".repeat(1_000));
            assertThatThrownBy(() -> Stories.append(journal, List.of(tooLong)))
                    .hasCauseInstanceOf(FisException.class)
                    .hasMessageContaining("does not take event 2 (Noted) of run EXPa")
                    .hasMessageContaining("this journal's lines have at most 1024")
                    .hasMessageContaining("longestLine(..)");
            Stories.append(journal, List.of(note("EXPa", 3)));
            assertThat(journal.events("EXPa")).containsExactly(note("EXPa", 1), note("EXPa", 3));
        }
    }

    @Test
    void closedJournal_takesNothing_andSaysSo() {
        FileJournal journal = FileJournal.in(directory);
        Stories.append(journal, List.of(note("EXPa", 1)));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> Stories.append(journal, List.of(note("EXPa", 2))))
                .hasCauseInstanceOf(FisException.class)
                .hasMessageContaining("The journal in " + directory + " is closed; open another one");
        assertThatThrownBy(() -> journal.takeOver().toCompletableFuture().join())
                .hasMessageContaining("is closed");
        assertThat(journal.events("EXPa")).containsExactly(note("EXPa", 1));
    }

    @Test
    void close_writesWhatWaits() throws InterruptedException {
        PowerDisk disk = new PowerDisk();
        FileJournal journal = new FileJournal(disk.process(), settings(disk, 1 << 20));
        disk.pause();
        CompletableFuture<Void> first = journal.append(note("EXPa", 1)).toCompletableFuture();
        disk.awaitBlocked();
        CompletableFuture<Void> second = journal.append(note("EXPa", 2)).toCompletableFuture();
        disk.resume();
        journal.close();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(journal.events("EXPa")).hasSize(2);
    }

    @Test
    void close_onTheJournalsOwnThread_doesNotWaitForItself() {
        FileJournal journal = FileJournal.in(directory);
        CompletableFuture<Void> closed = journal.append(note("EXPa", 1))
                .thenCompose(done -> journal.append(note("EXPa", 2)))
                .thenRun(journal::close)
                .toCompletableFuture();
        assertThat(closed).succeedsWithin(Duration.ofSeconds(30));
        journal.close();
        try (FileJournal next = FileJournal.in(directory)) {
            assertThat(FileJournalTakeoverTest.take(next).runs()).hasSize(1);
        }
    }

    @Test
    void twoJournalsOfOneProcess_writeSideBySide() {
        try (FileJournal one = FileJournal.in(directory);
                FileJournal two = FileJournal.in(directory)) {
            List<ExperimentEvent> first = Stories.finished("EXPone", 3);
            List<ExperimentEvent> second = Stories.finished("EXPtwo", 3);
            for (int i = 0; i < first.size(); i++) {
                Stories.append(one, first.subList(i, i + 1));
                Stories.append(two, second.subList(i, i + 1));
            }
            assertThat(one.events("EXPtwo")).isEqualTo(second);
            assertThat(two.events("EXPone")).isEqualTo(first);
        }
    }

    @Test
    void oneDirectoryByTwoNames_isStillOne() throws IOException {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        try (FileJournal one = FileJournal.in(directory.resolve("real"));
                FileJournal two = FileJournal.in(link)) {
            Stories.append(one, Stories.untilIntended("EXPone", 1));
            assertThat(FileJournalTakeoverTest.take(two).runs()).isEmpty();
            assertThat(two.runs())
                    .singleElement()
                    .satisfies(run -> assertThat(run.holder()).isEqualTo(JournaledRun.Holder.THIS_PROCESS));
        }
    }

    @Test
    void nameThatWasUsed_isNotUsedAgain_evenIfItsLockFileIsGone() throws IOException {
        for (int i = 1; i <= 3; i++) {
            try (FileJournal journal = FileJournal.builder(directory)
                    .clock(InstantSource.fixed(Stories.START))
                    .build()) {
                Stories.append(journal, List.of(note("EXP" + i, 1)));
            }
            for (Path lock : files("lock")) {
                Files.delete(lock);
            }
        }
        try (FileJournal journal = FileJournal.in(directory)) {
            assertThat(journal.runs()).extracting(JournaledRun::runId).containsExactly("EXP1", "EXP2", "EXP3");
        }
    }

    @Test
    void files_areForTheirOwnerOnly() throws IOException {
        Path made = directory.resolve("a/b");
        try (FileJournal journal = FileJournal.in(made)) {
            Stories.append(journal, Stories.untilIntended("EXPa", 1));
            FileJournalTakeoverTest.take(journal);
        }
        try (FileJournal journal = FileJournal.in(made)) {
            FileJournalTakeoverTest.take(journal);
        }
        assertThat(permissions(directory.resolve("a"))).isEqualTo("rwx------");
        assertThat(permissions(made)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void linesOfAFile_areText() throws IOException {
        try (FileJournal journal = FileJournal.in(directory)) {
            Stories.append(journal, List.of(note("EXPa", 1)));
        }
        List<String> lines = Files.readAllLines(files("journal").get(0), StandardCharsets.UTF_8);
        assertThat(lines.get(0)).matches("[0-9a-f]{8} [0-9a-f]{16} \\{\"fis4j-journal\":1,\"owner\":.*}");
        assertThat(lines.get(1))
                .matches("[0-9a-f]{8} [0-9a-f]{16} \\{\"kind\":\"Noted\",\"run\":\"EXPa\",\"n\":1,\"at\":"
                        + "\"2030-01-01T00:00:01.123456789Z\",\"text\":\"note 1\"}");
        assertThat(lines).hasSize(2);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("." + ending))
                    .sorted()
                    .toList();
        }
    }

    private static JournalSettings settings(PowerDisk disk, long segmentSize) {
        return new JournalSettings(segmentSize, 100_000, Duration.ofDays(120), disk::now, "host", 7);
    }

    static ExperimentEvent note(String run, long number) {
        return new Noted(new Stamp(run, number, Stories.START.plusSeconds(number)), null, "note " + number);
    }
}
