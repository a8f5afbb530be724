package io.github.fis4j.testkit.aws;

import org.assertj.core.api.AbstractAssert;

/** Assertions on the instances of an account of an AWS in memory, as they are now. */
public final class InstancesAssert extends AbstractAssert<InstancesAssert, FakeEc2> {
    InstancesAssert(FakeEc2 ec2) {
        super(ec2, InstancesAssert.class);
    }

    /**
     * Goes on to one instance.
     *
     * @param id its id
     * @return assertions on it
     */
    public InstanceAssert instance(String id) {
        isNotNull();
        return new InstanceAssert(id, actual, this);
    }

    /**
     * Checks how many instances are running.
     *
     * @param count how many
     * @return this
     */
    public InstancesAssert running(int count) {
        return inState("running", count);
    }

    /**
     * Checks how many instances are stopped.
     *
     * @param count how many
     * @return this
     */
    public InstancesAssert stopped(int count) {
        return inState("stopped", count);
    }

    /**
     * Checks how many instances are in a state.
     *
     * @param state the state in EC2's words
     * @param count how many
     * @return this
     */
    public InstancesAssert inState(String state, int count) {
        Ec2Instance.code(state);
        isNotNull();
        int found = actual.states().getOrDefault(state, 0);
        if (found != count) {
            failWithMessage("%nExpected %d instances to be %s%nbut found %d: %s", count, state, found, actual.states());
        }
        return this;
    }

    /** {@return this, if all instances are running that were not terminated} */
    public InstancesAssert allRunning() {
        isNotNull();
        boolean all = actual.states().keySet().stream()
                .allMatch(state -> state.equals("running") || state.equals("terminated"));
        if (!all) {
            failWithMessage("%nExpected all instances to be running%nbut found %s", actual.states());
        }
        return this;
    }
}
