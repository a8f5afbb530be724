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
        while (true) {
            RunLines run = new RunLines(runId);
            Collection<Owner> owners = JournalFiles.list(disk).owners().values();
            if (scan(owners, (from, line, head) -> collect(Map.of(runId, run), from, line, head))) {
                return run.events(notes);
            }
        }
    }

    /** {@return what is known of every run} */
    Tallies tallies() throws IOException {
        while (true) {
            Tallies all = new Tallies();
            if (tally(JournalFiles.list(disk).owners().values(), all)) {
                return all;
            }
        }
    }

    /** {@return what is known of every run that has lines there} */
    Tallies tallies(Collection<Owner> owners) {
        Tallies some = new Tallies();
        tally(owners, some);
        return some;
    }

    /** {@return the lines of some runs; a run without lines has none} */
    Map<String, RunLines> lines(Collection<Owner> owners, Set<String> runIds) {
        Map<String, RunLines> runs = new HashMap<>();
        runIds.forEach(id -> runs.put(id, new RunLines(id)));
        scan(owners, (from, line, head) -> collect(runs, from, line, head));
        return runs;
    }

    /** {@return where a run stands, by the lines of some owners; at its beginning if they have none} */
    RunState state(String runId, Set<String> ownerNames) throws IOException {
        RunLines lines = new RunLines(runId);
        RunTally tally = new RunTally(runId);
        Map<String, Owner> owners = new HashMap<>(JournalFiles.list(disk).owners());
        owners.keySet().retainAll(ownerNames);
        scan(owners.values(), (from, line, head) -> {
            if (head.runId().equals(runId)) {
                lines.add(from, line, head);
                tally.add(from, line, head);
            }
        });
        return new RunState(lines.chain(), tally.status().terminal(), tally.openMarkers());
    }

    private static void collect(Map<String, RunLines> runs, Segment from, SegmentReader line, LineHead head) {
        RunLines run = runs.get(head.runId());
        if (run != null) {
            run.add(from, line, head);
        }
    }

    /** {@return whether all was still there when it was to be read} */
    private boolean tally(Collection<Owner> owners, Tallies to) {
        SegmentScan scan = new SegmentScan(disk, notes);
        for (Owner owner : owners) {
            for (Segment segment : owner.segments()) {
                SegmentScan.Found found = scan.read(
                        segment,
                        (from, line, head) -> to.runs()
                                .computeIfAbsent(head.runId(), RunTally::new)
                                .add(from, line, head));
                if (!found.sound()) {
                    to.unsound().put(segment, found);
                }
            }
        }
        return !scan.vanished();
    }

    private boolean scan(Collection<Owner> owners, SegmentScan.Visitor visitor) {
        SegmentScan scan = new SegmentScan(disk, notes);
        owners.forEach(owner -> owner.segments().forEach(segment -> scan.read(segment, visitor)));
        return !scan.vanished();
    }
}
