package io.github.fis4j.examples.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.junit.FisTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred draws of the victims: what holds for all of them is a property of the template, not luck. */
@FisTest(template = "two-zones.json")
class HundredSeedsTest {
    private static final Set<String> EVER_HIT = new TreeSet<>();

    @BeforeEach
    void fleet(FakeAws aws) {
        for (String zone : new String[] {"eu-west-1a", "eu-west-1b", "eu-west-1c"}) {
            for (int i = 0; i < 4; i++) {
                aws.ec2().instance(node -> node.tag("role", "web").zone(zone));
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySeed_leavesHalfOfEveryZone(long seed, Experiment experiment) {
        ExperimentReport report = experiment.seed(seed).run();

        assertThat(report).completed().hit("lose-half-of-a", 2).hit("lose-one-of-b", 1);
        report.targets()
                .forEach(target ->
                        target.victims().stream().map(Victim::arn).map(Arns::id).forEach(EVER_HIT::add));
    }

    @AfterAll
    static void everyNodeOfBothZones_wasHitOnce_andNoneOfTheThird() {
        assertThat(EVER_HIT).hasSize(8);
    }
}
