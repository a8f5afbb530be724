package io.github.fis4j.testkit.aws;

import java.util.Map;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what was called in an account of an AWS in memory. */
public final class AwsAssert extends AbstractAssert<AwsAssert, FakeAws> {
    AwsAssert(FakeAws aws) {
        super(aws, AwsAssert.class);
    }

    /**
     * Checks how often an operation was called, troubled calls included, dry runs not.
     *
     * @param operation by its permission, for example {@code ec2:StopInstances}
     * @param times how often
     * @return this
     */
    public AwsAssert called(String operation, int times) {
        int found = calls().getOrDefault(operation, 0);
        return check(found == times, operation + " to be called " + times + " times", found + " times");
    }

    /**
     * Checks that an operation was never called.
     *
     * @param operation by its permission
     * @return this
     */
    public AwsAssert neverCalled(String operation) {
        return called(operation, 0);
    }

    /** {@return this, if nothing was called that changes something} */
    public AwsAssert wasNotChanged() {
        isNotNull();
        Map<String, Integer> writes = actual.services().writes();
        return check(writes.isEmpty(), "nothing to be called that changes something", writes);
    }

    private Map<String, Integer> calls() {
        isNotNull();
        return actual.calls();
    }

    private AwsAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            failWithMessage("%nExpected %s%nbut found %s%n%nCalls:%n  %s", expected, found, actual.calls());
        }
        return this;
    }
}
