package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events of a run, and the marks of the code that lives through it, and tells both as a timeline, one line each.
 * For one run each. Thread-safe.
 */
public final class EventRecorder implements ExperimentListener {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** {@return a recorder without events} */
    public static EventRecorder create() {
        return new EventRecorder();
    }

    private EventRecorder() {}

    @Override
    public void onEvent(ExperimentEvent event) {
        entries.add(new Entry(event, null));
    }

    /**
     * Keeps a mark.
     *
     * @param mark a state of the code under test
     */
    public void mark(Mark mark) {
        entries.add(new Entry(null, mark));
    }

    /** {@return the events so far, in order} */
    public List<ExperimentEvent> events() {
        return events(ExperimentEvent.class);
    }

    /**
     * {@return the events of a kind so far, in order}
     *
     * @param kind the kind
     * @param <E> the kind
     */
    public <E extends ExperimentEvent> List<E> events(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** {@return the marks so far, in order} */
    public List<Mark> marks() {
        return entries.stream().map(Entry::mark).flatMap(Stream::ofNullable).toList();
    }

    /**
     * {@return what happened, a line each, such as {@code PT0S action stop pending -> initiating} or {@code PT21S breaker
     * inventory OPEN}; the time is that since the first event} Calls that only look are left out.
     */
    public List<String> timeline() {
        return lines(entry -> !(entry.event() instanceof CallEnded call && call.purpose() == CallEnded.Purpose.READ));
    }

    /** {@return the lines of {@link #timeline()} that tell of statuses} */
    public List<String> statuses() {
        return lines(entry ->
                entry.event() instanceof ActionStatusChanged || entry.event() instanceof ExperimentStatusChanged);
    }

    private List<String> lines(Predicate<Entry> shown) {
        Instant begun = entries.stream()
                .filter(entry -> entry.event() != null)
                .findFirst()
                .map(Entry::at)
                .orElse(null);
        return entries.stream()
                .filter(shown)
                .map(entry -> Duration.between(begun == null ? entry.at() : begun, entry.at()) + " " + entry)
                .toList();
    }

    /** {@return the timeline, a line an event} */
    @Override
    public String toString() {
        return String.join("\n", timeline());
    }

    /** One of the two. */
    private record Entry(
            @Nullable ExperimentEvent event, @Nullable Mark mark) {
        Instant at() {
            return event != null ? event.at() : Objects.requireNonNull(mark).at();
        }

        @Override
        public String toString() {
            return event != null ? EventText.of(event) : String.valueOf(mark);
        }
    }
}
