package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads segments, tells what is wrong with them, and reads what is still whole. */
final class SegmentScan {
    /** The format that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final String FORMAT_NAME = "fis4j-journal";
    private static final int NAMED_LINES = 3;

    private final JournalDisk disk;
    private final Notes notes;

    SegmentScan(JournalDisk disk, Notes notes) {
        this.disk = disk;
        this.notes = notes;
    }

    /** Takes a line that is whole and an event's. */
    interface Visitor {
        void line(Segment segment, SegmentReader line, LineHead head);
    }

    /**
     * How a segment was found.
     *
     * @param readable whether it could be read to its end, by a version that knows its format
     * @param tornAt where its last line begins, if that is not whole; otherwise -1
     */
    record Found(boolean readable, long tornAt) {}

    Found read(Segment segment, Visitor visitor) {
        List<Integer> damaged = new ArrayList<>();
        long torn = -1;
        try (SegmentReader lines = new SegmentReader(disk.read(segment.file()))) {
            while (lines.next()) {
                if (torn >= 0) {
                    damaged.add(lines.number() - 1);
                    torn = -1;
                }
                if (!lines.whole()) {
                    torn = lines.startsAt();
                } else if (lines.number() == 1) {
                    if (!knows(segment, EventBytes.object(lines.line(), lines.length()))) {
                        return new Found(false, -1);
                    }
                } else {
                    visit(segment, lines, visitor);
                }
            }
        } catch (IOException e) {
            notes.add("Cannot read " + segment.file() + ": " + Failure.text(e) + ". Its runs are left alone.");
            return new Found(false, -1);
        }
        tellDamage(segment, damaged);
        return new Found(true, torn);
    }

    private void visit(Segment segment, SegmentReader lines, Visitor visitor) {
        LineHead head = LineHead.of(lines.line(), lines.length());
        if (head == null) {
            notes.add(segment.file() + ", line " + lines.number() + ": no event. It is passed over.");
        } else {
            visitor.line(segment, lines, head);
        }
    }

    private boolean knows(Segment segment, JsonObject header) {
        boolean known = header.get(FORMAT_NAME) instanceof JsonNumber format
                && format.value().signum() > 0
                && format.value().compareTo(java.math.BigDecimal.valueOf(FORMAT)) <= 0;
        if (!known) {
            notes.add(segment.file() + " is of a format that this version does not read (" + header.get(FORMAT_NAME)
                    + ", expected " + FORMAT + "). Its runs are left alone; use the version that wrote it.");
        }
        return known;
    }

    private void tellDamage(Segment segment, List<Integer> damaged) {
        if (damaged.isEmpty()) {
            return;
        }
        List<String> named =
                damaged.stream().limit(NAMED_LINES).map(String::valueOf).toList();
        String more = damaged.size() > NAMED_LINES ? " and " + (damaged.size() - NAMED_LINES) + " more" : "";
        notes.add(segment.file() + ", line " + String.join(", ", named) + more
                + ": damaged, the checksum is wrong. The rest is read.");
    }
}
