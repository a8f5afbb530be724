package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.wire.Misfortune;
import org.junit.jupiter.api.Test;

class InstancesWireTest extends InstancesTest {
    InstancesWireTest() {
        super(Transport.WIRE);
    }

    @Test
    void connectionCutAfterTheEffect_isRepeatedByTheSdk_andUndoneOnce() {
        ec2.instances(2, Tag.of("chaos", "yes"));
        wire().next("StopInstances", Misfortune.cut().afterEffect());
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 2)
                .undid("stop")
                .nothingLeft();
        assertThat(wire().count("ec2:StopInstances")).isEqualTo(2);
        assertThat(states(victim(report))).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void readsThatMeetEverything_areRepeatedByTheSdk() {
        ec2.instances(2, Tag.of("chaos", "yes"));
        wire().next("DescribeInstances", Misfortune.throttled());
        wire().next("DescribeInstances", Misfortune.cut());
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report).withTimeline(recorder).completed().hit("stop", 2).undid("stop");
        assertThat(wire().count("ec2:DescribeInstances")).isEqualTo(ec2.calls("DescribeInstances") + 2);
    }

    @Test
    void rebootThatIsCut_isNotSentAgain() {
        String victim = ec2.instances(1, Tag.of("chaos", "yes")).get(0);
        wire().next("RebootInstances", Misfortune.cut().afterEffect());
        run(reboot(victim));
        assertThat(wire().count("ec2:RebootInstances")).isEqualTo(1);
        assertThat(ec2.reboots(victim)).isEqualTo(1);
    }
}
