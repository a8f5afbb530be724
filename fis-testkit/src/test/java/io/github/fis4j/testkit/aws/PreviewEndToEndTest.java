package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.engine.SafetyLever;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.model.Victim;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Previews of the real actions, on an AWS in memory. */
class PreviewEndToEndTest {
    private static final List<String> WRITES =
            List.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances");

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .register(aws.module())
            .safetyLever(SafetyLever.create())
            .time(time)
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    /** Later than the one before, so that all is read anew. */
    private Preview preview(ExperimentTemplate template, long seed) {
        time.advance(Duration.ofMinutes(1));
        return await(engine.preview(template, RunOptions.builder().seed(seed).build()));
    }

    private <T> T await(CompletableFuture<T> future) {
        assertThat(time.await(future, Duration.ofSeconds(20))).as(time.dump()).isTrue();
        return future.join();
    }

    private static ExperimentTemplate stopTwo() {
        return ExperimentTemplate.builder("stop two")
                .target(
                        "web",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("role", "web")
                                .selection(SelectionMode.count(2)))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "web")
                                .parameter("startInstancesAfterDuration", "PT2M"))
                .action(
                        "terminate",
                        action -> action.id("aws:ec2:terminate-instances")
                                .target("Instances", "web")
                                .startAfter("stop"))
                .build();
    }

    private void assertNothingWasCalled() {
        assertThat(WRITES).allMatch(operation -> aws.ec2().calls(operation) == 0);
    }

    @Test
    void preview_thenRunWithItsSeed_hitsThoseInstances_byThoseCalls() {
        aws.ec2().instances(9, Tag.of("role", "web"));

        Preview preview = await(engine.preview(stopTwo()));
        assertNothingWasCalled();
        ExperimentReport report = await(engine.start(
                        stopTwo(), RunOptions.builder().seed(preview.seed()).build())
                .completion());

        assertThat(report.target("web").orElseThrow().victims())
                .isEqualTo(preview.target("web").victims())
                .hasSize(2);
        assertThat(preview.target("web").identified()).isEqualTo(9);
        List<String> ids = preview.target("web").victims().stream()
                .map(victim -> victim.arn().substring(victim.arn().lastIndexOf('/') + 1))
                .toList();
        assertThat(preview.action("stop").calls()).singleElement().satisfies(call -> {
            assertThat(call.call().request().strings("InstanceIds")).isEqualTo(ids);
            assertThat(call.undoCalls()).singleElement().satisfies(undo -> {
                assertThat(undo.name()).isEqualTo("ec2:StartInstances");
                assertThat(undo.request().strings("InstanceIds")).isEqualTo(ids);
            });
        });
        assertThat(ids).allMatch(id -> aws.ec2().history(id).size() > 1);
    }

    @Test
    void permittedCalls_areAllowed_byDryRunsOnly() {
        aws.ec2().instances(3, Tag.of("role", "web"));

        Preview preview = preview(stopTwo(), 1);

        assertThat(preview.ready()).isTrue();
        assertThat(preview.permissions())
                .extracting(PermissionFinding::permission)
                .containsExactly(
                        "ec2:StopInstances", "ec2:StartInstances", "ec2:TerminateInstances", "ec2:TerminateInstances");
        assertThat(preview.permissions()).allMatch(found -> found.ruling().decision() == Decision.ALLOWED);
        assertNothingWasCalled();
        assertThat(aws.ec2().dryRuns("StopInstances")).isEqualTo(1);
    }

    @Test
    void deniedUndo_deniedRead_andAVanishedAlarm_areToldAtOnce() {
        aws.ec2().instances(3, Tag.of("role", "web"));
        aws.ec2().deny("StartInstances");
        ExperimentTemplate template = stopTwo().toBuilder()
                .stopCondition(StopCondition.alarm(aws.cloudWatch().arn("gone")))
                .build();

        Preview preview = preview(template, 1);

        assertThat(preview.problems())
                .extracting(problem -> problem.id() + " " + problem.pointer())
                .containsExactly("PREVIEW-STOP /stopConditions/0", "PREVIEW-DENIED /actions/stop");
        assertThat(Problem.anyError(preview.problems())).isTrue();
        aws.ec2().deny("DescribeInstances");
        Preview blind = preview(template, 1);
        assertThat(blind.problems())
                .extracting(problem -> problem.id() + " " + problem.pointer())
                .containsExactly("PREVIEW-TARGET /targets/web", "PREVIEW-STOP /stopConditions/0");
        assertThat(blind.actions()).extracting(action -> action.outcome()).containsOnly(Outcome.NOT_PREPARED);
        assertNothingWasCalled();
    }

    @Test
    void text_isTheSameForTheSameSeed_andShowsEachCallWithItsUndo() {
        aws.ec2()
                .instance(instance ->
                        instance.id("i-00000000000000001").tag("role", "web").tag("Name", "web-1\n  FORGED line"));
        aws.ec2().instance(instance -> instance.id("i-00000000000000002").tag("role", "web"));

        String text = preview(stopTwo(), 42).text();

        assertThat(preview(stopTwo(), 42).text()).isEqualTo(text);
        assertThat(text).isEqualTo("""
                        Ready to run; nothing was changed - SIMULATED
                          experiment  stop two
                          seed        42
                          caller      aws: arn:aws:sts::111122223333:assumed-role/simulated/fis4j, account 111122223333, us-east-1, simulated

                        Targets
                          web         aws:ec2:instance, 2 of 2 chosen
                                      i-00000000000000001 (web-1   FORGED line)
                                      i-00000000000000002

                        Actions
                          stop        aws:ec2:stop-instances, 1 call
                                        1. ec2:StopInstances {"InstanceIds":["i-00000000000000001","i-00000000000000002"]}
                                           undo: start i-00000000000000001, start i-00000000000000002
                                                 ec2:StartInstances {"InstanceIds":["i-00000000000000001","i-00000000000000002"]}
                          terminate   aws:ec2:terminate-instances, 2 calls
                                        1. ec2:TerminateInstances {"InstanceIds":["i-00000000000000001"]}
                                           undo: none, what it changes is not taken back
                                        2. ec2:TerminateInstances {"InstanceIds":["i-00000000000000002"]}
                                           undo: none, what it changes is not taken back
                                      note: Will be terminated for good: i-00000000000000001 (t3.micro, us-east-1a, subnet-00000000000000001), i-00000000000000002 (t3.micro, us-east-1b, subnet-00000000000000002)

                        Permissions
                          allowed     ec2:StopInstances, call 1 of stop: EC2 would let it through, says its dry run
                          allowed     ec2:StartInstances, to undo call 1 of stop: EC2 would let it through, says its dry run
                          allowed     ec2:TerminateInstances, call 1 of terminate: EC2 would let it through, says its dry run
                          allowed     ec2:TerminateInstances, call 2 of terminate: EC2 would let it through, says its dry run

                        Reads
                          2 x ec2:DescribeInstances
                          1 x ec2:StartInstances (dry run)
                          1 x ec2:StopInstances (dry run)
                          2 x ec2:TerminateInstances (dry run)
                          1 x sts:GetCallerIdentity
                        """);
    }

    @Test
    void manyVictims_areCountedInTheText_andAllInTheJson() {
        aws.ec2().instances(25, Tag.of("role", "web"));
        ExperimentTemplate all = ExperimentTemplate.builder("all")
                .target(
                        "web",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("role", "web")
                                .selection(SelectionMode.ALL))
                .action(
                        "reboot",
                        action -> action.id("aws:ec2:reboot-instances").target("Instances", "web"))
                .build();

        Preview preview = preview(all, 1);

        assertThat(preview.text()).contains("\"and 15 more\"").contains("sent once, never again");
        assertThat(preview.json().toString())
                .contains(preview.target("web").victims().stream()
                        .map(Victim::arn)
                        .toList())
                .contains("\"ready\":true", "\"repeat\":\"none\"");
        assertThat(preview(all, 1).json()).isEqualTo(preview.json());
    }
}
