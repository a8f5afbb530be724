package io.github.fis4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.StateChange;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A template in a unit test: two minutes of an experiment take milliseconds, and the world can be asked afterwards. */
class StopOneRandomTest {
    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws = FakeAws.on(time);
    private final List<String> instances = aws.ec2().instances(3, Tag.of("Purpose", "chaos-ready"));
    private final String alarm = aws.cloudWatch().alarm("No_Traffic");

    @Test
    void quietAlarm_oneInstanceIsStoppedAndRunsAgain() {
        ExperimentReport report = StopOneRandomExample.run(aws, time, StopOneRandomExample.template(alarm));

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.duration()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(aws.ec2().history(victim(report)))
                .extracting(StateChange::state)
                .containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(instances).allMatch(id -> aws.ec2().stateOf(id).equals("running"));
    }

    @Test
    void alarmMidway_experimentStopsAndTheInstanceRunsAgain() {
        aws.cloudWatch().setAt(Duration.ofMinutes(1), "No_Traffic", "ALARM");

        ExperimentReport report = StopOneRandomExample.run(aws, time, StopOneRandomExample.template(alarm));

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.reason()).isEqualTo("Experiment halted by stop condition.");
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.exitCode()).isOne();
        assertThat(report.openUndos()).isEmpty();
        assertThat(aws.ec2().stateOf(victim(report))).isEqualTo("running");
    }

    private static String victim(ExperimentReport report) {
        Victim victim = report.target("one").orElseThrow().victims().get(0);
        return victim.arn().substring(victim.arn().indexOf('/') + 1);
    }
}
