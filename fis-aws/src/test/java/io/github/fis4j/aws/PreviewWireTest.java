package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Previews over a real port: what they tell, and that nothing which could change anything goes out. */
class PreviewWireTest extends WireTest {
    private static final Set<String> MUTATING =
            Set.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances");

    @BeforeEach
    void threeTaggedInstancesAndAQuietAlarm() {
        Stream.of("i-1", "i-2", "i-3").forEach(id -> aws.instance(id).tag("chaos", "yes"));
        aws.alarm("p99", "OK");
    }

    private Preview preview(long seed) {
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(module).previewOnly().build()) {
            return await(
                    engine.preview(template(), RunOptions.builder().seed(seed).build()));
        }
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("all that EC2 can do")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.count(1)))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT1M"))
                .action(
                        "reboot",
                        action -> action.id("aws:ec2:reboot-instances")
                                .target("Instances", "one")
                                .startAfter("stop"))
                .action(
                        "terminate",
                        action -> action.id("aws:ec2:terminate-instances")
                                .target("Instances", "one")
                                .startAfter("reboot"))
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99"))
                .build();
    }

    private List<SentCall> mutating() {
        return MUTATING.stream()
                .flatMap(operation -> aws.sent(operation).stream())
                .toList();
    }

    private void assertOnlyDryRuns() {
        assertThat(mutating()).isNotEmpty().allMatch(sent -> sent.get("DryRun").equals("true"));
        assertThat(List.of("i-1", "i-2", "i-3")).allMatch(id -> aws.state(id).equals("running"));
    }

    @Test
    void preview_tellsEverything_andEveryRequestThatCouldChangeSomethingIsADryRun() {
        Preview preview = preview(5);

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.actions()).extracting(action -> action.outcome()).containsOnly(Outcome.PREPARED);
        assertThat(preview.permissions())
                .extracting(found -> found.action() + " " + found.permission() + " " + found.undo())
                .containsExactly(
                        "stop ec2:StopInstances false",
                        "stop ec2:StartInstances true",
                        "reboot ec2:RebootInstances false",
                        "terminate ec2:TerminateInstances false");
        assertThat(preview.permissions()).allMatch(found -> found.ruling().decision() == Decision.ALLOWED);
        assertThat(preview.simulated()).isFalse();
        assertThat(mutating()).hasSize(4);
        assertOnlyDryRuns();
    }

    @Test
    void misfortunes_makeNoRequestLoseItsFlag() {
        MUTATING.forEach(operation -> {
            aws.next(operation, Misfortune.cut());
            aws.next(operation, Misfortune.throttled());
        });

        assertThat(preview(5).permissions())
                .extracting(found -> found.ruling().decision())
                .containsOnly(Decision.ALLOWED);
        assertThat(mutating()).hasSize(12);
        assertOnlyDryRuns();
    }

    @Test
    void deniedUndo_isAProblemBeforeAnythingIsBroken() {
        aws.deny("ec2:StartInstances");

        Preview preview = preview(5);

        assertThat(preview.ready()).isFalse();
        assertThat(preview.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("PREVIEW-DENIED");
            assertThat(problem.pointer()).isEqualTo("/actions/stop");
            assertThat(problem.message()).startsWith("ec2:StartInstances is denied, so what call 1 changes would stay");
        });
        assertThat(preview.permissions())
                .filteredOn(PermissionFinding::undo)
                .extracting(found -> found.ruling().decision())
                .containsExactly(Decision.DENIED);
        assertOnlyDryRuns();
    }
}
