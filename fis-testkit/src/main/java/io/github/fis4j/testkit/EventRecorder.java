package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps the events of a run, and tells them as a timeline, one line an event. For one run each. Thread-safe. */
public final class EventRecorder implements ExperimentListener {
    private final List<ExperimentEvent> events = new CopyOnWriteArrayList<>();

    /** {@return a recorder without events} */
    public static EventRecorder create() {
        return new EventRecorder();
    }

    private EventRecorder() {}

    @Override
    public void onEvent(ExperimentEvent event) {
        events.add(event);
    }

    /** {@return the events so far, in order} */
    public List<ExperimentEvent> events() {
        return List.copyOf(events);
    }

    /**
     * {@return the events of a kind so far, in order}
     *
     * @param kind the kind
     * @param <E> the kind
     */
    public <E extends ExperimentEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * {@return what happened, a line an event, such as {@code PT0S action stop pending -> initiating}; the time is that
     * since the first event} Calls that only look are left out.
     */
    public List<String> timeline() {
        return lines(event -> !(event instanceof CallEnded call && call.purpose() == CallEnded.Purpose.READ));
    }

    /** {@return the lines of {@link #timeline()} that tell of statuses} */
    public List<String> statuses() {
        return lines(event -> event instanceof ActionStatusChanged || event instanceof ExperimentStatusChanged);
    }

    private List<String> lines(Predicate<ExperimentEvent> shown) {
        return events.stream()
                .filter(shown)
                .map(event -> Duration.between(events.get(0).at(), event.at()) + " " + EventText.of(event))
                .toList();
    }

    /** {@return the timeline, a line an event} */
    @Override
    public String toString() {
        return String.join("\n", timeline());
    }
}
