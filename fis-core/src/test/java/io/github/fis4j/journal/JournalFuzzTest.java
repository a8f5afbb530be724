package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.journal.SegmentStory.Line;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.model.FisException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/**
 * Any bytes as a segment: what is whole is read and nothing else, what is not is told, and nothing throws. An event that
 * was read can be written and reads back equal.
 */
class JournalFuzzTest {
    private static final String FILE = "20300101-000000123-7.000001.journal";
    private static final int LONGEST = 1 << 20;

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(JournalFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anySegment_scanned_tellsWhatIsWholeAndWhatIsNot(byte @NotNull [] told) {
        FuzzRuns.count();
        byte[] bytes = SegmentStory.of(told);
        List<Line> lines = SegmentStory.lines(bytes);
        Notes notes = new Notes();
        Map<Integer, LineHead> visited = new TreeMap<>();
        RunLines run = new RunLines("EXPa");
        Segment segment = new Segment(FILE, "20300101-000000123-7", 1, bytes.length);
        SegmentScan scan = new SegmentScan(PowerDisk.of(Map.of(FILE, bytes)).process(), notes);

        SegmentScan.Found found = scan.read(segment, (from, line, head) -> {
            visited.put(line.number(), head);
            run.add(from, line, head);
        });

        if (isOfKnownFormat(bytes, lines)) {
            assertThat(found.tornAt()).isEqualTo(tornAt(bytes, lines));
            wholeLinesAreVisited(bytes, lines, visited);
            assertThat(notes.all().isEmpty() && found.tornAt() < 0).isEqualTo(found.sound());
        } else {
            assertThat(found).isEqualTo(new SegmentScan.Found(false, -1));
            assertThat(visited).isEmpty();
            assertThat(notes.all()).isNotEmpty();
        }
        assertThat(run.events(notes)).hasSizeLessThanOrEqualTo(visited.size());
        lines.stream().filter(line -> visited.containsKey(line.number())).forEach(line -> event(line.json(bytes)));
    }

    /** The first line says it, if it is whole; if it is not, nothing does. */
    private static boolean isOfKnownFormat(byte[] segment, List<Line> lines) {
        if (lines.isEmpty() || !lines.get(0).isWhole(segment)) {
            return true;
        }
        JsonDocument header = JsonReader.read(lines.get(0).json(segment));
        return header.faults().isEmpty()
                && header.root() instanceof JsonObject object
                && object.get("fis4j-journal") instanceof JsonNumber number
                && number.value().signum() > 0
                && number.value().compareTo(BigDecimal.ONE) <= 0;
    }

    private static long tornAt(byte[] segment, List<Line> lines) {
        long tornAt = -1;
        for (Line line : lines) {
            if (line.isWhole(segment)) {
                tornAt = -1;
            } else if (tornAt < 0) {
                tornAt = line.from();
            }
        }
        return tornAt;
    }

    private static void wholeLinesAreVisited(byte[] segment, List<Line> lines, Map<Integer, LineHead> visited) {
        for (Line line : lines) {
            if (line.number() == 1 || !line.isWhole(segment)) {
                assertThat(visited).doesNotContainKey(line.number());
            } else {
                LineHead head = head(line.json(segment));
                if (head != null) {
                    assertThat(visited).containsEntry(line.number(), head);
                }
            }
        }
    }

    /** What a line says of itself, read as a whole; null if it is no event, though its beginning may look like one. */
    private static @Nullable LineHead head(String json) {
        JsonDocument document = JsonReader.read(json);
        if (!document.faults().isEmpty() || !(document.root() instanceof JsonObject object)) {
            return null;
        }
        String kind = object.string("kind");
        String run = object.string("run");
        String at = object.string("at");
        if (kind == null || run == null || at == null || !(object.get("n") instanceof JsonNumber number)) {
            return null;
        }
        BigDecimal n = number.value();
        return n.scale() == 0 && n.precision() < 19 ? new LineHead(kind, run, n.longValueExact(), at) : null;
    }

    private static void event(String json) {
        ExperimentEvent event = decoded(json.getBytes(StandardCharsets.UTF_8));
        if (event != null) {
            byte[] written;
            try {
                written = EventBytes.of(event, LONGEST);
            } catch (FisException tooDeep) {
                return;
            }
            assertThat(decoded(written)).isEqualTo(event);
        }
    }

    private static @Nullable ExperimentEvent decoded(byte[] json) {
        try {
            return EventCodec.decode(EventBytes.object(json));
        } catch (UnreadableEventException noEvent) {
            return null;
        }
    }
}
