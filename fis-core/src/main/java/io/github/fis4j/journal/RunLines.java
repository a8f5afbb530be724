package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one run, from whatever segments, put in order and checked. */
final class RunLines {
    private final String runId;
    private final List<Line> lines = new ArrayList<>();

    RunLines(String runId) {
        this.runId = runId;
    }

    private record Line(long number, long chain, String where, Bytes json) {}

    /** Keeps the JSON alone, and as bytes: half the memory of a text. */
    private static final class Bytes {
        private final byte[] value;

        Bytes(byte[] value) {
            this.value = value;
        }
    }

    void add(JournalFiles.Segment segment, SegmentReader line, LineHead head) {
        byte[] json = java.util.Arrays.copyOfRange(line.line(), JournalLine.JSON, line.length());
        String where = segment.file() + ", line " + line.number();
        lines.add(new Line(head.number(), JournalLine.chain(line.line()), where, new Bytes(json)));
    }

    /** {@return the events in order; what is wrong with them is told} */
    List<ExperimentEvent> events(Notes notes) {
        lines.sort(Comparator.comparingLong(Line::number));
        checkChain(notes);
        List<ExperimentEvent> events = new ArrayList<>(lines.size());
        for (Line line : lines) {
            ExperimentEvent event = event(line, notes);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    /** {@return the chain of the last line; of the run's beginning if there is none} */
    long chain() {
        return lines.stream()
                .max(Comparator.comparingLong(Line::number))
                .map(Line::chain)
                .orElseGet(() -> JournalLine.firstChain(runId));
    }

    /**
     * A line follows the one before it; or an earlier one, if those between were refused by a disk that failed and kept
     * them all the same.
     */
    private void checkChain(Notes notes) {
        for (int i = 0; i < lines.size(); i++) {
            if (!follows(i)) {
                Line line = lines.get(i);
                notes.add("Run " + runId + ": the chain is broken before event " + line.number() + " (" + line.where()
                        + "); something before it is missing or not what was written.");
            }
        }
    }

    private boolean follows(int i) {
        Line line = lines.get(i);
        for (int before = i - 1; before >= 0; before--) {
            if (continues(lines.get(before).chain(), line)) {
                return true;
            }
        }
        return continues(JournalLine.firstChain(runId), line);
    }

    private static boolean continues(long before, Line line) {
        return JournalLine.chain(before, line.json().value) == line.chain();
    }

    private @Nullable ExperimentEvent event(Line line, Notes notes) {
        try {
            JsonObject object = EventBytes.object(line.json().value);
            return EventCodec.decode(object);
        } catch (UnreadableEventException e) {
            notes.add(line.where() + ": event " + line.number() + " of run " + runId + " is passed over. "
                    + e.getMessage());
            return null;
        }
    }
}
