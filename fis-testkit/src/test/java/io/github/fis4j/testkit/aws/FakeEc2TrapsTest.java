package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/** What EC2 does and callers forget. */
class FakeEc2TrapsTest extends FakeTestBase {
    private final FakeEc2 fake = aws.ec2();
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void terminatedInstance_isListedForAnHour() {
        String id = fake.instances(1).get(0);
        await(ec2.terminateInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(20).plusHours(1).minusMillis(1));
        assertThat(described()).extracting(i -> i.state().nameAsString()).containsExactly("terminated");
        time.advance(Duration.ofMillis(1));
        assertThat(described()).isEmpty();
        assertFails("InvalidInstanceID.NotFound", ec2.describeInstances(r -> r.instanceIds(id)));
    }

    @Test
    void reservation_isNeverParted_byTheEndOfAPage() {
        fake.instances(3);
        fake.reservation(4, instance -> instance.tag("role", "web"));
        fake.instances(1);

        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeInstancesResponse page =
                    await(ec2.describeInstances(r -> r.maxResults(5).nextToken(next)));
            sizes.add(page.reservations().stream()
                    .mapToInt(r -> r.instances().size())
                    .sum());
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(3, 5);
    }

    @Test
    void largeReservation_isAPageOfItsOwn() {
        fake.reservation(7, instance -> {});
        DescribeInstancesResponse page = await(ec2.describeInstances(r -> r.maxResults(5)));
        assertThat(page.reservations().get(0).instances()).hasSize(7);
        assertThat(page.nextToken()).isNull();
    }

