package io.github.fis4j.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {

    @Test
    void diamond_planned_hasItsEdgesBothWays() {
        ExperimentPlan plan = plan(template()
                .action(
                        "end",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("left", "right", "left"))
                .action(
                        "left",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("start"))
                .action(
                        "right",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("start"))
                .action("start", a -> a.id("aws:fis:wait").parameter("duration", "PT1M")));
        assertThat(plan.actions()).extracting(ActionNode::name).containsExactly("end", "left", "right", "start");
        assertThat(plan.actions()).extracting(ActionNode::index).containsExactly(0, 1, 2, 3);
        assertThat(plan.actions())
                .extracting(ActionNode::successors)
                .containsExactly(List.of(), List.of(0), List.of(0), List.of(1, 2));
        assertThat(plan.actions()).extracting(ActionNode::predecessors).containsExactly(2, 1, 1, 0);
    }

    @Test
    void ACT_06_actionWithDuration_holds() {
        ExperimentPlan plan = plan(template()
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1H30M"))
                .action("stop", a -> a.id("aws:ec2:stop-instances").parameter("startInstancesAfterDuration", "PT2M"))
                .action("stopForGood", a -> a.id("aws:ec2:stop-instances"))
                .action("reboot", a -> a.id("aws:ec2:reboot-instances")));
        assertThat(plan.actions())
                .extracting(ActionNode::timing)
                .containsExactly(Timing.HOLD, Timing.HOLD, Timing.INSTANT, Timing.INSTANT);
        assertThat(plan.actions())
                .extracting(ActionNode::duration)
                .containsExactly(Duration.ofMinutes(90), Duration.ofMinutes(2), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void EMP_07_usedTargets_areThoseThatActionsNameInOrder() {
        ExperimentPlan plan = plan(template()
                .target("unused", t -> t.resourceType("aws:ec2:instance"))
                .target("b", t -> t.resourceType("aws:ec2:instance"))
                .target("a", t -> t.resourceType("aws:ec2:instance"))
                .action("1", a -> a.id("aws:ec2:reboot-instances").target("Instances", "b"))
                .action("2", a -> a.id("aws:ec2:reboot-instances").target("Instances", "a"))
                .action("3", a -> a.id("aws:ec2:reboot-instances").target("Instances", "b")));
        assertThat(plan.usedTargets()).containsExactly("b", "a");
    }

    @Test
    void template_thatValidationRefuses_isMisuse() {
        assertThatThrownBy(() -> plan(template().action("a", a -> a.id("aws:no:such"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("validate first");
        assertThatThrownBy(() -> plan(template()
                        .action("a", a -> a.id("aws:ec2:reboot-instances").startAfter("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("validate first");
        assertThatThrownBy(() ->
                        plan(template().action("a", a -> a.id("aws:fis:wait").parameter("duration", "soon"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("validate first");
    }

    private static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("d");
    }

    private static ExperimentPlan plan(ExperimentTemplate.Builder template) {
        return ExperimentPlan.of(template.build(), Catalog.aws());
    }
}
