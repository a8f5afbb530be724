package io.github.fis4j.examples.first;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.aws.AwsAssertions.assertThat;
import static io.github.fis4j.testkit.aws.InstanceTrait.tag;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.junit.FisTest;
import org.junit.jupiter.api.Test;

@FisTest(template = "stop-one.json", seed = 42)
class LosesOneNodeTest {
    @Test
    void oneNodeLost_itComesBack(FakeAws aws, Experiment experiment) {
        aws.ec2().instances(3, tag("chaos", "yes"));

        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop");

        assertThat(aws.ec2()).allRunning();
    }
}
