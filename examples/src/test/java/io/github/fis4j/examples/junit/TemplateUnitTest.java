package io.github.fis4j.examples.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.FisAssertions.assertThatTemplate;

import io.github.fis4j.Fis;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.junit.FisTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A template as a thing that can be tested: is it right, what does it promise, what does it hit? */
@FisTest(template = "two-zones.json", seed = 42)
class TemplateUnitTest {
    private static final Path FILE = Path.of("src/test/resources/io/github/fis4j/examples/junit/two-zones.json");

    @BeforeEach
    void fleet(FakeAws aws) {
        for (String zone : new String[] {"eu-west-1a", "eu-west-1b"}) {
            for (int i = 0; i < 4; i++) {
                aws.ec2().instance(node -> node.tag("role", "web").zone(zone));
            }
        }
        aws.ec2().instances(2, Tag.of("role", "database"));
    }

    @Test
    void template_isValid_forTheServiceToo() {
        assertThatTemplate(FILE).forTheService().isValid();
    }

    @Test
    void plan_isWhatWasAgreedUpon(ExperimentTemplate template) {
        assertThat(Fis.plan(template))
                .lasts(Duration.ofMinutes(13))
                .inOrder("watch", "lose-one-of-b", "calm")
                .hitsAtMost("one-of-b", 1)
                .leavesNothing();
    }

    @Test
    void run_hitsHalfOfZoneA_andOneOfZoneB_andNoDatabase(ExperimentReport report) {
        assertThat(report)
                .completed()
                .hit("lose-half-of-a", 2)
                .hit("lose-one-of-b", 1)
                .changedOnlyBy("ec2:StopInstances", "ec2:StartInstances")
                .undid("lose-half-of-a")
                .undid("lose-one-of-b")
                .nothingLeft();
    }
}
