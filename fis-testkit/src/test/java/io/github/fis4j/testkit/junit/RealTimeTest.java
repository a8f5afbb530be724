package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.aws.AwsAssertions.assertThat;
import static io.github.fis4j.testkit.aws.InstanceTrait.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on the machine's time, with durations of milliseconds. */
class RealTimeTest {
    private static final Duration TWENTY = Duration.ofMillis(20);

    @RegisterExtension
    final FisExtension fis = FisExtension.builder()
            .template(ExperimentTemplate.builder("one node lost for a moment")
                    .target("one", t -> t.resourceType("aws:ec2:instance").tag("chaos", "yes"))
                    .action(
                            "stop",
                            a -> a.id("aws:ec2:stop-instances")
                                    .target("Instances", "one")
                                    .parameter("startInstancesAfterDuration", "PT0.1S"))
                    .stopCondition(StopCondition.none())
                    .build())
            .time(Time.REAL)
            .aws(aws -> aws.latency(Duration.ofMillis(1)).transitions(TWENTY, TWENTY, TWENTY))
            .build();

    @BeforeEach
    void fleet(FakeAws aws) {
        aws.ec2().instances(1, tag("chaos", "yes"));
    }

    @Test
    void run_goesThroughAll(Experiment experiment, EngineTime time, FakeAws aws) {
        assertThat(time).isNotInstanceOf(VirtualTime.class);
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop");
        assertThat(aws.ec2()).allRunning();
    }

    @Test
    void start_isFollowedByWaiting(Experiment experiment, FakeAws aws) {
        experiment.start().awaitAction("stop").running();
        assertThat(aws.ec2()).stopped(1);
        assertThat(experiment.awaitEnd()).completed();
    }
}
