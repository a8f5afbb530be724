package io.github.fis4j.testkit.aws;

import static io.github.fis4j.testkit.aws.AwsAssertions.assertThat;
import static io.github.fis4j.testkit.aws.InstanceTrait.named;
import static io.github.fis4j.testkit.aws.InstanceTrait.network;
import static io.github.fis4j.testkit.aws.InstanceTrait.spot;
import static io.github.fis4j.testkit.aws.InstanceTrait.state;
import static io.github.fis4j.testkit.aws.InstanceTrait.stopProtected;
import static io.github.fis4j.testkit.aws.InstanceTrait.tag;
import static io.github.fis4j.testkit.aws.InstanceTrait.terminationProtected;
import static io.github.fis4j.testkit.aws.InstanceTrait.type;
import static io.github.fis4j.testkit.aws.InstanceTrait.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.support.Wrong;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Fleets that are built in a line, and the assertions on what became of them. */
class AwsAssertionsTest extends FakeTestBase {
    private final Ec2AsyncClient client = aws.client(Ec2AsyncClient.class);

    private Instance told(String id) {
        return await(client.describeInstances(r -> r.instanceIds(id)))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    @Test
    void traits_areThoseOfEveryInstance() {
        List<String> ids = aws.ec2()
                .instances(
                        3,
                        tag("chaos", "yes"),
                        named("web"),
                        zone("eu-west-1b"),
                        type("m7g.large"),
                        network("vpc-1", "subnet-1"),
                        instance -> instance.architecture("arm64"));
        assertThat(ids).hasSize(3).allSatisfy(id -> {
            Instance instance = told(id);
            assertThat(instance.tags())
                    .extracting(software.amazon.awssdk.services.ec2.model.Tag::key)
                    .containsExactlyInAnyOrder("chaos", "Name");
            assertThat(instance.placement().availabilityZone()).isEqualTo("eu-west-1b");
            assertThat(instance.instanceTypeAsString()).isEqualTo("m7g.large");
            assertThat(instance.subnetId()).isEqualTo("subnet-1");
            assertThat(instance.architectureAsString()).isEqualTo("arm64");
        });
    }

    @Test
    void statesAndProtection_areTraitsToo() {
        String stopped = aws.ec2().instances(1, state("stopped")).get(0);
        String kept =
                aws.ec2().instances(1, stopProtected(), terminationProtected()).get(0);
        String cheap = aws.ec2().instances(1, spot()).get(0);
        assertThat(aws.ec2()).instance(stopped).isStopped();
        assertFails("OperationNotPermitted", client.stopInstances(r -> r.instanceIds(kept)));
        assertFails("OperationNotPermitted", client.terminateInstances(r -> r.instanceIds(kept)));
        assertFails("UnsupportedOperation", client.stopInstances(r -> r.instanceIds(cheap)));
    }

    @Test
    void zoneOfAnotherRegion_isRefused_withTheWayOut() {
        assertThatThrownBy(() -> aws.ec2().instances(1, zone("us-east-1a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The zone us-east-1a is not in eu-west-1")
                .hasMessageContaining("@FisTest(region = ..)");
    }

    /** One instance that was stopped, started and rebooted, and one that nobody touched. */
    private FakeEc2 lived() {
        String id = aws.ec2().instances(2).get(0);
        await(client.stopInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(1));
        await(client.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(1));
        await(client.rebootInstances(r -> r.instanceIds(id)));
        return aws.ec2();
    }

    private static final String LIVED = "i-00000000000000001";
    private static final String QUIET = "i-00000000000000002";

    @Test
    void everythingThatHolds_isAgreedTo() {
        assertThat(lived())
                .running(2)
                .stopped(0)
                .inState("terminated", 0)
                .allRunning()
                .instance(LIVED)
                .isRunning()
                .hasState("running")
                .was("stopped")
                .wasNever("terminated")
                .tookStates("running", "stopping", "stopped", "pending", "running")
                .wasRebooted(1)
                .and()
                .instance(QUIET)
                .tookStates("running");
        assertThat(aws).called("ec2:StopInstances", 1).neverCalled("ec2:TerminateInstances");
    }

    @Test
    void instanceThatIsGone_isSaidToBe() {
        String id = aws.ec2().instances(1).get(0);
        await(client.terminateInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(1));
        assertThat(aws.ec2()).instance(id).isTerminated();
        aws.ec2().vanish(id);
        assertThat(aws.ec2()).instance(id).isGone().was("terminated");
    }

    @Test
    void awsThatWasOnlyLookedAt_wasNotChanged() {
        String id = aws.ec2().instances(1).get(0);
        assertThat(told(id).instanceId()).isEqualTo(id);
        assertThat(aws).wasNotChanged().called("ec2:DescribeInstances", 1);
    }

    static List<Wrong<FakeEc2>> wrongs() {
        return List.of(
                new Wrong<>(
                        "Expected 1 instances to be running\nbut found 2",
                        ec2 -> assertThat(ec2).running(1)),
                new Wrong<>(
                        "Expected 1 instances to be stopped",
                        ec2 -> assertThat(ec2).stopped(1)),
                new Wrong<>(
                        "to be stopped\nbut found running\n\nIts states:\n  2030-01-01T00:00:00Z running",
                        ec2 -> assertThat(ec2).instance(LIVED).isStopped()),
                new Wrong<>("to be gone", ec2 -> assertThat(ec2).instance(LIVED).isGone()),
                new Wrong<>(
                        "to be terminated",
                        ec2 -> assertThat(ec2).instance(LIVED).isTerminated()),
                new Wrong<>(
                        "to have been stopped\nbut found [running]",
                        ec2 -> assertThat(ec2).instance(QUIET).was("stopped")),
                new Wrong<>(
                        "never to have been stopped",
                        ec2 -> assertThat(ec2).instance(LIVED).wasNever("stopped")),
                new Wrong<>(
                        "to take the states [running, stopped]",
                        ec2 -> assertThat(ec2).instance(LIVED).tookStates("running", "stopped")),
                new Wrong<>(
                        "to be rebooted 2 times\nbut found 1 times",
                        ec2 -> assertThat(ec2).instance(LIVED).wasRebooted(2)));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatDoesNotHold_isRefused_withWhatIsThere(Wrong<FakeEc2> wrong) {
        FakeEc2 ec2 = lived();
        assertThatThrownBy(() -> wrong.claim().accept(ec2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(wrong.expected());
    }

    @Test
    void notAllRunning_isRefused() {
        aws.ec2().instances(2, state("stopped"));
        FakeEc2 ec2 = aws.ec2();
        assertThatThrownBy(() -> assertThat(ec2).allRunning()).hasMessageContaining("{stopped=2}");
    }

    @Test
    void callsThatWereNotMade_andChanges_areRefused_withTheCalls() {
        lived();
        assertThatThrownBy(() -> assertThat(aws).called("ec2:StopInstances", 2))
                .hasMessageContaining("ec2:StopInstances to be called 2 times")
                .hasMessageContaining("Calls:\n  {ec2:RebootInstances=1, ec2:StartInstances=1, ec2:StopInstances=1}");
        assertThatThrownBy(() -> assertThat(aws).wasNotChanged()).hasMessageContaining("ec2:StopInstances=1");
    }

    @Test
    void stateThatEc2DoesNotHave_isRefused() {
        aws.ec2().instances(1);
        FakeEc2 ec2 = aws.ec2();
        assertThatThrownBy(() -> assertThat(ec2).inState("halted", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
