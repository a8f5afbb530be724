package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.journal.JournalFiles.Owner;
import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes over the unfinished runs of owners that have ended. For the writer thread only. */
final class TakeoverTask {
    private final JournalDisk disk;
    private final Owners owners;
    private final RunStates states;
    private final Set<String> handedOver = new HashSet<>();

    TakeoverTask(JournalDisk disk, Owners owners, RunStates states) {
        this.disk = disk;
        this.owners = owners;
        this.states = states;
    }

    /**
     * What was found.
     *
     * @param takeover what is handed over
     * @param idle owners that are still locked, though nothing of theirs was taken up
     * @param dead what is known of all owners that are locked
     */
    record Taken(Takeover takeover, Set<String> idle, Tallies dead) {}

    Taken run(String own) throws IOException {
        Notes notes = new Notes();
        Set<String> locked = owners.lockDead(own, notes);
        if (locked.isEmpty()) {
            return new Taken(new Takeover(List.of(), notes.all()), Set.of(), new Tallies());
        }
        try {
            return take(own, locked, notes);
        } catch (IOException | RuntimeException e) {
            // As if they had never been locked: the next one, ours too, finds them again.
            locked.forEach(owners::release);
            throw e;
        }
    }

    private Taken take(String own, Set<String> locked, Notes notes) throws IOException {
        // Listed again: what an owner wrote before it ended is complete only now.
        Map<String, Owner> all = JournalFiles.list(disk).owners();
        List<Owner> dead = pick(all, owners.held());
        Tallies found = new JournalReader(disk, notes).tallies(dead);
        pick(all, locked).forEach(owner -> cutTail(owner, found, notes));
        Map<String, RunTally> unfinished = new HashMap<>(found.runs());
        unfinished.values().removeIf(run -> run.finished() || handedOver.contains(run.runId()));
        leaveThoseOfTheLiving(all, own, unfinished, notes);
        Set<String> idle = new TreeSet<>(locked);
        List<AbandonedRun> runs = handOver(dead, unfinished, idle, notes);
        return new Taken(new Takeover(runs, notes.all()), idle, found);
    }

    private static List<Owner> pick(Map<String, Owner> all, Set<String> names) {
        return names.stream().filter(all::containsKey).map(all::get).toList();
    }

    /** Nothing of a dead owner is certain before it is forced: it may have been killed before it could. */
    private void cutTail(Owner owner, Tallies found, Notes notes) {
        if (owner.segments().isEmpty()) {
            return;
        }
        Segment last = owner.segments().get(owner.segments().size() - 1);
        long tornAt = found.tornAt(last);
        try {
            for (String temporary : owner.temporary()) {
                disk.delete(temporary);
            }
            if (tornAt >= 0) {
                disk.truncate(last.file(), tornAt);
                notes.add(last.file() + ": its end is torn; " + (last.size() - tornAt)
                        + " bytes were cut off. What they said was never acknowledged.");
            }
        } catch (IOException e) {
            // It is read as if it were: nobody writes behind it.
            notes.add(last.file() + ": what was being written could not be cut off: " + Failure.text(e));
        }
    }

    private void leaveThoseOfTheLiving(Map<String, Owner> all, String own, Map<String, RunTally> tallies, Notes notes) {
        if (tallies.isEmpty()) {
            return;
        }
        Set<String> living = new TreeSet<>(all.keySet());
        living.removeAll(owners.held());
        living.remove(own);
        Tallies theirs = new JournalReader(disk, new Notes()).tallies(pick(all, living));
        for (RunTally run : theirs.runs().values()) {
            if (tallies.remove(run.runId()) != null) {
                notes.add("Run " + run.runId() + " is in the hands of another process, which lives ("
                        + String.join(", ", run.owners()) + "). It is left alone.");
            }
        }
    }

    private List<AbandonedRun> handOver(
            Collection<Owner> dead, Map<String, RunTally> tallies, Set<String> idle, Notes notes) {
        if (tallies.isEmpty()) {
            return List.of();
        }
        forceThoseOf(dead, tallies.values(), notes);
        Map<String, RunLines> lines = new JournalReader(disk, new Notes()).lines(dead, tallies.keySet());
        List<RunTally> byAge = new ArrayList<>(tallies.values());
        byAge.sort(Comparator.comparing(RunTally::firstAt).thenComparing(RunTally::runId));
        List<AbandonedRun> runs = new ArrayList<>();
        for (RunTally run : byAge) {
            RunLines its = lines.getOrDefault(run.runId(), new RunLines(run.runId()));
            List<ExperimentEvent> events = its.events(notes);
            if (events.isEmpty()) {
                notes.add("Run " + run.runId() + " has no event that this version can read. It is left alone.");
                continue;
            }
            states.put(run.runId(), new RunState(its.chain(), run.status().terminal(), run.openMarkers()));
            handedOver.add(run.runId());
            idle.removeAll(run.owners());
            runs.add(new AbandonedRun(run.runId(), withBeginning(run.runId(), events, notes)));
        }
        return runs;
    }

    /** What is read may be in memory only, and what is built on it must not outlast it. */
    private void forceThoseOf(Collection<Owner> dead, Collection<RunTally> runs, Notes notes) {
        Set<String> concerned = new TreeSet<>();
        runs.forEach(run -> concerned.addAll(run.owners()));
        try {
            for (Owner owner : dead) {
                if (concerned.contains(owner.name())) {
                    for (Segment segment : owner.segments()) {
                        disk.force(segment.file());
                    }
                }
            }
            disk.forceDirectory();
        } catch (IOException e) {
            // To undo what can be read matters more than that it can be read once more.
            notes.add("What was taken over may not outlast a loss of power: " + Failure.text(e));
        }
    }

    /** Whoever takes a run up needs its template, were it only for the actions whose records are open. */
    private static List<ExperimentEvent> withBeginning(String runId, List<ExperimentEvent> events, Notes notes) {
        ExperimentEvent first = events.get(0);
        if (first instanceof ExperimentAccepted) {
            return events;
        }
        notes.add("Run " + runId + ": its beginning cannot be read. Only its undo records tell what it did.");
        Map<String, String> actions = new TreeMap<>();
        for (ExperimentEvent event : events) {
            if (event instanceof UndoIntended intended) {
                actions.put(intended.record().action(), intended.record().actionId());
            }
        }
        ExperimentTemplate.Builder template = ExperimentTemplate.builder(
                "The template of this run cannot be read; these are the actions that wrote undo records");
        actions.forEach((name, id) -> template.action(name, action -> action.id(id)));
        long number = Math.min(1, first.stamp().number() - 1);
        List<ExperimentEvent> all = new ArrayList<>();
        all.add(new ExperimentAccepted(
                new Stamp(runId, number, first.at()), template.build(), 0, false, false, null, Map.of(), List.of()));
        all.addAll(events);
        return all;
    }
}
