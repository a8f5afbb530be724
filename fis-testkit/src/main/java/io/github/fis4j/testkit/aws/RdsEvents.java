package io.github.fis4j.testkit.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What RDS tells of its clusters and instances. Kept for 14 days. Guarded by the state of its account. */
final class RdsEvents {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration USUAL = Duration.ofMinutes(60);

    private final AccountState state;
    private final Rows<Event> events;
    private Duration lag = Duration.ZERO;
    private int told;

    RdsEvents(AccountState state, Rows<Event> events) {
        this.state = state;
        this.events = events;
    }

    void lag(Duration delay) {
        lag = delay;
    }

    /** Tells something, which is dated now and seen a little later. */
    void tell(Source source, String category, String message) {
        Event event = new Event(source, category, message, state.now());
        if (lag.isZero()) {
            add(event);
        } else {
            state.later(lag, () -> add(event));
        }
    }

    private void add(Event event) {
        String key = String.valueOf(told++);
        events.put(key, event);
        state.later(KEPT, () -> events.remove(key));
    }

    List<Event> find(Question question) {
        if (question.id() != null && question.type() == null) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterCombination", "SourceType is required when SourceIdentifier is given.");
        }
        Instant end = question.end() == null ? state.now() : question.end();
        Instant begin = question.start() != null
                ? question.start()
                : end.minus(question.minutes() == null ? USUAL : Duration.ofMinutes(question.minutes()));
        if (begin.isBefore(state.now().minus(KEPT)) || begin.isAfter(end)) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterValue", "StartTime must be within the past 14 days and before EndTime.");
        }
        return events.all().stream()
                .filter(event -> !event.date().isBefore(begin) && !event.date().isAfter(end))
                .filter(event -> question.type() == null
                        || question.type().equals(event.source().type()))
                .filter(event -> question.id() == null
                        || question.id().equalsIgnoreCase(event.source().id()))
                .filter(event ->
                        question.categories().isEmpty() || question.categories().contains(event.category()))
                .toList();
    }

    /**
     * What an event is about.
     *
     * @param type {@code db-cluster} or {@code db-instance}
     */
    record Source(String type, String id, String arn) {}

    /** An event. The API does not tell its id. */
    record Event(Source source, String category, String message, Instant date) {}

    /** Which events are asked for. */
    record Question(
            @Nullable String id,
            @Nullable String type,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Integer minutes,
            List<String> categories) {}
}
