package io.github.fis4j.testkit.aws;

/**
 * The entry point of the assertions on an AWS in memory; to be imported statically, beside {@code FisAssertions} and
 * AssertJ's own.
 */
public final class AwsAssertions {
    private AwsAssertions() {}

    /**
     * Begins assertions on what was called.
     *
     * @param aws the AWS
     * @return the assertions
     */
    public static AwsAssert assertThat(FakeAws aws) {
        return new AwsAssert(aws);
    }

    /**
     * Begins assertions on instances, as they are and as they were.
     *
     * @param ec2 their EC2
     * @return the assertions
     */
    public static InstancesAssert assertThat(FakeEc2 ec2) {
        return new InstancesAssert(ec2);
    }
}
