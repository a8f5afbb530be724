package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the calls of a stop, its hold and its start, and holds the table of the action's page to them. */
abstract class StopInstancesCallsTest extends FamilyTest {
    private static final String DESCRIBE = "DescribeInstances";
    private static final int A_CALL = 1000;

    private final FakeEc2 ec2 = aws.ec2();

    StopInstancesCallsTest(Transport transport) {
        super(transport);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000})
    final void calls_areAsFewAsTheApiAllows_andThePageTellsThem(int instances) throws IOException {
        count(instances);
    }

    final void count(int instances) throws IOException {
        ec2.instances(instances, Tag.of("chaos", "yes"));
        AtomicInteger held = new AtomicInteger();
        VirtualTime.Hold hold = time.hold("count");
        ExperimentRun run = start(template());
        time.schedule(Duration.ofMinutes(2), () -> held.set(ec2.calls(DESCRIBE)));
        hold.close();
        ExperimentReport report = end(run);
        assertThat(report).completed().hit("stop", instances).undid("stop").nothingLeft();

        int thousands = (instances + A_CALL - 1) / A_CALL;
        int describes = ec2.calls(DESCRIBE);
        int stops = ec2.calls("StopInstances");
        int starts = ec2.calls("StartInstances");
        int down = (held.get() - thousands) / thousands;
        int up = (describes - held.get()) / thousands;
        int ceiling = thousands * (1 + 2 * Math.max(down, up)) + 2 * thousands;
        assertThat(thousands * (1 + down + up))
                .as("every look is one call for each thousand")
                .isEqualTo(describes);
        assertThat(describes + stops + starts).isLessThanOrEqualTo(ceiling);
        assertThat(Files.readString(page()).lines())
                .contains(String.format(
                        "| %,d | %d, %d | %d | %d | %d | %d | %d |",
                        instances, down, up, describes, stops, starts, describes + stops + starts, ceiling));
    }

    private static Path page() {
        return Wild.repository().resolve("docs").resolve("actions").resolve("ec2-stop-instances.md");
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("all nodes")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "nodes")
                                .parameter("startInstancesAfterDuration", "PT5M"))
                .stopCondition(StopCondition.none())
                .build();
    }
}
