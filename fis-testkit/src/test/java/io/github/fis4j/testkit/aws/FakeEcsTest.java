package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateResponse;

class FakeEcsTest extends FakeTestBase {
    private final FakeEcs fake = aws.ecs();
    private final EcsAsyncClient ecs = aws.client(EcsAsyncClient.class);
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void cluster_isDescribed_withItsTagsOnRequest() {
        String arn = fake.cluster(
                "web", c -> c.containerInstances(3).tag("chaos", "yes").service("shop", 4));

        assertThat(arn).isEqualTo("arn:aws:ecs:eu-west-1:111122223333:cluster/web");
        assertThat(await(ecs.listClusters()).clusterArns()).containsExactly(arn);
        Cluster cluster = await(ecs.describeClusters(r -> r.clusters(arn).include(ClusterField.TAGS)))
                .clusters()
                .get(0);
        assertThat(cluster.status()).isEqualTo("ACTIVE");
        assertThat(cluster.registeredContainerInstancesCount()).isEqualTo(3);
        assertThat(cluster.runningTasksCount()).isEqualTo(4);
        assertThat(cluster.activeServicesCount()).isEqualTo(1);
        assertThat(cluster.tags().get(0).value()).isEqualTo("yes");
        assertThat(await(ecs.describeClusters(r -> r.clusters("web")))
                        .clusters()
                        .get(0)
                        .tags())
                .isEmpty();
    }

