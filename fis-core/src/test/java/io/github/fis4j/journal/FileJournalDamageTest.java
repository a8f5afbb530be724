package io.github.fis4j.journal;

import static io.github.fis4j.journal.FileJournalAppendTest.note;
import static io.github.fis4j.journal.FileJournalTakeoverTest.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.PowerDisk.Op;
import io.github.fis4j.model.FisException;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged is told, and all the rest is read. */
class FileJournalDamageTest {
    private static final List<ExperimentEvent> STORY = Stories.untilIntended("EXPopen", 2);

    private static final int CHANGES = 500;

    @TempDir
    Path directory;

    @Test
    void lastLineTornAnywhere_isCutAndTold() throws IOException {
        Path segment = written();
        byte[] whole = Files.readAllBytes(segment);
        String text = new String(whole, StandardCharsets.UTF_8);
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        for (int length = lastLine + 1; length < whole.length; length += 7) {
            Files.write(segment, Arrays.copyOf(whole, length));
            Takeover takeover = takeAndClose();
            assertThat(takeover.runs()).containsExactly(new AbandonedRun("EXPopen", STORY.subList(0, 6)));
            assertThat(takeover.notes())
                    .containsExactly(segment.getFileName() + ": its end is torn; " + (length - lastLine)
                            + " bytes were cut off. What they said was never acknowledged.");
            assertThat(segment).hasSize(lastLine);
            assertThat(takeAndClose().notes()).isEmpty();
        }
    }

