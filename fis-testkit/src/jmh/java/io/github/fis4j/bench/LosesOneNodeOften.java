package io.github.fis4j.bench;

import static io.github.fis4j.testkit.FisAssertions.assertThat;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.junit.FisTemplate;
import io.github.fis4j.testkit.junit.FisTest;
import org.junit.jupiter.api.RepeatedTest;

/** A class of a thousand tests, each with a world of its own. */
@FisTest(seed = 42)
class LosesOneNodeOften {
    @FisTemplate
    static ExperimentTemplate template() {
        return LosesOneNode.template();
    }

    @RepeatedTest(FisTestBenchmark.TESTS)
    void often(FakeAws aws, Experiment experiment) {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop");
    }
}
