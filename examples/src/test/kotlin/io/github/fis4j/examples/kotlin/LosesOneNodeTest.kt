package io.github.fis4j.examples.kotlin

import io.github.fis4j.template.ExperimentTemplate
import io.github.fis4j.template.SelectionMode
import io.github.fis4j.template.StopCondition
import io.github.fis4j.testkit.Experiment
import io.github.fis4j.testkit.FisAssertions.assertThat
import io.github.fis4j.testkit.ScriptedAlarms
import io.github.fis4j.testkit.aws.AwsAssertions.assertThat
import io.github.fis4j.testkit.aws.FakeAws
import io.github.fis4j.testkit.aws.InstanceTrait.tag
import io.github.fis4j.testkit.junit.FisTemplate
import io.github.fis4j.testkit.junit.FisTest
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import java.time.Duration.ofMinutes

@FisTest(seed = 42)
class LosesOneNodeTest {

    @FisTemplate
    fun `one web node lost`(): ExperimentTemplate =
        ExperimentTemplate.builder("one web node lost")
            .target("one") { it.resourceType("aws:ec2:instance").tag("chaos", "yes").selection(SelectionMode.count(1)) }
            .action("stop") {
                it.id("aws:ec2:stop-instances")
                    .target("Instances", "one")
                    .parameter("startInstancesAfterDuration", "PT2M")
            }
            .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99"))
            .build()

    @BeforeEach
    fun fleet(aws: FakeAws) {
        aws.ec2().instances(3, tag("chaos", "yes"))
    }

    @Test
    fun `the node comes back`(aws: FakeAws, experiment: Experiment) {
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop")
        assertThat(aws.ec2()).allRunning()
    }

    @Test
    fun `an alarm puts everything back`(experiment: Experiment, alarms: ScriptedAlarms) {
        alarms.setAt(ofMinutes(1), "p99", "ALARM")
        assertThat(experiment.run()).stopped().stoppedBy("p99").nothingLeft()
    }
}