    @Test
    void endTornOverSeveralLines_isCutAtOnce() throws IOException {
        Path segment = written();
        long certain = Files.size(segment);
        Files.write(segment, "zero\n\0\0\0\nhalf a li".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        assertThat(takeAndClose().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("its end is torn; 18 bytes were cut off"));
        assertThat(segment).hasSize(certain);
        assertThat(takeAndClose().notes()).isEmpty();
    }

    @Test
    void lineInTheMiddleDamaged_isTold_andTheRestIsRead() throws IOException {
        Path segment = written();
        changeLine(segment, 4, line -> line.replace("RUNNING", "RUNNIng"));
        Takeover takeover = takeAndClose();
        List<ExperimentEvent> rest = new ArrayList<>(STORY);
        rest.remove(2);
        assertThat(takeover.runs()).containsExactly(new AbandonedRun("EXPopen", rest));
        assertThat(takeover.notes())
                .containsExactly(
                        segment.getFileName() + ", line 4: damaged, the checksum is wrong. The rest is read.",
                        "Run EXPopen: the chain is broken before event 4 (" + segment.getFileName()
                                + ", line 5); something before it is missing or not what was written.");
    }

    @Test
    void manyLinesDamaged_areCounted() throws IOException {
        Path segment = written();
        for (int number = 2; number <= 7; number++) {
            changeLine(segment, number, line -> "x" + line.substring(1));
        }
        assertThat(takeAndClose().notes())
                .contains(segment.getFileName()
                        + ", line 2, 3, 4 and 3 more: damaged, the checksum is wrong. The rest is read.");
    }

    @Test
    void lineForgedWithItsChecksum_breaksTheChain() throws IOException {
        Path segment = written();
        changeLine(segment, 4, line -> {
            String json = line.substring(JournalLine.JSON).replace("because", "for fun");
            long chain = Long.parseUnsignedLong(line.substring(9, 25), 16);
            byte[] forged = JournalLine.of(chain, json.getBytes(StandardCharsets.UTF_8));
            return new String(forged, 0, forged.length - 1, StandardCharsets.UTF_8);
        });
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.events()).hasSize(STORY.size()));
        assertThat(takeover.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith("Run EXPopen: the chain is broken before event 3 "));
    }

    @Test
    void beginningLost_runIsHandedOverByWhatItsRecordsSay() throws IOException {
        Path segment = written();
        changeLine(segment, 2, line -> "x" + line.substring(1));
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs()).singleElement().satisfies(run -> {
            assertThat(run.events()).hasSize(STORY.size()).endsWith(STORY.get(STORY.size() - 1));
            assertThat(run.events().get(0))
                    .isInstanceOfSatisfying(
                            ExperimentEvent.ExperimentAccepted.class,
                            accepted ->
                                    assertThat(accepted.template().actions()).containsOnlyKeys("stop"));
        });
        assertThat(takeover.notes())
                .contains("Run EXPopen: its beginning cannot be read. Only its undo records tell what it did.");
    }

    @Test
    void newerFormat_isLeftAloneAndTold() throws IOException {
        Path segment = written();
        changeLine(segment, 1, line -> {
            String json = line.substring(JournalLine.JSON).replace("\"fis4j-journal\":1", "\"fis4j-journal\":2");
            byte[] newer = JournalLine.of(0, json.getBytes(StandardCharsets.UTF_8));
            return new String(newer, 0, newer.length - 1, StandardCharsets.UTF_8);
        });
        byte[] before = Files.readAllBytes(segment);
        Takeover takeover = takeAndClose();
        assertThat(takeover.runs()).isEmpty();
        assertThat(takeover.notes())
                .containsExactly(segment.getFileName()
                        + " is of a format that this version does not read (2, expected 1). Its runs are left alone; use the"
                        + " version that wrote it.");
        assertThat(segment).hasBinaryContent(before);
    }

    @Test
    void otherFiles_areNobodysBusiness() throws IOException {
        written();
        Path notes = Files.writeString(directory.resolve("README.txt"), "mine");
        Path almost = Files.writeString(directory.resolve("2030.journal"), "mine");
        assertThat(takeAndClose().notes()).isEmpty();
        assertThat(notes).hasContent("mine");
        assertThat(almost).hasContent("mine");
    }

    @Test
    void directoryThatIsAFile_isNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        try (FileJournal journal = FileJournal.in(file)) {
            assertThatThrownBy(journal::runs)
                    .isInstanceOf(FisException.class)
                    .hasMessage("Cannot read the journal in " + file + ": " + file
                            + " is a file; a journal needs a directory");
            assertThatThrownBy(() -> Stories.append(journal, STORY))
                    .hasCauseInstanceOf(FisException.class)
                    .hasMessageContaining(file + " is a file; a journal needs a directory");
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void directoryThatCannotBeRead_isNamed_andLaterReadsGoOn() {
        PowerDisk disk = new PowerDisk();
        JournalSettings settings = new JournalSettings(1, 10_000, Duration.ofDays(120), disk::now, "host", 7);
        try (FileJournal dead = new FileJournal(disk.process(), settings)) {
            Stories.append(dead, STORY);
        }
        try (FileJournal journal = new FileJournal(disk.process(), settings)) {
            disk.refuseAll(Op.LIST);
            assertThatThrownBy(journal::runs).hasMessageContaining("Cannot read the journal in /power: ");
            assertThatThrownBy(() -> take(journal)).hasMessageContaining("Cannot read the journal in /power: ");
            disk.refuseNothing();
            assertThat(take(journal).runs()).hasSize(1);
        }
    }

    @Test
    void takeOverThatFails_losesNothing() {
        for (int good = 0; good < 4; good++) {
            PowerDisk disk = new PowerDisk();
            JournalSettings settings = new JournalSettings(1, 10_000, Duration.ofDays(120), disk::now, "host", 7);
            try (FileJournal dead = new FileJournal(disk.process(), settings)) {
                Stories.append(dead, STORY);
            }
            try (FileJournal journal = new FileJournal(disk.process(), settings)) {
                disk.refuse(Op.LIST, good);
                try {
                    if (take(journal).runs().size() == 1) {
                        continue;
                    }
                } catch (CompletionException e) {
                    assertThat(e).hasMessageContaining("the disk refuses LIST");
                }
                assertThat(take(journal).runs()).as("after %s", good).hasSize(1);
            }
        }
    }

    @Test
    void segmentThatCannotBeRead_isTold_andTheOthersAreRead() {
        PowerDisk disk = new PowerDisk();
        JournalSettings settings = new JournalSettings(1, 10_000, Duration.ofDays(120), disk::now, "host", 7);
        try (FileJournal dead = new FileJournal(disk.process(), settings)) {
            Stories.append(dead, List.of(note("EXPa", 1), note("EXPb", 1)));
        }
        try (FileJournal journal = new FileJournal(disk.process(), settings)) {
            disk.refuse(Op.READ, 0);
            Takeover takeover = take(journal);
            assertThat(takeover.runs()).extracting(AbandonedRun::runId).containsExactly("EXPb");
            assertThat(takeover.notes()).anyMatch(note -> note.contains(".000001.journal: the disk refuses READ"));
        }
    }

    @Test
    void bytesChangedAnywhere_nothingFails_andNothingIsInvented() {
        List<ExperimentEvent> other = Stories.closedLate("EXPother");
        PowerDisk original = new PowerDisk();
        JournalSettings settings = new JournalSettings(3_000, 10_000, Duration.ofDays(120), original::now, "host", 7);
        try (FileJournal journal = new FileJournal(original.process(), settings)) {
            Stories.append(journal, STORY);
            Stories.append(journal, other);
        }
        for (long seed = 0; seed < CHANGES; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = new TreeMap<>();
            original.files().forEach(name -> files.put(name, original.data(name)));
            files.replaceAll((name, data) -> changed(data, random));
            PowerDisk disk = PowerDisk.of(files);
            try (FileJournal journal = new FileJournal(disk.process(), settings)) {
                assertThat(take(journal).runs())
                        .as("seed %s", seed)
                        .allMatch(run ->
                                run.runId().equals("EXPopen") || run.runId().equals("EXPother"));
                assertThat(journal.runs()).hasSizeLessThanOrEqualTo(2);
                assertThat(STORY).as("seed %s", seed).containsAll(journal.events("EXPopen"));
                assertThat(other).as("seed %s", seed).containsAll(journal.events("EXPother"));
            }
        }
    }

    private static byte[] changed(byte[] data, Random random) {
        byte[] changed = data.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && changed.length > 0; i--) {
            int from = random.nextInt(changed.length);
            int to = Math.min(changed.length, from + 1 + random.nextInt(300));
            switch (random.nextInt(4)) {
                case 0 -> changed[from] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(changed, from, to, (byte) random.nextInt());
                case 2 ->
                    changed = joined(Arrays.copyOf(changed, from), Arrays.copyOfRange(changed, to, changed.length));
                default ->
                    changed = joined(Arrays.copyOf(changed, to), Arrays.copyOfRange(changed, from, changed.length));
            }
        }
        return changed;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        return joined;
    }

    private Path written() throws IOException {
        try (FileJournal journal = FileJournal.in(directory)) {
            Stories.append(journal, STORY);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void changeLine(Path segment, int number, UnaryOperator<String> change) throws IOException {
        List<String> lines = Files.readAllLines(segment);
        lines.set(number - 1, change.apply(lines.get(number - 1)));
        Files.writeString(segment, String.join("\n", lines) + "\n");
    }

    private Takeover takeAndClose() {
        try (FileJournal journal = FileJournal.in(directory)) {
            return take(journal);
        }
    }
}
