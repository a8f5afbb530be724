package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.eks.model.InvalidParameterException;
import software.amazon.awssdk.services.eks.model.ListNodegroupsRequest;
import software.amazon.awssdk.services.eks.model.ListNodegroupsResponse;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.NodegroupStatus;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eks.model.ServerException;
import software.amazon.awssdk.services.eks.model.ThrottlingException;

class FakeEksTest extends FakeTestBase {
    private final FakeEks fake = aws.eks();
    private final EksAsyncClient eks = aws.client(EksAsyncClient.class);
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void nodegroup_hasItsGroupsInstances_andAUuidInItsArn() {
        String arn = fake.nodegroup("prod", "workers", n -> n.instances(4).tag("chaos", "yes"));

        assertThat(arn).matches("arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/[0-9a-f-]{36}");
        Nodegroup described = described("prod", "workers");
        assertThat(described.nodegroupArn()).isEqualTo(arn);
        assertThat(described.status()).isEqualTo(NodegroupStatus.ACTIVE);
        assertThat(described.tags()).containsEntry("chaos", "yes");
        String group = described.resources().autoScalingGroups().get(0).name();
        assertThat(group).isEqualTo(fake.group("prod", "workers"));
        Filter members = Filter.builder()
                .name("tag:aws:autoscaling:groupName")
                .values(group)
                .build();
        assertThat(await(ec2.describeInstances(r -> r.filters(members))).reservations())
                .extracting(r -> r.instances().get(0).instanceId())
                .containsExactlyElementsOf(fake.instances("prod", "workers"));
    }

    @Test
    void terminatedNodes_areReplacedByTheirGroup() {
        fake.nodegroup("prod", "workers", n -> n.instances(2));
        List<String> before = fake.instances("prod", "workers");
        await(ec2.terminateInstances(r -> r.instanceIds(before)));
        time.advance(Duration.ofMinutes(2));
        assertThat(fake.instances("prod", "workers")).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void warmPoolAndSuspendedProcesses_areThoseOfTheGroup() {
        fake.nodegroup(
                "prod",
                "workers",
                n -> n.instances(1).group(g -> g.warmPool(1, 0).suspended("Launch")));
        assertThat(aws.autoScaling().warmPool(fake.group("prod", "workers"))).hasSize(1);
    }

    @Test
    void recreatedNodegroup_hasAnotherArn() {
        String arn = fake.nodegroup("prod", "workers", n -> {});
        String again = fake.recreate("prod", "workers");
        assertThat(again).isNotEqualTo(arn);
        assertThat(described("prod", "workers").nodegroupArn()).isEqualTo(again);
    }

    @Test
    void status_isWhatItIsSetTo() {
        fake.nodegroup("prod", "workers", n -> n.status("DEGRADED"));
        assertThat(described("prod", "workers").status()).isEqualTo(NodegroupStatus.DEGRADED);
        fake.status("prod", "workers", "DELETING");
        assertThat(described("prod", "workers").status()).isEqualTo(NodegroupStatus.DELETING);
        assertThatIllegalArgumentException().isThrownBy(() -> fake.status("prod", "workers", "FINE"));
        assertThatIllegalArgumentException().isThrownBy(() -> fake.status("prod", "others", "ACTIVE"));
    }

    @Test
    void clustersAndTags_areTold() {
        String arn = fake.cluster("prod", Tag.of("team", "shop"));
        fake.nodegroup("test", "workers", n -> {});
        assertThat(await(eks.listClusters()).clusters()).containsExactly("prod", "test");
        var cluster = await(eks.describeCluster(r -> r.name("prod"))).cluster();
        assertThat(cluster.arn()).isEqualTo(arn).isEqualTo("arn:aws:eks:eu-west-1:111122223333:cluster/prod");
        assertThat(cluster.statusAsString()).isEqualTo("ACTIVE");
        assertThat(await(eks.listTagsForResource(r -> r.resourceArn(arn))).tags())
                .containsEntry("team", "shop");
    }

    @Test
    void nodegroups_comeInPages() {
        for (int i = 0; i < 5; i++) {
            fake.nodegroup("prod", "workers-" + i, n -> n.instances(0));
        }
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            ListNodegroupsResponse page = await(eks.listNodegroups(ListNodegroupsRequest.builder()
                    .clusterName("prod")
                    .maxResults(2)
                    .nextToken(token)
                    .build()));
            names.addAll(page.nodegroups());
            token = page.nextToken();
        } while (token != null);
        assertThat(names).hasSize(5).doesNotHaveDuplicates();
        assertFails(
                InvalidParameterException.class,
                "InvalidParameterException",
                eks.listNodegroups(r -> r.clusterName("prod").maxResults(101)));
    }

    @Test
    void unknownThings_areNotFound() {
        fake.cluster("prod");
        ResourceNotFoundException unknown = assertFails(
                ResourceNotFoundException.class,
                "ResourceNotFoundException",
                eks.describeNodegroup(r -> r.clusterName("prod").nodegroupName("none")));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertFails("ResourceNotFoundException", eks.describeCluster(r -> r.name("none")));
        assertFails("ResourceNotFoundException", eks.listNodegroups(r -> r.clusterName("none")));
        assertFails("ResourceNotFoundException", eks.listTagsForResource(r -> r.resourceArn("arn:none")));
    }

    @Test
    void troubles_haveTheServicesOwnExceptions() {
        fake.cluster("prod");
        fake.throttle("DescribeCluster", 1);
        assertThat(assertFails(
                                ThrottlingException.class,
                                "ThrottlingException",
                                eks.describeCluster(r -> r.name("prod")))
                        .statusCode())
                .isEqualTo(429);
        fake.breakDown("DescribeCluster", 1);
        assertThat(assertFails(ServerException.class, "ServerException", eks.describeCluster(r -> r.name("prod")))
                        .statusCode())
                .isEqualTo(500);
        assertThat(fake.calls("DescribeCluster")).isEqualTo(2);
    }

    private Nodegroup described(String cluster, String name) {
        return await(eks.describeNodegroup(r -> r.clusterName(cluster).nodegroupName(name)))
                .nodegroup();
    }
}
