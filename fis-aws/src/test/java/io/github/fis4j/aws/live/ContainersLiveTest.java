package io.github.fis4j.aws.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Hosts of containers, drained in real time; their clusters are found by the tagging API, or by ARN. */
class ContainersLiveTest extends LiveTest {
    @SuppressWarnings("NullAway.Init") // made before each test, when the endpoint is known
    private EcsAsyncClient ecs;

    @BeforeEach
    void connect() {
        ecs = client(EcsAsyncClient.builder());
    }

    @Test
    void taggedCluster_isFoundByTheTaggingApi_halfDrained_andActiveAgain() {
        String cluster = cluster("tagged", MINE);
        drainedByHalf(cluster, t -> t.tag(TAG, MINE));
    }

    @Test
    void clusterByArn_isHalfDrained_andActiveAgain() {
        String cluster = cluster("named", MINE + "-not");
        drainedByHalf(cluster, t -> t.arn(cluster));
    }

    private void drainedByHalf(String cluster, Consumer<Target.Builder> target) {
        List<String> meanwhile = new ArrayList<>();

        ExperimentReport report = run(
                template(target),
                event -> {
                    if (event instanceof FaultInjected) {
                        meanwhile.addAll(statuses(cluster));
                    }
                },
                run -> {});

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(meanwhile).containsExactlyInAnyOrder("DRAINING", "DRAINING", "ACTIVE", "ACTIVE");
        assertThat(statuses(cluster)).hasSize(4).containsOnly("ACTIVE");
    }

    private static ExperimentTemplate template(Consumer<Target.Builder> target) {
        return ExperimentTemplate.builder("hosts, live")
                .target("clusters", t -> {
                    t.resourceType("aws:ecs:cluster").selection(SelectionMode.ALL);
                    target.accept(t);
                })
                .action(
                        "drain",
                        a -> a.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "clusters")
                                .parameter("drainagePercentage", "50")
                                .parameter("duration", "PT2S"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private String cluster(String name, String tag) {
        String arn = ecs.createCluster(of -> of.clusterName(name + "-" + MINE)
                        .tags(Tag.builder().key(TAG).value(tag).build()))
                .join()
                .cluster()
                .clusterArn();
        client(Ec2AsyncClient.builder())
                .runInstances(
                        request -> request.imageId("ami-12c6146b").minCount(4).maxCount(4))
                .join()
                .instances()
                .forEach(host -> register(arn, host));
        return arn;
    }

    /** As an agent does. */
    private void register(String cluster, Instance host) {
        ecs.registerContainerInstance(of ->
                        of.cluster(cluster).instanceIdentityDocument("{\"instanceId\": \"" + host.instanceId() + "\"}"))
                .join();
    }

    private List<String> statuses(String cluster) {
        List<String> all =
                ecs.listContainerInstances(of -> of.cluster(cluster)).join().containerInstanceArns();
        return ecs
                .describeContainerInstances(of -> of.cluster(cluster).containerInstances(all))
                .join()
                .containerInstances()
                .stream()
                .map(ContainerInstance::status)
                .toList();
    }
}
