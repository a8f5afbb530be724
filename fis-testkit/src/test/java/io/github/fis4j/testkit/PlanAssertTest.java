package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.Fis;
import io.github.fis4j.outline.ExperimentOutline;
import io.github.fis4j.support.Wrong;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every assertion on a plan, where it holds and where it does not. */
class PlanAssertTest {
    private static final ExperimentOutline PLAN = Fis.plan(ExperimentTemplate.builder("stop, wait, end")
            .target(
                    "one",
                    t -> t.resourceType("aws:ec2:instance").tag("chaos", "yes").selection(SelectionMode.count(1)))
            .target("all", t -> t.resourceType("aws:ec2:instance").tag("chaos", "yes"))
            .action(
                    "stop",
                    a -> a.id("aws:ec2:stop-instances")
                            .target("Instances", "one")
                            .parameter("startInstancesAfterDuration", "PT2M"))
            .action(
                    "wait",
                    a -> a.id("aws:fis:wait").parameter("duration", "PT5M").startAfter("stop"))
            .action(
                    "end",
                    a -> a.id("aws:ec2:terminate-instances")
                            .target("Instances", "all")
                            .startAfter("wait"))
            .stopCondition(StopCondition.none())
            .build());

    @Test
    void everythingThatHolds_isAgreedTo() {
        assertThat(PLAN)
                .lasts(Duration.ofMinutes(7))
                .lastsAtMost(Duration.ofMinutes(7))
                .starts("wait", Duration.ofMinutes(2))
                .starts("end", Duration.ofMinutes(7))
                .inOrder("stop", "wait", "end")
                .inOrder("stop", "end")
                .criticalPath("stop", "wait")
                .hitsAtMost("one", 1)
                .leavesChanged("all");
    }

    static List<Wrong<ExperimentOutline>> wrongs() {
        return List.of(
                new Wrong<>("to last PT6M", plan -> assertThat(plan).lasts(Duration.ofMinutes(6))),
                new Wrong<>("to last at most PT6M", plan -> assertThat(plan).lastsAtMost(Duration.ofMinutes(6))),
                new Wrong<>("wait to start at PT1M", plan -> assertThat(plan).starts("wait", Duration.ofMinutes(1))),
                new Wrong<>("wait to wait for end", plan -> assertThat(plan).inOrder("end", "wait")),
                new Wrong<>("the critical path [stop]", plan -> assertThat(plan).criticalPath("stop")),
                new Wrong<>("one to hit at most 0", plan -> assertThat(plan).hitsAtMost("one", 0)),
                new Wrong<>("all to hit at most 9", plan -> assertThat(plan).hitsAtMost("all", 9)),
                new Wrong<>("nothing to stay changed", plan -> assertThat(plan).leavesNothing()),
                new Wrong<>("[one] to stay changed", plan -> assertThat(plan).leavesChanged("one")));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatDoesNotHold_isRefused_withThePlan(Wrong<ExperimentOutline> wrong) {
        assertThatThrownBy(() -> wrong.claim().accept(PLAN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(wrong.expected())
                .hasMessageContaining("but found ")
                .hasMessageContaining("Plan:\n")
                .hasMessageContaining("stop, wait, end");
    }

    @Test
    void nameThatTheTemplateDoesNotHave_isRefused_withThoseThatItHas() {
        assertThatThrownBy(() -> assertThat(PLAN).starts("stopp", Duration.ZERO))
                .hasMessage("The template has no action stopp, only [stop, wait, end]");
        assertThatThrownBy(() -> assertThat(PLAN).hitsAtMost("some", 1))
                .hasMessage("The template has no target some, only [one, all]");
    }
}
