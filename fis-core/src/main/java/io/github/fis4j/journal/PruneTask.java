package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Owner;
import io.github.fis4j.journal.JournalFiles.Segment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Deletes what is old. A segment goes when all runs in it are over and were so for long, and all segments that these runs
 * are in go with it: what stays never says half of a run. Of what cannot be read in full nothing goes, nor of what a
 * process that lives has a hand in. For the writer thread only.
 */
final class PruneTask {
    private final JournalDisk disk;
    private final Owners owners;
    private final JournalSettings settings;

    PruneTask(JournalDisk disk, Owners owners, JournalSettings settings) {
        this.disk = disk;
        this.owners = owners;
        this.settings = settings;
    }

    /**
     * Deletes what is old of owners that are locked, and what others left over.
     *
     * @param own our own name
     * @param dead what is known of all owners that are locked
     * @return the files of the segments that were deleted
     */
    Set<String> run(String own, Tallies dead) throws IOException {
        Instant when = keptSince();
        Set<Segment> old = old(dead, when);
        bury(old);
        sweep(own, when);
        Set<String> files = new TreeSet<>();
        old.forEach(segment -> files.add(segment.file()));
        return files;
    }

    private Instant keptSince() {
        Instant now = settings.clock().instant();
        boolean forEver = settings.keepFor().compareTo(Duration.between(Instant.MIN, now)) > 0;
        return forEver ? Instant.MIN : now.minus(settings.keepFor());
    }

    private Set<Segment> old(Tallies dead, Instant when) throws IOException {
        Set<Segment> kept = new HashSet<>(dead.unsound().keySet());
        for (RunTally run : dead.runs().values()) {
            if (!run.overBefore(when)) {
                kept.addAll(run.segments());
            }
        }
        Set<Segment> old = unconnected(dead.runs().values(), kept);
        if (!old.isEmpty()) {
            // Only now, because it has to be read for nothing else.
            for (String runId : others().runs().keySet()) {
                RunTally run = dead.runs().get(runId);
                kept.addAll(run == null ? Set.of() : run.segments());
            }
            old.retainAll(unconnected(dead.runs().values(), kept));
        }
        return old;
    }

    /** {@return the segments that no run connects with those that are kept} */
    private static Set<Segment> unconnected(Collection<RunTally> runs, Set<Segment> kept) {
        Set<Segment> all = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (RunTally run : runs) {
                all.addAll(run.segments());
                more |= run.segments().stream().anyMatch(kept::contains) && kept.addAll(run.segments());
            }
        }
        all.removeAll(kept);
        return all;
    }

    /** {@return what is known of the owners that live, and of us} */
    private Tallies others() throws IOException {
        SortedMap<String, Owner> others = JournalFiles.list(disk).owners();
        others.keySet().removeAll(owners.held());
        return new JournalReader(disk, new Notes()).tallies(others.values());
    }

    private void bury(Set<Segment> old) throws IOException {
        if (!old.isEmpty()) {
            Set<String> names = new TreeSet<>();
            old.forEach(segment -> names.add(segment.owner()));
            Tombstone.write(disk, JournalFiles.tombstone(names.iterator().next()), old);
        }
    }

    /** Nobody looks which processes live meanwhile: for this moment, an owner that has just died may be locked by us. */
    private void sweep(String own, Instant when) throws IOException {
        if (nothingToSweep(own, when)) {
            return;
        }
        JournalDisk.Lock guard = disk.guard();
        try {
            List<String> tombstones = JournalFiles.list(disk).owners().values().stream()
                    .flatMap(owner -> owner.tombstones().stream())
                    .toList();
            if (!tombstones.isEmpty()) {
                Tombstone.finish(disk, tombstones);
            }
            for (Owner owner : JournalFiles.list(disk).owners().values()) {
                if (owner.leftOverSince(when) && !owner.name().equals(own)) {
                    sweep(owner);
                }
            }
        } finally {
            guard.release();
        }
    }

    private boolean nothingToSweep(String own, Instant when) throws IOException {
        return JournalFiles.list(disk).owners().values().stream()
                .allMatch(owner -> owner.tombstones().isEmpty()
                        && (!owner.leftOverSince(when) || owner.name().equals(own)));
    }

    private void sweep(Owner owner) throws IOException {
        String file = JournalFiles.lock(owner.name());
        owners.release(owner.name());
        JournalDisk.Lock lock = disk.tryLock(file, false);
        if (lock == null) {
            return;
        }
        try {
            for (String temporary : owner.temporary()) {
                disk.delete(temporary);
            }
            disk.delete(file);
        } finally {
            lock.release();
        }
    }
}
