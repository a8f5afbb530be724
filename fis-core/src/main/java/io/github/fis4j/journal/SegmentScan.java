package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads segments, tells what is wrong with them, and reads what is still whole. */
final class SegmentScan {
    /** The format that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final String FORMAT_NAME = "fis4j-journal";
    private static final int NAMED_LINES = 3;

    private final JournalDisk disk;
    private final Notes notes;
    private boolean vanished;

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
     * @param sound whether all that it says could be read
     * @param tornAt where its last whole line ends, if something is behind it; otherwise -1
     */
    record Found(boolean sound, long tornAt) {}

    /** {@return whether a segment was gone when it was to be read: somebody prunes} */
    boolean vanished() {
        return vanished;
    }

    Found read(Segment segment, Visitor visitor) {
        Damage damage = new Damage();
        boolean allEvents = true;
        try (SegmentReader lines = new SegmentReader(disk.read(segment.file()))) {
            while (lines.next()) {
                if (!lines.whole()) {
                    damage.suspect(lines);
                    continue;
                }
                damage.confirm();
                if (lines.number() == 1) {
                    if (!knows(segment, EventBytes.object(lines.line(), lines.length()))) {
                        return new Found(false, -1);
                    }
                } else {
                    allEvents &= visit(segment, lines, visitor);
                }
            }
        } catch (NoSuchFileException e) {
            vanished = true;
            return new Found(false, -1);
        } catch (IOException e) {
            notes.add("Cannot read " + segment.file() + ": " + Failure.text(e) + ". Its runs are left alone.");
            return new Found(false, -1);
        }
        damage.tell(segment);
        return new Found(allEvents && damage.none(), damage.tornAt);
    }

    private boolean visit(Segment segment, SegmentReader lines, Visitor visitor) {
        LineHead head = LineHead.of(lines.line(), lines.length());
        if (head == null) {
            notes.add(segment.file() + ", line " + lines.number() + ": no event. It is passed over.");
        } else {
            visitor.line(segment, lines, head);
        }
        return head != null;
    }

    private boolean knows(Segment segment, JsonObject header) {
        boolean known = header.get(FORMAT_NAME) instanceof JsonNumber format
                && format.value().signum() > 0
                && format.value().compareTo(BigDecimal.valueOf(FORMAT)) <= 0;
        if (!known) {
            notes.add(segment.file() + " is of a format that this version does not read (" + header.get(FORMAT_NAME)
                    + ", expected " + FORMAT + "). Its runs are left alone; use the version that wrote it.");
        }
        return known;
    }

    /** Lines that are not whole: damaged if a whole one follows, torn if none does. */
    private final class Damage {
        private final List<Integer> named = new ArrayList<>();
        private int damaged;
        private int suspects;
        private int firstSuspect;
        private long tornAt = -1;

        void suspect(SegmentReader line) {
            if (suspects++ == 0) {
                firstSuspect = line.number();
                tornAt = line.startsAt();
            }
        }

        void confirm() {
            for (int i = 0; i < suspects && named.size() < NAMED_LINES; i++) {
                named.add(firstSuspect + i);
            }
            damaged += suspects;
            suspects = 0;
            tornAt = -1;
        }

        boolean none() {
            return damaged + suspects == 0;
        }

        void tell(Segment segment) {
            if (damaged > 0) {
                String lines = named.stream().map(String::valueOf).collect(Collectors.joining(", "));
                String more = damaged > named.size() ? " and " + (damaged - named.size()) + " more" : "";
                notes.add(segment.file() + ", line " + lines + more
                        + ": damaged, the checksum is wrong. The rest is read.");
            }
        }
    }
}
