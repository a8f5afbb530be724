package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.EcsClusterBuilder;
import io.github.fis4j.testkit.aws.FakeEcs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What tests of {@code aws:ecs:drain-container-instances} share. */
abstract class DrainingTest extends FamilyTest {
    static final String UPDATE = "UpdateContainerInstancesState";
    static final Duration DURING = Duration.ofMinutes(1);
    final FakeEcs ecs = aws.ecs();
    final List<Runnable> changes = new ArrayList<>();

    DrainingTest(Transport transport) {
        super(transport);
    }

    static ExperimentTemplate template(int percentage) {
        return ExperimentTemplate.builder("hosts are drained")
                .target(
                        "clusters",
                        t -> t.resourceType("aws:ecs:cluster")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action(
                        "drain",
                        a -> a.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "clusters")
                                .parameter("drainagePercentage", String.valueOf(percentage))
                                .parameter("duration", "PT2M"))
                .stopCondition(StopCondition.none())
                .build();
    }

    String cluster(String name, Consumer<EcsClusterBuilder> more) {
        return ecs.cluster(name, c -> {
            c.tag("chaos", "yes");
            more.accept(c);
        });
    }

    String cluster(int hosts) {
        return cluster("web", c -> c.containerInstances(hosts));
    }

    /** Does something so long after the run began; in the middle of the hold it is {@link #DURING}. */
    void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    ExperimentReport run(int percentage) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template(percentage));
        changes.forEach(Runnable::run);
        hold.close();
        return end(run);
    }

    ExperimentReport stoppedAfter(Duration after, int percentage) {
        VirtualTime.Hold hold = time.hold("the stop");
        ExperimentRun run = start(template(percentage));
        changes.forEach(Runnable::run);
        time.schedule(after, run::stop);
        hold.close();
        return end(run);
    }

    List<String> in(String status) {
        return ecs.containerInstances("web").stream()
                .filter(arn -> ecs.statusOf(arn).equals(status))
                .toList();
    }

    void allActive(int count) {
        assertThat(in("ACTIVE")).hasSize(count);
        assertThat(ecs.containerInstances("web")).hasSize(count);
    }

    static ActionReport action(ExperimentReport report) {
        return report.action("drain").orElseThrow();
    }

    static String error(ExperimentReport report) {
        ExperimentError error = action(report).error();
        return error == null ? "" : error.message();
    }

    static List<UndoOutcome> outcomes(ExperimentReport report) {
        return report.undos().stream().map(UndoReport::outcome).toList();
    }

    void sent(int times) {
        assertThat(ecs.calls(UPDATE)).isEqualTo(times);
    }
}
