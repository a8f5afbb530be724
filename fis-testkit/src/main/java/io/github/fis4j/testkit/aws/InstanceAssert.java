package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an instance, as it is and as it was. One that fails shows every state that it took, with its time. */
public final class InstanceAssert extends AbstractAssert<InstanceAssert, String> {
    private final FakeEc2 ec2;
    private final InstancesAssert all;

    InstanceAssert(String id, FakeEc2 ec2, InstancesAssert all) {
        super(id, InstanceAssert.class);
        this.ec2 = ec2;
        this.all = all;
    }

    /** {@return this, if it is running} */
    public InstanceAssert isRunning() {
        return hasState("running");
    }

    /** {@return this, if it is stopped} */
    public InstanceAssert isStopped() {
        return hasState("stopped");
    }

    /** {@return this, if it is terminated, and still listed} */
    public InstanceAssert isTerminated() {
        return hasState("terminated");
    }

    /** {@return this, if it has vanished, or never was} */
    public InstanceAssert isGone() {
        return check(ec2.stateOf(actual).equals("gone"), "to be gone", ec2.stateOf(actual));
    }

    /**
     * Checks its state now.
     *
     * @param state the state in EC2's words
     * @return this
     */
    public InstanceAssert hasState(String state) {
        Ec2Instance.code(state);
        String found = ec2.stateOf(actual);
        return check(found.equals(state), "to be " + state, found);
    }

    /**
     * Checks that it was in a state at some time, or is.
     *
     * @param state the state in EC2's words
     * @return this
     */
    public InstanceAssert was(String state) {
        Ec2Instance.code(state);
        return check(states().contains(state), "to have been " + state, states());
    }

    /**
     * Checks that it was never in a state, and is not.
     *
     * @param state the state in EC2's words
     * @return this
     */
    public InstanceAssert wasNever(String state) {
        Ec2Instance.code(state);
        return check(!states().contains(state), "never to have been " + state, states());
    }

    /**
     * Checks every state that it took, in order, the first included.
     *
     * @param states the states in EC2's words
     * @return this
     */
    public InstanceAssert tookStates(String... states) {
        return check(states().equals(List.of(states)), "to take the states " + List.of(states), states());
    }

    /**
     * Checks how often it was rebooted.
     *
     * @param times how often
     * @return this
     */
    public InstanceAssert wasRebooted(int times) {
        return check(
                ec2.reboots(actual) == times, "to be rebooted " + times + " times", ec2.reboots(actual) + " times");
    }

    /** {@return the assertions on all instances} */
    public InstancesAssert and() {
        return all;
    }

    private List<String> states() {
        return ec2.history(actual).stream().map(StateChange::state).toList();
    }

    private InstanceAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            String history = ec2.history(actual).stream()
                    .map(change -> "\n  " + change.at() + " " + change.state())
                    .collect(Collectors.joining());
            failWithMessage(
                    "%nExpected instance %s %s%nbut found %s%n%nIts states:%s", actual, expected, found, history);
        }
        return this;
    }
}
