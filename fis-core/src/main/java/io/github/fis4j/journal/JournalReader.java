package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.JournalFiles.Owner;
import io.github.fis4j.journal.JournalFiles.Segment;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what whole directories say of runs. Lines that are being written at the same time are read or not. */
final class JournalReader {
    private final JournalDisk disk;
    private final Notes notes;

    JournalReader(JournalDisk disk, Notes notes) {
        this.disk = disk;
        this.notes = notes;
    }

    /** {@return the events of a run from whoever wrote some} */
    List<ExperimentEvent> events(String runId) throws IOException {
        return lines(JournalFiles.list(disk).owners().values(), Set.of(runId))
                .getOrDefault(runId, new RunLines(runId))
                .events(notes);
    }

    /** {@return the lines of some runs; a run without lines has none} */
    Map<String, RunLines> lines(Collection<Owner> owners, Set<String> runIds) {
        Map<String, RunLines> runs = new HashMap<>();
        runIds.forEach(id -> runs.put(id, new RunLines(id)));
        SegmentScan scan = new SegmentScan(disk, notes);
        for (Owner owner : owners) {
            for (Segment segment : owner.segments()) {
                scan.read(segment, (from, line, head) -> {
                    RunLines run = runs.get(head.runId());
                    if (run != null) {
                        run.add(from, line, head);
                    }
                });
            }
        }
        return runs;
    }

    /** {@return what is known of every run that has lines there} */
    Map<String, RunTally> tallies(Collection<Owner> owners) {
        Map<String, RunTally> runs = new HashMap<>();
        SegmentScan scan = new SegmentScan(disk, notes);
        for (Owner owner : owners) {
            for (Segment segment : owner.segments()) {
                scan.read(
                        segment,
                        (from, line, head) -> runs.computeIfAbsent(head.runId(), RunTally::new)
                                .add(from.owner(), head, line));
            }
        }
        return runs;
    }

    /** {@return where a run stands, by the lines of some owners; at its beginning if they have none} */
    RunState state(String runId, Set<String> ownerNames) throws IOException {
        RunLines lines = new RunLines(runId);
        RunTally tally = new RunTally(runId);
        SegmentScan scan = new SegmentScan(disk, notes);
        for (Owner owner : JournalFiles.list(disk).owners().values()) {
            if (ownerNames.contains(owner.name())) {
                for (Segment segment : owner.segments()) {
                    scan.read(segment, (from, line, head) -> {
                        if (head.runId().equals(runId)) {
                            lines.add(from, line, head);
                            tally.add(from.owner(), head, line);
                        }
                    });
                }
            }
        }
        return new RunState(lines.chain(), tally.status().terminal(), tally.openMarkers());
    }
}