    @Test
    void gaps_arePagesWithATokenAndNothingElse() {
        List<String> ids = fake.instances(7);
        fake.gaps();
        List<String> found = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeInstancesResponse page =
                    await(ec2.describeInstances(r -> r.maxResults(5).nextToken(next)));
            page.reservations().forEach(r -> found.add(r.instances().get(0).instanceId()));
            sizes.add(page.reservations().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(0, 5, 0, 2, 0);
        assertThat(found).isEqualTo(ids);
    }

    @Test
    void outOfOrder_answersNotInTheOrderOfTheQuestion() {
        List<String> ids = fake.instances(3);
        fake.outOfOrder();
        assertThat(described()).extracting(Instance::instanceId).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(await(ec2.stopInstances(r -> r.instanceIds(ids))).stoppingInstances())
                .extracting(change -> change.instanceId())
                .containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void protectedInstance_savesItsZone_andNotTheOthers() {
        String guarded = fake.instance(i -> i.zone("eu-west-1a").terminationProtection());
        String neighbour = fake.instance(i -> i.zone("eu-west-1a"));
        String elsewhere = fake.instance(i -> i.zone("eu-west-1b"));

        assertFails("OperationNotPermitted", ec2.terminateInstances(r -> r.instanceIds(guarded, neighbour, elsewhere)));

        assertThat(fake.stateOf(guarded)).isEqualTo("running");
        assertThat(fake.stateOf(neighbour)).isEqualTo("running");
        assertThat(fake.stateOf(elsewhere)).isEqualTo("shutting-down");
        assertFails(
                "InvalidInstanceID.NotFound",
                ec2.terminateInstances(r -> r.instanceIds(neighbour, "i-0123456789abcdef0")));
        assertThat(fake.stateOf(neighbour)).isEqualTo("running");
    }

    @Test
    void stopProtection_preventsStopAndTermination_andIsTold() {
        String guarded = fake.instance(InstanceBuilder::stopProtection);
        String other = fake.instances(1).get(0);

        assertFails("OperationNotPermitted", ec2.stopInstances(r -> r.instanceIds(guarded, other)));
        assertFails("OperationNotPermitted", ec2.terminateInstances(r -> r.instanceIds(guarded)));
        assertThat(fake.stateOf(other)).isEqualTo("running");
        assertThat(await(ec2.describeInstanceAttribute(
                                r -> r.instanceId(guarded).attribute("disableApiStop")))
                        .disableApiStop()
                        .value())
                .isTrue();
        assertThat(await(ec2.describeInstanceAttribute(
                                r -> r.instanceId(guarded).attribute("disableApiTermination")))
                        .disableApiTermination()
                        .value())
                .isFalse();
        assertThat(failure(
                        ec2.describeInstanceAttribute(r -> r.instanceId(guarded).attribute("userData"))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void managedInstance_isLeftToItsOperator() {
        String managed = fake.instance(i -> i.managedBy("eks.amazonaws.com"));
        assertThat(described().get(0).operator().managed()).isTrue();
        assertThat(described().get(0).operator().principal()).isEqualTo("eks.amazonaws.com");
        assertFails("OperationNotPermitted", ec2.stopInstances(r -> r.instanceIds(managed)));
        assertFails("OperationNotPermitted", ec2.rebootInstances(r -> r.instanceIds(managed)));
        assertFails("OperationNotPermitted", ec2.terminateInstances(r -> r.instanceIds(managed)));
    }

    @Test
    void fullZone_refusesStarts_untilThereIsRoom() {
        String id = fake.instance(i -> i.state("stopped").zone("eu-west-1a"));
        String elsewhere = fake.instance(i -> i.state("stopped").zone("eu-west-1b"));
        fake.full("eu-west-1a", true);

        assertThat(assertFails("InsufficientInstanceCapacity", ec2.startInstances(r -> r.instanceIds(id, elsewhere)))
                        .statusCode())
                .isEqualTo(500);
        assertThat(fake.stateOf(elsewhere)).isEqualTo("stopped");
        fake.full("eu-west-1a", false);
        await(ec2.startInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("pending");
    }

    @Test
    void startThatFallsBack_tellsTheReason() {
        String id = fake.instance(i -> i.state("stopped"));
        fake.fallBack(id, "Server.InsufficientInstanceCapacity");
        await(ec2.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(10));
        assertThat(described().get(0).stateReason().code()).isEqualTo("Server.InsufficientInstanceCapacity");
    }

    @Test
    void persistentSpotRequest_lagsBehindTheStop() {
        String id = fake.instance(InstanceBuilder::spotPersistent);
        fake.spotRequestsLag(Duration.ofSeconds(5));
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(spot()).isEqualTo("active marked-for-stop");
        time.advance(Duration.ofSeconds(20));
        assertThat(fake.stateOf(id)).isEqualTo("stopped");
        assertFails("IncorrectSpotRequestState", ec2.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(5));
        assertThat(spot()).isEqualTo("disabled instance-stopped-by-user");
        await(ec2.startInstances(r -> r.instanceIds(id)));
        assertThat(spot()).isEqualTo("active fulfilled");
    }

    @Test
    void persistentSpotRequest_launchesAnother_afterATermination() {
        String id = fake.instance(i -> i.spotPersistent().tag("role", "web"));
        await(ec2.terminateInstances(r -> r.instanceIds(id)));
        assertThat(spot()).isEqualTo("open pending-fulfillment");
        time.advance(Duration.ofMinutes(2));
        assertThat(spot()).isEqualTo("active fulfilled");
        assertThat(described())
                .extracting(i -> i.state().nameAsString())
                .containsExactlyInAnyOrder("terminated", "running");
        assertThat(described()).allMatch(i -> i.tags().get(0).value().equals("web"));
    }

    @Test
    void oneTimeSpotRequest_isClosedByTheTermination() {
        String id = fake.instance(InstanceBuilder::spotOneTime);
        await(ec2.terminateInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(2));
        assertThat(spot()).isEqualTo("closed instance-terminated-by-user");
        assertThat(described()).hasSize(1);
        assertFails(
                "InvalidSpotInstanceRequestID.NotFound",
                ec2.describeSpotInstanceRequests(r -> r.spotInstanceRequestIds("sir-nosuch")));
    }

    @Test
    void cancelledSpotRequest_forbidsTheStop() {
        String id = fake.instance(InstanceBuilder::spotPersistent);
        fake.cancelSpotRequest(id);
        assertThat(spot()).isEqualTo("cancelled request-canceled-and-instance-running");
        assertFails("UnsupportedOperation", ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("running");
    }

    @Test
    void zoneOutOfOrder_failsWhateverNamesItsInstances_orNone() {
        String there = fake.instance(i -> i.zone("eu-west-1a"));
        String elsewhere = fake.instance(i -> i.zone("eu-west-1b"));
        fake.down("eu-west-1a", true);
        assertFails("Unavailable", ec2.describeInstances());
        assertFails("Unavailable", ec2.describeInstances(r -> r.instanceIds(there, elsewhere)));
        assertFails("Unavailable", ec2.startInstances(r -> r.instanceIds(there)));
        assertThat(await(ec2.describeInstances(r -> r.instanceIds(elsewhere))).reservations())
                .hasSize(1);
        fake.down("eu-west-1a", false);
        assertThat(described()).hasSize(2);
    }

    @Test
    void publicAddressOfEc2_goesWithTheStop_andAnotherComes_butAnElasticOneStays() {
        String lent = fake.instance(i -> i.publicIp("203.0.113.4"));
        fake.instance(i -> i.elasticIp("203.0.113.5"));
        assertThat(described()).extracting(Instance::publicIpAddress).containsExactly("203.0.113.4", "203.0.113.5");
        assertThat(described())
                .extracting(i -> i.networkInterfaces().get(0).association().ipOwnerId())
                .first()
                .isEqualTo("amazon");
        fake.otherStops(lent);
        time.advance(Duration.ofSeconds(20));
        assertThat(described()).extracting(Instance::publicIpAddress).containsExactly(null, "203.0.113.5");
        fake.otherStarts(lent);
        time.advance(Duration.ofSeconds(10));
        assertThat(described().get(0).publicIpAddress())
                .startsWith("203.0.113.")
                .isNotEqualTo("203.0.113.4");
        assertThat(fake.calls("StopInstances") + fake.calls("StartInstances")).isZero();
    }

    @Test
    void zones_haveIds() {
        fake.instance(i -> i.zone("eu-west-1b"));
        fake.instance(i -> i.zone("eu-west-1c"));
        assertThat(described())
                .extracting(i -> i.placement().availabilityZoneId())
                .containsExactly("euw1-az2", "euw1-az3");
    }

    @Test
    void othersMayEndAnInstance_whateverProtectsIt() {
        String id = fake.instance(i -> i.stopProtection().terminationProtection());
        fake.otherTerminates(id);
        assertThat(fake.stateOf(id)).isEqualTo("shutting-down");
    }

    @Test
    void replyLostOnce_isLostOnce() {
        String id = fake.instances(1).get(0);
        fake.loseReply("StopInstances", Duration.ofSeconds(1), 1);
        assertTimesOut(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
        assertThat(await(ec2.stopInstances(r -> r.instanceIds(id)))
                        .stoppingInstances()
                        .get(0)
                        .previousState()
                        .nameAsString())
                .isEqualTo("stopping");
    }

    @Test
    void brokenReply_isAnErrorAfterTheEffect() {
        String id = fake.instances(1).get(0);
        fake.breakReply("StopInstances", 1);
        assertThat(assertFails("InternalError", ec2.stopInstances(r -> r.instanceIds(id)))
                        .statusCode())
                .isEqualTo(500);
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
    }

    private List<Instance> described() {
        return await(ec2.describeInstances()).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private String spot() {
        SpotInstanceRequest request =
                await(ec2.describeSpotInstanceRequests()).spotInstanceRequests().get(0);
        return request.stateAsString() + " " + request.status().code();
    }
}
