package io.github.fis4j.testkit.aws;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.aws.AwsAssertions.assertThat;
import static io.github.fis4j.testkit.aws.InstanceTrait.tag;

import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.junit.FisExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fleet as large as the largest accounts have, in an ordinary test. */
class LargeFleetTest {
    private static final int INSTANCES = 100_000;

    @RegisterExtension
    final FisExtension fis = FisExtension.builder()
            .template(ExperimentTemplate.builder("one, and one percent, of a hundred thousand")
                    .target(
                            "one",
                            t -> t.resourceType("aws:ec2:instance")
                                    .tag("chaos", "yes")
                                    .selection(SelectionMode.count(1)))
                    .target(
                            "share",
                            t -> t.resourceType("aws:ec2:instance")
                                    .tag("chaos", "yes")
                                    .filter("Placement.AvailabilityZone", "us-east-1a")
                                    .selection(SelectionMode.percent(1)))
                    .action(
                            "stop-one",
                            a -> a.id("aws:ec2:stop-instances")
                                    .target("Instances", "one")
                                    .parameter("startInstancesAfterDuration", "PT2M"))
                    .action(
                            "stop-share",
                            a -> a.id("aws:ec2:stop-instances")
                                    .target("Instances", "share")
                                    .parameter("startInstancesAfterDuration", "PT2M")
                                    .startAfter("stop-one"))
                    .stopCondition(StopCondition.none())
                    .build())
            .engine(engine -> engine.limits(Limits.local()))
            .build();

    @Test
    void hundredThousandInstances_areAFleetLikeAnyOther(Experiment experiment, FakeAws aws) {
        aws.ec2().instances(INSTANCES, tag("chaos", "yes"));
        assertThat(experiment.run())
                .completed()
                .hit("stop-one", 1)
                .hit("stop-share", 333)
                .undid("stop-one")
                .undid("stop-share")
                .nothingLeft();
        assertThat(aws.ec2()).running(INSTANCES);
    }
}
