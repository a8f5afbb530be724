package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Filter;

class FakeAutoScalingTest extends FakeTestBase {
    private final FakeAutoScaling fake = aws.autoScaling();
    private final AutoScalingAsyncClient scaling = aws.client(AutoScalingAsyncClient.class);
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void group_hasInstancesOfEc2_withItsTags() {
        String arn = fake.group("web", group -> group.instances(3).tag("chaos", "yes"));

        assertThat(arn).startsWith("arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:");
        AutoScalingGroup group = described("web");
        assertThat(group.autoScalingGroupARN()).isEqualTo(arn);
        assertThat(group.desiredCapacity()).isEqualTo(3);
        assertThat(group.tags().get(0).value()).isEqualTo("yes");
        assertThat(group.instances())
                .extracting(instance -> instance.lifecycleStateAsString() + " " + instance.healthStatus())
                .containsOnly("InService Healthy")
                .hasSize(3);
        assertThat(await(ec2.describeInstances(r ->
                                r.filters(filter("tag:aws:autoscaling:groupName", "web"), filter("tag:chaos", "yes"))))
                        .reservations())
                .hasSize(3);
    }

    @Test
    void stoppedMember_isTerminatedAndReplaced_afterAWhile() {
        fake.group("web", group -> group.instances(2));
        String stopped = fake.members("web").get(0);
        await(ec2.stopInstances(r -> r.instanceIds(stopped)));

        time.advance(Duration.ofSeconds(59));
        assertThat(aws.ec2().stateOf(stopped)).isEqualTo("stopped");
        time.advance(Duration.ofSeconds(1));
        assertThat(aws.ec2().stateOf(stopped)).isEqualTo("shutting-down");
        assertThat(lifecycles("web")).containsExactlyInAnyOrder("Terminating", "InService", "Pending");
        time.advance(Duration.ofSeconds(20));
        assertThat(aws.ec2().stateOf(stopped)).isEqualTo("terminated");
        assertThat(lifecycles("web")).containsExactly("InService", "InService");
        assertThat(fake.members("web")).doesNotContain(stopped);
    }

