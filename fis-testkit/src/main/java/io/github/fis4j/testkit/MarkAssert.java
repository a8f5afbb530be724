package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.CallEnded.Purpose;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks when the code under test took a state: {@code took("breaker inventory",
 * "OPEN").within(ofSeconds(2)).ofInjection("stop")}.
 */
public final class MarkAssert {
    private final ExperimentAssert parent;
    private final String subject;
    private final String state;
    private @Nullable Duration within;

    MarkAssert(ExperimentAssert parent, String subject, String state) {
        this.parent = parent;
        this.subject = subject;
        this.state = state;
    }

    /**
     * Sets how much later than the moment that is named next it may be. Without it, any time later will do.
     *
     * @param longest zero or more
     * @return this
     */
    public MarkAssert within(Duration longest) {
        within = longest;
        return this;
    }

    /**
     * Checks it against the injection of an action: not before its first call, and not later than told after there was
     * evidence, which may come a while after the effect.
     *
     * @param action the action's name
     * @return the assertions on the experiment
     */
    public ExperimentAssert ofInjection(String action) {
        Instant evidence = first(event ->
                event instanceof FaultInjected injected && injected.action().equals(action));
        return after("the injection of " + action, firstCall(action, Purpose.INJECT, evidence), evidence);
    }

    /**
     * Checks it against the undo of an action: not before its first call, and not later than told after the last record
     * was closed, which takes a look at what was put back.
     *
     * @param action the action's name
     * @return the assertions on the experiment
     */
    public ExperimentAssert ofUndo(String action) {
        Instant closed =
                last(event -> event instanceof UndoClosed undo && undo.action().equals(action));
        return after("the undo of " + action, firstCall(action, Purpose.UNDO, closed), closed);
    }

    /**
     * Checks it against the end of an action, well or not.
     *
     * @param action the action's name
     * @return the assertions on the experiment
     */
    public ExperimentAssert ofEnd(String action) {
        Instant end = first(event -> event instanceof ActionStatusChanged change
                && change.action().equals(action)
                && change.to().terminal());
        return after("the end of " + action, end, end);
    }

    /**
     * Checks it against another state that the code took, its first time.
     *
     * @param other what took it
     * @param otherState the state
     * @return the assertions on the experiment
     */
    public ExperimentAssert of(String other, String otherState) {
        Instant taken = parent.marks(other, otherState).stream()
                .map(Mark::at)
                .findFirst()
                .orElse(null);
        return after(other + " " + otherState, taken, taken);
    }

    /** {@return the assertions on the experiment, if the code took the state at all} */
    public ExperimentAssert atAll() {
        List<Mark> found = parent.marks(subject, state);
        return parent.check(!found.isEmpty(), subject + " to be " + state, "it never was");
    }

    /** {@return when the first call of an action was sent; what is given if it made none} */
    private @Nullable Instant firstCall(String action, Purpose purpose, @Nullable Instant otherwise) {
        return times(event -> event instanceof CallEnded call && call.by().equals(action) && call.purpose() == purpose)
                .findFirst()
                .orElse(otherwise);
    }

    private @Nullable Instant first(Predicate<ExperimentEvent> wanted) {
        return times(wanted).findFirst().orElse(null);
    }

    private @Nullable Instant last(Predicate<ExperimentEvent> wanted) {
        return times(wanted).reduce((one, next) -> next).orElse(null);
    }

    private Stream<Instant> times(Predicate<ExperimentEvent> wanted) {
        return parent.experiment().timeline().events().stream()
                .filter(wanted)
                .map(event -> event instanceof CallEnded call ? call.at().minus(call.took()) : event.at());
    }

    /**
     * Checks the first mark.
     *
     * @param what the moment in words
     * @param from marks before this do not count; null if there is no such moment
     * @param moment what is counted from; null if there is no such moment
     */
    private ExperimentAssert after(String what, @Nullable Instant from, @Nullable Instant moment) {
        String expected =
                subject + " to be " + state + (within == null ? " after " : " within " + within + " of ") + what;
        if (from == null || moment == null) {
            return parent.check(false, expected, "no such moment: the run has none");
        }
        List<Mark> found = parent.marks(subject, state);
        Optional<Mark> later =
                found.stream().filter(mark -> !mark.at().isBefore(from)).findFirst();
        if (later.isEmpty()) {
            return parent.check(
                    false, expected, found.isEmpty() ? "it never was" : "it was only before: " + offsets(found, from));
        }
        Duration took = Duration.between(moment, later.get().at());
        return parent.check(within == null || took.compareTo(within) <= 0, expected, took + " later");
    }

    private static List<String> offsets(List<Mark> marks, Instant from) {
        return marks.stream()
                .map(mark -> Duration.between(mark.at(), from) + " earlier")
                .toList();
    }
}
