package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Owner;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells which owners live, and holds the locks of those whose runs were taken over. */
final class Owners {
    private final JournalDisk disk;
    private final Map<String, JournalDisk.Lock> held = new HashMap<>();

    Owners(JournalDisk disk) {
        this.disk = disk;
    }

    /** {@return the owners whose locks this journal holds besides its own} */
    synchronized Set<String> held() {
        return new TreeSet<>(held.keySet());
    }

    /**
     * Locks every owner whose process has ended. All or nobody's: everyone who does this takes the guard first, so that of
     * owners that share runs one journal gets all. Somebody may die meanwhile, so it ends with a round that finds nothing.
     *
     * @param own our own name, which is not asked
     * @return the owners that were locked now
     */
    synchronized Set<String> lockDead(String own, Notes notes) throws IOException {
        Set<String> locked = new TreeSet<>();
        if (unlocked(own).isEmpty()) {
            return locked;
        }
        JournalDisk.Lock guard = disk.guard();
        try {
            lockDead(own, locked, notes);
            return locked;
        } catch (IOException | RuntimeException e) {
            // Or nobody would ever be given what is theirs, not even by us.
            locked.forEach(this::release);
            throw e;
        } finally {
            guard.release();
        }
    }

    private void lockDead(String own, Set<String> locked, Notes notes) throws IOException {
        Set<String> failed = new TreeSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Owner owner : unlocked(own).values()) {
                if (!failed.contains(owner.name()) && lock(owner, failed, notes)) {
                    locked.add(owner.name());
                    more = true;
                }
            }
        }
    }

    private boolean lock(Owner owner, Set<String> failed, Notes notes) {
        try {
            JournalDisk.Lock lock = disk.tryLock(JournalFiles.lock(owner.name()), false);
            if (lock != null) {
                held.put(owner.name(), lock);
            }
            return lock != null;
        } catch (IOException e) {
            failed.add(owner.name());
            notes.add("Cannot tell whether the process of " + owner.name() + " lives: " + Failure.text(e)
                    + ". Its runs are left alone.");
            return false;
        }
    }

    private Map<String, Owner> unlocked(String own) throws IOException {
        Map<String, Owner> others = new HashMap<>(JournalFiles.list(disk).owners());
        others.values()
                .removeIf(owner -> owner.segments().isEmpty()
                        || owner.name().equals(own)
                        || held.containsKey(owner.name())
                        || disk.lockedHere(JournalFiles.lock(owner.name())));
        return others;
    }

    /** {@return whether the owner's process lives, as far as can be told without keeping its lock} */
    boolean lives(String owner) {
        String file = JournalFiles.lock(owner);
        if (disk.lockedHere(file)) {
            return true;
        }
        try {
            JournalDisk.Lock guard = disk.guard();
            try {
                JournalDisk.@Nullable Lock lock = disk.tryLock(file, false);
                if (lock != null) {
                    lock.release();
                }
                return lock == null;
            } finally {
                guard.release();
            }
        } catch (IOException e) {
            // Who may not lock it cannot take its runs over: for him it is in other hands.
            return true;
        }
    }

    synchronized void release(String owner) {
        JournalDisk.Lock lock = held.remove(owner);
        if (lock != null) {
            lock.release();
        }
    }

    synchronized void releaseAll() {
        held.values().forEach(JournalDisk.Lock::release);
        held.clear();
    }
}