    @Test
    void memberThatIsStartedInTime_stays() {
        fake.group("web", group -> group.instances(1));
        String id = fake.members("web").get(0);
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(30));
        await(ec2.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(5));
        assertThat(fake.members("web")).containsExactly(id);
    }

    @Test
    void terminatedMember_isReplaced_inItsZone() {
        fake.noticesAfter(Duration.ofSeconds(5));
        fake.group("web", group -> group.instances(1).each(instance -> instance.zone("eu-west-1c")));
        String gone = fake.members("web").get(0);
        await(ec2.terminateInstances(r -> r.instanceIds(gone)));
        time.advance(Duration.ofMinutes(1));
        String next = fake.members("web").get(0);
        assertThat(next).isNotEqualTo(gone);
        assertThat(described("web").instances().get(0).availabilityZone()).isEqualTo("eu-west-1c");
        assertThat(aws.ec2().history(next)).extracting(StateChange::state).containsExactly("pending", "running");
    }

    @Test
    void terminationThatWasALie_isNoReasonToReplace() {
        fake.group("web", group -> group.instances(1));
        List<String> ids = fake.members("web");
        aws.ec2().lie("TerminateInstances");
        await(ec2.terminateInstances(r -> r.instanceIds(ids)));
        time.advance(Duration.ofMinutes(10));
        assertThat(fake.members("web")).isEqualTo(ids);
        assertThat(aws.ec2().stateOf(ids.get(0))).isEqualTo("running");
    }

    @Test
    void suspendedLaunch_replacesNothing_untilItIsResumed() {
        fake.group("web", group -> group.instances(2).suspended("Launch"));
        List<String> ids = fake.members("web");
        await(ec2.stopInstances(r -> r.instanceIds(ids.get(0))));
        await(ec2.terminateInstances(r -> r.instanceIds(ids.get(1))));
        time.advance(Duration.ofMinutes(10));
        assertThat(aws.ec2().stateOf(ids.get(0))).isEqualTo("stopped");
        assertThat(fake.members("web")).containsExactly(ids.get(0));

        await(scaling.resumeProcesses(r -> r.autoScalingGroupName("web").scalingProcesses("Launch")));
        time.advance(Duration.ofMinutes(2));
        assertThat(lifecycles("web")).containsExactly("InService", "InService");
        assertThat(fake.members("web")).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void suspension_isListed_andOfAllIfNoneIsNamed() {
        fake.group("web", group -> {});
        await(scaling.suspendProcesses(r -> r.autoScalingGroupName("web").scalingProcesses("Terminate", "Launch")));
        assertThat(described("web").suspendedProcesses())
                .extracting(SuspendedProcess::processName)
                .containsExactly("Launch", "Terminate");
        await(scaling.suspendProcesses(r -> r.autoScalingGroupName("web")));
        assertThat(described("web").suspendedProcesses()).hasSize(9);
        await(scaling.resumeProcesses(r -> r.autoScalingGroupName("web")));
        assertThat(described("web").suspendedProcesses()).isEmpty();
        assertFails("ValidationError", scaling.suspendProcesses(r -> r.autoScalingGroupName("db")));
        assertFails(
                "ValidationError",
                scaling.suspendProcesses(r -> r.autoScalingGroupName("web").scalingProcesses("Dance")));
    }

    @Test
    void warmPool_isToldByInstance_andNotByGroup() {
        fake.group("web", group -> group.instances(1).warmPool(1, 1));
        assertThat(described("web").instances()).hasSize(1);
        assertThat(described("web").warmPoolSize()).isEqualTo(2);
        assertThat(fake.warmPool("web")).extracting(aws.ec2()::stateOf).containsExactly("running", "stopped");
        assertThat(await(scaling.describeAutoScalingInstances(r -> r.instanceIds(fake.warmPool("web"))))
                        .autoScalingInstances())
                .extracting(instance -> instance.lifecycleState())
                .containsExactly("Warmed:Running", "Warmed:Stopped");
    }

    @Test
    void describeInstances_leavesUnknownOnesOut_andTakesFifty() {
        fake.group("web", group -> group.instances(1));
        String id = fake.members("web").get(0);
        fake.lifecycle(id, "Terminating:Wait");
        var found = await(scaling.describeAutoScalingInstances(r -> r.instanceIds(id, "i-0123456789abcdef0")))
                .autoScalingInstances();
        assertThat(found)
                .extracting(instance -> instance.autoScalingGroupName() + " " + instance.lifecycleState())
                .containsExactly("web Terminating:Wait");
        List<String> tooMany =
                IntStream.rangeClosed(1, 51).mapToObj(i -> "i-" + i).toList();
        assertFails("ValidationError", scaling.describeAutoScalingInstances(r -> r.instanceIds(tooMany)));
        assertThatIllegalArgumentException().isThrownBy(() -> fake.lifecycle("i-1", "InService"));
    }

    @Test
    void groups_comeInPages_andByTag() {
        for (int i = 0; i < 7; i++) {
            String role = i % 2 == 0 ? "web" : "db";
            fake.group("group-" + i, group -> group.tag("role", role));
        }
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            DescribeAutoScalingGroupsResponse page =
                    await(scaling.describeAutoScalingGroups(DescribeAutoScalingGroupsRequest.builder()
                            .maxRecords(3)
                            .nextToken(token)
                            .build()));
            page.autoScalingGroups().forEach(group -> names.add(group.autoScalingGroupName()));
            token = page.nextToken();
        } while (token != null);
        assertThat(names).hasSize(7).doesNotHaveDuplicates();
        assertThat(await(scaling.describeAutoScalingGroups(
                                r -> r.filters(software.amazon.awssdk.services.autoscaling.model.Filter.builder()
                                        .name("tag:role")
                                        .values("db")
                                        .build())))
                        .autoScalingGroups())
                .hasSize(3);
        assertThat(await(scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames("group-1", "no-such")))
                        .autoScalingGroups())
                .hasSize(1);
        assertFails(
                InvalidNextTokenException.class,
                "InvalidNextToken",
                scaling.describeAutoScalingGroups(r -> r.nextToken("stale")));
        assertFails("ValidationError", scaling.describeAutoScalingGroups(r -> r.maxRecords(101)));
    }

    @Test
    void lostAndLateReplies_areThoseOfAnyService() {
        fake.group("web", group -> {});
        fake.loseReply("SuspendProcesses", Duration.ofSeconds(1), 1);
        fake.lag(1);
        assertTimesOut(scaling.suspendProcesses(r -> r.autoScalingGroupName("web")));
        assertThat(described("web").suspendedProcesses()).isEmpty();
        assertThat(described("web").suspendedProcesses()).hasSize(9);
        fake.deny("ResumeProcesses");
        assertFails(
                AutoScalingException.class,
                "AccessDenied",
                scaling.resumeProcesses(r -> r.autoScalingGroupName("web")));
        fake.throttle("DescribeAutoScalingGroups", 1);
        assertThat(assertFails("Throttling", scaling.describeAutoScalingGroups())
                        .isThrottlingException())
                .isTrue();
    }

    private AutoScalingGroup described(String name) {
        return await(scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames(name)))
                .autoScalingGroups()
                .get(0);
    }

    private List<String> lifecycles(String name) {
        return described(name).instances().stream()
                .map(instance -> instance.lifecycleStateAsString())
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
