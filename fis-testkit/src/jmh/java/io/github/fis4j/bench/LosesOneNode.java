package io.github.fis4j.bench;

import static io.github.fis4j.testkit.FisAssertions.assertThat;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.junit.FisTemplate;
import io.github.fis4j.testkit.junit.FisTest;
import org.junit.jupiter.api.Test;

/** The test that is measured. */
@FisTest(seed = 42)
class LosesOneNode {
    @FisTemplate
    static ExperimentTemplate template() {
        return ExperimentTemplate.builder("one node lost for two minutes")
                .target(
                        "one",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.count(1)))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT2M"))
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:us-east-1:111122223333:alarm:p99"))
                .build();
    }

    @Test
    void once(FakeAws aws, Experiment experiment) {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop");
    }
}
