package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.aws.EcsClusterBuilder;
import io.github.fis4j.testkit.aws.FakeEcs;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The container instance that this JVM runs on is not drained, over any transport. */
abstract class DrainOwnHostTest extends FamilyTest {
    private static final String HOST = "i-0feedfeedfeedfeed";

    private final FakeEcs ecs = aws.ecs();

    DrainOwnHostTest(Transport transport) {
        super(transport, module -> module.runsOn(HOST));
    }

    private ExperimentReport drainAll(Consumer<EcsClusterBuilder> hosts) {
        String web = ecs.cluster("web", hosts);
        return run(ExperimentTemplate.builder("all hosts")
                .target(
                        "cluster",
                        t -> t.resourceType("aws:ecs:cluster").arn(web).selection(SelectionMode.ALL))
                .action(
                        "drain",
                        a -> a.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "cluster")
                                .parameter("drainagePercentage", "100")
                                .parameter("duration", "PT1M"))
                .stopCondition(StopCondition.none())
                .build());
    }

    @Test
    void itsHost_isLeftOut_andTheOthersAreDrained() {
        ExperimentReport report = drainAll(c ->
                c.containerInstances(3).containerInstances(1, i -> i.id(HOST)).containerInstances(1));
        assertThat(report).withTimeline(recorder).completed().hit("drain", 1).undid("drain");
        String own = ecs.containerInstances("web").stream()
                .filter(arn -> ecs.instanceOf(arn).equals(HOST))
                .findFirst()
                .orElseThrow();
        assertThat(report.calls()).hasSize(2);
        assertThat(report.undos().get(0).record().plan().before().strings("containerInstances"))
                .hasSize(4)
                .doesNotContain(own);
        assertThat(report.notes()).anyMatch(note -> note.contains("this JVM runs on it") && note.contains(own));
    }

    @Test
    void onlyHost_leavesNothingToDrain() {
        ExperimentReport report = drainAll(c -> c.containerInstances(1, i -> i.id(HOST)));
        assertThat(report).failed();
        assertThat(Objects.requireNonNull(report.action("drain").orElseThrow().error())
                        .message())
                .contains("nothing to drain")
                .contains("this JVM runs on");
        assertThat(ecs.calls("UpdateContainerInstancesState")).isZero();
    }

    @Test
    void withoutPermissionToDescribe_itIsTold() {
        ecs.deny("DescribeContainerInstances");
        ExperimentReport report = drainAll(c -> c.containerInstances(3));
        assertThat(report).withTimeline(recorder).completed().undid("drain");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Whether this JVM runs on") && note.contains("is not known"));
    }
}