    @Test
    void missingCluster_isAFailure_andNoError() {
        fake.cluster("web", c -> {});
        DescribeClustersResponse found = await(ecs.describeClusters(r -> r.clusters("web", "none")));
        assertThat(found.clusters()).hasSize(1);
        assertThat(found.failures())
                .extracting(failure -> failure.arn() + " " + failure.reason())
                .containsExactly("arn:aws:ecs:eu-west-1:111122223333:cluster/none MISSING");
        List<String> tooMany =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "c" + i).toList();
        assertFails(
                InvalidParameterException.class,
                "InvalidParameterException",
                ecs.describeClusters(r -> r.clusters(tooMany)));
        assertFails(
                ClusterNotFoundException.class,
                "ClusterNotFoundException",
                ecs.listContainerInstances(r -> r.cluster("none")));
    }

    @Test
    void fargateCluster_hasNoContainerInstances() {
        fake.cluster("web", c -> c.service("shop", 2));
        Cluster cluster =
                await(ecs.describeClusters(r -> r.clusters("web"))).clusters().get(0);
        assertThat(cluster.registeredContainerInstancesCount()).isZero();
        assertThat(cluster.runningTasksCount()).isEqualTo(2);
        assertThat(list("web", ContainerInstanceStatus.ACTIVE)).isEmpty();
    }

    @Test
    void containerInstances_areListedByStatus_inPages() {
        fake.cluster("web", c -> c.containerInstances(7));
        List<String> all = fake.containerInstances("web");
        fake.status(all.get(0), "DRAINING");
        List<String> found = new ArrayList<>();
        String token = null;
        do {
            ListContainerInstancesResponse page =
                    await(ecs.listContainerInstances(ListContainerInstancesRequest.builder()
                            .cluster("web")
                            .status(ContainerInstanceStatus.ACTIVE)
                            .maxResults(4)
                            .nextToken(token)
                            .build()));
            found.addAll(page.containerInstanceArns());
            token = page.nextToken();
        } while (token != null);
        assertThat(found).isEqualTo(all.subList(1, 7));
        assertThat(list("web", ContainerInstanceStatus.DRAINING)).containsExactly(all.get(0));
        assertFails(
                "InvalidParameterException",
                ecs.listContainerInstances(r -> r.cluster("web").maxResults(101)));
    }

    @Test
    void describedContainerInstance_tellsItsHost() {
        fake.cluster("web", c -> c.containerInstances(1, "spot-provider").externalInstances(1));
        List<String> arns = fake.containerInstances("web");
        fake.disconnect(arns.get(1));
        List<ContainerInstance> found = describe(arns.get(0), arns.get(1));
        assertThat(found.get(0).ec2InstanceId())
                .isEqualTo(fake.instanceOf(arns.get(0)))
                .startsWith("i-");
        assertThat(found.get(0).capacityProviderName()).isEqualTo("spot-provider");
        assertThat(found.get(0).agentConnected()).isTrue();
        assertThat(found.get(1).ec2InstanceId()).startsWith("mi-");
        assertThat(found.get(1).agentConnected()).isFalse();
        var missing = await(ecs.describeContainerInstances(
                r -> r.cluster("web").containerInstances("0123456789abcdef0123456789abcdef")));
        assertThat(missing.failures().get(0).reason()).isEqualTo("MISSING");
    }

    @Test
    void draining_isTakenByActiveOnesOnly_andTakenBack() {
        fake.cluster("web", c -> c.containerInstances(3));
        List<String> arns = fake.containerInstances("web");
        fake.status(arns.get(2), "DRAINING");

        UpdateContainerInstancesStateResponse drained = update("DRAINING", arns);

        assertThat(drained.containerInstances())
                .extracting(ContainerInstance::status)
                .containsExactly("DRAINING", "DRAINING");
        assertThat(drained.failures()).extracting(failure -> failure.arn()).containsExactly(arns.get(2));
        UpdateContainerInstancesStateResponse active = update("ACTIVE", arns);
        assertThat(active.failures()).isEmpty();
        assertThat(arns).extracting(fake::statusOf).containsOnly("ACTIVE");
        assertThat(update("ACTIVE", arns).failures()).isEmpty();
    }

    @Test
    void failures_comeUnderHttp200_eachByItself() {
        fake.cluster("web", c -> c.containerInstances(3));
        List<String> arns = fake.containerInstances("web");
        fake.refuse(arns.get(0));
        fake.status(arns.get(1), "REGISTERING");
        String missing = arns.get(2).replace("/web/", "/other/");

        UpdateContainerInstancesStateResponse drained =
                update("DRAINING", List.of(arns.get(0), arns.get(1), arns.get(2), missing));

        assertThat(drained.containerInstances())
                .extracting(ContainerInstance::containerInstanceArn)
                .containsExactly(arns.get(2));
        assertThat(drained.failures())
                .extracting(failure -> failure.arn() + " " + failure.reason())
                .containsExactlyInAnyOrder(arns.get(0) + " AGENT", arns.get(1) + " REGISTERING", missing + " MISSING");
    }

    @Test
    void update_takesTenAtOnce_andTwoStatuses() {
        fake.cluster("web", c -> c.containerInstances(11));
        assertFails(
                "InvalidParameterException",
                ecs.updateContainerInstancesState(r -> r.cluster("web")
                        .containerInstances(fake.containerInstances("web"))
                        .status("DRAINING")));
        assertFails(
                "InvalidParameterException",
                ecs.updateContainerInstancesState(r -> r.cluster("web")
                        .containerInstances(fake.containerInstances("web").get(0))
                        .status("REGISTERING")));
    }

    @Test
    void terminatedHost_takesItsContainerInstanceAlong() {
        fake.cluster("web", c -> c.containerInstances(2));
        String arn = fake.containerInstances("web").get(0);
        await(ec2.terminateInstances(r -> r.instanceIds(fake.instanceOf(arn))));
        assertThat(describe(arn).get(0).agentConnected()).isFalse();
        time.advance(Duration.ofSeconds(20));
        assertThat(fake.statusOf(arn)).isEqualTo("gone");
        assertThat(update("ACTIVE", List.of(arn)).failures().get(0).reason()).isEqualTo("MISSING");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.instanceOf(arn));
    }

    @Test
    void tasksOfServices_leaveADrainingInstance_othersStay() {
        fake.cluster("web", c -> c.containerInstances(2).service("shop", 2).tasks(2));
        List<String> arns = fake.containerInstances("web");
        update("DRAINING", List.of(arns.get(0)));
        time.advance(Duration.ofMinutes(2));
        assertThat(describe(arns.get(0), arns.get(1)))
                .extracting(ContainerInstance::runningTasksCount)
                .containsExactly(1, 3);
        update("ACTIVE", List.of(arns.get(0)));
        time.advance(Duration.ofMinutes(2));
        assertThat(describe(arns.get(0)).get(0).runningTasksCount()).isEqualTo(1);
    }

    @Test
    void tasksWithoutAnotherPlace_stay() {
        fake.cluster("web", c -> c.containerInstances(1).service("shop", 2));
        List<String> arns = fake.containerInstances("web");
        update("DRAINING", arns);
        time.advance(Duration.ofMinutes(10));
        assertThat(describe(arns.get(0)).get(0).runningTasksCount()).isEqualTo(2);
    }

    @Test
    void managedInstance_isRetiredAWeekAfterItsDrain() {
        fake.cluster("web", c -> c.managedInstances(2));
        List<String> arns = fake.containerInstances("web");
        String instance = fake.instanceOf(arns.get(0));
        update("DRAINING", arns);
        update("ACTIVE", List.of(arns.get(1)));
        time.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(fake.statusOf(arns.get(0))).isEqualTo("gone");
        assertThat(aws.ec2().stateOf(instance)).isEqualTo("terminated");
        assertThat(fake.statusOf(arns.get(1))).isEqualTo("ACTIVE");
    }

    @Test
    void unmodelledQuestions_failByName() {
        fake.cluster("web", c -> {});
        assertThatThrownBy(
                        () -> ecs.listContainerInstances(r -> r.cluster("web").filter("attribute:x == y")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("filter");
        assertThatThrownBy(() -> ecs.describeClusters(r -> r.clusters("web").include(ClusterField.SETTINGS)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("SETTINGS");
        assertThatThrownBy(() -> ecs.listServices(r -> r.cluster("web")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasStackTraceContaining("EcsAsyncClient.listServices");
    }

    @Test
    void troubles_haveTheServicesOwnExceptions() {
        fake.cluster("web", c -> c.containerInstances(1));
        fake.deny("DescribeClusters");
        assertFails(AccessDeniedException.class, "AccessDeniedException", ecs.describeClusters());
        fake.breakDown("ListClusters", 1);
        assertFails(ServerException.class, "ServerException", ecs.listClusters());
        fake.throttle("ListClusters", 1);
        assertThat(assertFails(EcsException.class, "ThrottlingException", ecs.listClusters())
                        .isThrottlingException())
                .isTrue();
        List<String> arns = fake.containerInstances("web");
        fake.loseReply("UpdateContainerInstancesState", Duration.ZERO, 1);
        assertTimesOut(ecs.updateContainerInstancesState(
                r -> r.cluster("web").containerInstances(arns).status("DRAINING")));
        assertThat(fake.statusOf(arns.get(0))).isEqualTo("DRAINING");
        fake.lie("UpdateContainerInstancesState");
        assertThat(update("ACTIVE", arns).containerInstances().get(0).status()).isEqualTo("ACTIVE");
        assertThat(fake.statusOf(arns.get(0))).isEqualTo("DRAINING");
    }

    private List<String> list(String cluster, ContainerInstanceStatus status) {
        return await(ecs.listContainerInstances(r -> r.cluster(cluster).status(status)))
                .containerInstanceArns();
    }

    private List<ContainerInstance> describe(String... arns) {
        return await(ecs.describeContainerInstances(r -> r.cluster("web").containerInstances(arns)))
                .containerInstances();
    }

    private UpdateContainerInstancesStateResponse update(String status, List<String> arns) {
        return await(ecs.updateContainerInstancesState(
                r -> r.cluster("web").containerInstances(arns).status(status)));
    }
}
