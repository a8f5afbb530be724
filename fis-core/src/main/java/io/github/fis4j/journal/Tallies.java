package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Segment;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known after a pass over segments.
 *
 * @param runs every run that has lines there, by id
 * @param unsound how segments were found of which something could not be read
 */
record Tallies(Map<String, RunTally> runs, Map<Segment, SegmentScan.Found> unsound) {
    Tallies() {
        this(new HashMap<>(), new HashMap<>());
    }

    /** {@return where what is torn of a segment begins; -1 if nothing is} */
    long tornAt(Segment segment) {
        SegmentScan.Found found = unsound.get(segment);
        return found == null ? -1 : found.tornAt();
    }
}
