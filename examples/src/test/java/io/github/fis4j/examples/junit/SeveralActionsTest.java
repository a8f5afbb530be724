package io.github.fis4j.examples.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.junit.FisTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four actions that wait for one another: their order and their times, in virtual time. */
@FisTest(template = "two-zones.json", seed = 42)
class SeveralActionsTest {
    @BeforeEach
    void fleet(FakeAws aws) {
        for (String zone : new String[] {"eu-west-1a", "eu-west-1a", "eu-west-1b"}) {
            aws.ec2().instance(node -> node.tag("role", "web").zone(zone));
        }
    }

    @Test
    void actions_comeInTheirOrder_andAtTheirTimes(Experiment experiment) {
        assertThat(experiment.run())
                .completed("lose-half-of-a", "watch", "lose-one-of-b", "calm")
                .sideBySide("lose-half-of-a", "watch")
                .sideBySide("lose-half-of-a", "lose-one-of-b")
                .inOrder("watch", "lose-one-of-b", "calm")
                .action("lose-one-of-b", one -> one.startedBetween(ofMinutes(5), ofMinutes(6)))
                .tookBetween(ofMinutes(13), ofMinutes(15));
    }

    @Test
    void midway_bothZonesAreHit(Experiment experiment, VirtualTime time) {
        experiment.start().awaitAction("lose-one-of-b").running();

        assertThat(time.elapsed()).isBetween(ofMinutes(5), ofMinutes(6));
        assertThat(experiment.report().action("lose-half-of-a").orElseThrow().status())
                .hasToString("RUNNING");

        experiment.advance(Duration.ofSeconds(30));
        assertThat(experiment.stop()).stopped().undid("lose-half-of-a").undid("lose-one-of-b");
    }
}
