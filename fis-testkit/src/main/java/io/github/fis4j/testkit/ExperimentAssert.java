package io.github.fis4j.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on how the code under test lived through an experiment, by its marks on the timeline. One that fails shows the
 * timeline.
 */
public final class ExperimentAssert extends AbstractAssert<ExperimentAssert, Experiment> {
    ExperimentAssert(Experiment experiment) {
        super(experiment, ExperimentAssert.class);
    }

    /** {@return assertions on what the last run did so far} */
    public ReportAssert report() {
        isNotNull();
        return new ReportAssert(actual.report()).withTimeline(actual.timeline());
    }

    /**
     * Begins an assertion on when the code took a state; it holds for the first time after the moment that is named next.
     *
     * @param subject what took it, for example {@code breaker inventory}
     * @param state the state, for example {@code OPEN}
     * @return asks when
     */
    public MarkAssert took(String subject, String state) {
        isNotNull();
        return new MarkAssert(this, subject, state);
    }

    /**
     * Checks that the code never took a state.
     *
     * @param subject what did not take it
     * @param state the state
     * @return this
     */
    public ExperimentAssert neverTook(String subject, String state) {
        List<Mark> found = marks(subject, state);
        return check(found.isEmpty(), subject + " never to be " + state, found);
    }

    /**
     * Checks all the states that the code took, in order.
     *
     * @param subject what took them
     * @param states the states
     * @return this
     */
    public ExperimentAssert tookInOrder(String subject, String... states) {
        isNotNull();
        List<String> found = actual.timeline().marks().stream()
                .filter(mark -> mark.subject().equals(subject))
                .map(Mark::state)
                .toList();
        return check(found.equals(List.of(states)), subject + " to be " + List.of(states), found);
    }

    Experiment experiment() {
        return actual;
    }

    List<Mark> marks(String subject, String state) {
        isNotNull();
        return actual.timeline().marks().stream()
                .filter(mark -> mark.subject().equals(subject) && mark.state().equals(state))
                .toList();
    }

    ExperimentAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            failWithMessage("%nExpected %s%nbut found %s%n%nTimeline:%n%s", expected, found, actual.timeline());
        }
        return this;
    }
}
