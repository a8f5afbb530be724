package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.JournaledRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a run after a pass over the lines, in whatever order the owners' segments come. */
final class RunTally {
    private static final Set<String> TELLING =
            Set.of("ExperimentAccepted", "ExperimentStatusChanged", "UndoIntended", "UndoConfirmed", "UndoClosed");

    /** A run with more events is nobody's; the numbers of one take two megabytes at most. */
    private static final int HIGHEST_NUMBER = 1 << 24;

    private final String runId;
    private final Set<Segment> segments = new HashSet<>(2);
    private final BitSet numbers = new BitSet();
    private boolean strangeNumbers;
    private Instant firstAt = Instant.MAX;
    private Instant lastAt = Instant.MIN;
    private String description = "";
    private ExperimentStatus status = ExperimentStatus.PENDING;
    private long statusNumber = Long.MIN_VALUE;
    private final Map<String, Open> open = new HashMap<>(2);
    private final Map<String, JsonObject> early = new HashMap<>(2);
    private final Set<String> closed = new HashSet<>(2);

    RunTally(String runId) {
        this.runId = runId;
    }

    private record Open(long number, @Nullable UndoRecord record) {}

    String runId() {
        return runId;
    }

    Set<Segment> segments() {
        return segments;
    }

    /** {@return who wrote of it} */
    Set<String> owners() {
        return segments.stream().map(Segment::owner).collect(Collectors.toCollection(TreeSet::new));
    }

    ExperimentStatus status() {
        return status;
    }

    Instant firstAt() {
        return firstAt;
    }

    boolean finished() {
        return status.terminal() && open.isEmpty();
    }

    /** {@return whether it is finished, with no gap from its first event to its last, and that one was before a time} */
    boolean overBefore(Instant when) {
        boolean gapless = !strangeNumbers && numbers.cardinality() == numbers.length() - 1 && !numbers.get(0);
        return finished() && gapless && !lastAt.equals(Instant.MIN) && lastAt.isBefore(when);
    }

    Set<String> openMarkers() {
        return new HashSet<>(open.keySet());
    }

    /** {@return the records that are open and can be understood, in the order in which they were written} */
    List<UndoRecord> openRecords() {
        List<UndoRecord> records = new ArrayList<>();
        open.values().stream().sorted(Comparator.comparingLong(Open::number)).forEach(each -> {
            if (each.record() != null) {
                records.add(each.record());
            }
        });
        return records;
    }

    JournaledRun asRun(JournaledRun.Holder holder) {
        // Without a readable time, the oldest.
        boolean timed = !firstAt.equals(Instant.MAX);
        Instant from = timed ? firstAt : Instant.EPOCH;
        Instant to = timed ? lastAt : Instant.EPOCH;
        return new JournaledRun(runId, description, status, from, to, openRecords(), holder);
    }

    void add(Segment segment, SegmentReader line, LineHead head) {
        segments.add(segment);
        if (head.number() >= 0 && head.number() <= HIGHEST_NUMBER) {
            numbers.set((int) head.number());
        } else {
            strangeNumbers = true;
        }
        Instant at = InstantText.parse(head.at());
        if (at != null) {
            firstAt = at.isBefore(firstAt) ? at : firstAt;
            lastAt = at.isAfter(lastAt) ? at : lastAt;
        }
        if (TELLING.contains(head.kind())) {
            add(head, EventBytes.object(line.line(), line.length()));
        }
    }

    private void add(LineHead head, JsonObject object) {
        if (head.kind().equals("ExperimentAccepted")) {
            String text = object.object("template").string("description");
            description = text == null ? "" : text;
            return;
        }
        ExperimentEvent event = decoded(object);
        if (event instanceof ExperimentStatusChanged changed) {
            status(head.number(), changed.to());
        } else if (event instanceof UndoIntended intended) {
            opened(head.number(), intended.record().marker(), intended.record());
        } else if (event instanceof UndoConfirmed confirmed) {
            confirmed(confirmed.marker(), confirmed.learned());
        } else if (event instanceof UndoClosed ending) {
            closed(ending.marker());
        } else if (head.kind().equals("UndoIntended")) {
            // Not understood, so not undone here: but it is open, and a newer version may know how.
            opened(head.number(), String.valueOf(object.object("record").string("marker")), null);
        } else if (head.kind().equals("UndoClosed") && object.string("marker") != null) {
            closed(String.valueOf(object.string("marker")));
        }
    }

    private static @Nullable ExperimentEvent decoded(JsonObject object) {
        try {
            return EventCodec.decode(object);
        } catch (UnreadableEventException e) {
            return null;
        }
    }

    private void status(long number, ExperimentStatus to) {
        if (number > statusNumber) {
            statusNumber = number;
            status = to;
        }
    }

    private void opened(long number, String marker, @Nullable UndoRecord record) {
        if (closed.remove(marker)) {
            return;
        }
        JsonObject learned = early.remove(marker);
        open.put(marker, new Open(number, record == null || learned == null ? record : record.confirmed(learned)));
    }

    private void confirmed(String marker, JsonObject learned) {
        Open known = open.get(marker);
        if (known == null) {
            early.put(marker, learned);
        } else if (known.record() != null) {
            open.put(marker, new Open(known.number(), known.record().confirmed(learned)));
        }
    }

    private void closed(String marker) {
        if (open.remove(marker) == null) {
            closed.add(marker);
        }
    }
}
