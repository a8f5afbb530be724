package io.github.fis4j.examples.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Verdict;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.junit.FisTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alarm goes off while nodes are down: the experiment stops, and everything is put back at once. */
@FisTest(template = "two-zones.json", seed = 42)
class AlarmAbortTest {
    private final List<String> nodes = new ArrayList<>();

    @BeforeEach
    void fleet(FakeAws aws) {
        for (String zone : new String[] {"eu-west-1a", "eu-west-1a", "eu-west-1b"}) {
            nodes.add(aws.ec2().instance(node -> node.tag("role", "web").zone(zone)));
        }
    }

    @Test
    void alarm_stopsTheExperiment_andEveryNodeRunsAgain(Experiment experiment, ScriptedAlarms alarms, FakeAws aws) {
        alarms.setAt(Duration.ofMinutes(2), "p99", "ALARM");

        assertThat(experiment.run())
                .stopped()
                .stoppedBy("p99")
                .stoppedWithin(Duration.ofSeconds(30))
                .verdict(Verdict.ABORTED)
                .action("lose-half-of-a", half -> half.stopped().hit(1))
                .action("lose-one-of-b", one -> one.cancelled())
                .undid("lose-half-of-a")
                .nothingLeft();
        assertThat(nodes).allMatch(id -> aws.ec2().stateOf(id).equals("running"));
    }

    @Test
    void alarmThatStoodBefore_keepsTheExperimentFromBeginning(Experiment experiment, ScriptedAlarms alarms) {
        alarms.set("p99", "ALARM");

        assertThat(experiment.run()).verdict(Verdict.ABORTED).changedOnlyBy();
    }
}
