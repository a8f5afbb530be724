package io.github.fis4j.aws.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.eks.model.Nodegroup;

/** Nodes of a node group, terminated in real time; the node group is found by its ARN. */
class NodesLiveTest extends LiveTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/nodes";

    @Test
    void halfOfTheNodes_areTerminated() {
        Nodegroup nodegroup = nodegroup();
        List<String> nodes =
                fourNodes(nodegroup.resources().autoScalingGroups().get(0).name());

        ExperimentReport report = run(template(nodegroup.nodegroupArn()));

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(states(nodes)).containsExactlyInAnyOrder("terminated", "terminated", "running", "running");
        client(Ec2AsyncClient.builder())
                .terminateInstances(request -> request.instanceIds(nodes))
                .join();
    }

    private static ExperimentTemplate template(String arn) {
        return ExperimentTemplate.builder("nodes, live")
                .target(
                        "group",
                        t -> t.resourceType("aws:eks:nodegroup").arn(arn).selection(SelectionMode.ALL))
                .action(
                        "terminate",
                        a -> a.id("aws:eks:terminate-nodegroup-instances")
                                .target("Nodegroups", "group")
                                .parameter("instanceTerminationPercentage", "50"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private Nodegroup nodegroup() {
        EksAsyncClient eks = client(EksAsyncClient.builder());
        String subnet = client(Ec2AsyncClient.builder())
                .describeSubnets()
                .join()
                .subnets()
                .get(0)
                .subnetId();
        eks.createCluster(of -> of.name(MINE).roleArn(ROLE).resourcesVpcConfig(vpc -> vpc.subnetIds(subnet)))
                .join();
        return eks.createNodegroup(of -> of.clusterName(MINE)
                        .nodegroupName("workers")
                        .subnets(subnet)
                        .nodeRole(ROLE))
                .join()
                .nodegroup();
    }

    /** The emulator makes no nodes of its own, but has the name of the group that EKS would have made. */
    private List<String> fourNodes(String group) {
        AutoScalingAsyncClient scaling = client(AutoScalingAsyncClient.builder());
        scaling.createLaunchConfiguration(of ->
                        of.launchConfigurationName(MINE).imageId("ami-12c6146b").instanceType("t3.micro"))
                .join();
        scaling.createAutoScalingGroup(of -> of.autoScalingGroupName(group)
                        .launchConfigurationName(MINE)
                        .availabilityZones(REGION + "a", REGION + "b")
                        .minSize(4)
                        .maxSize(4))
                .join();
        return scaling
                .describeAutoScalingGroups(of -> of.autoScalingGroupNames(group))
                .join()
                .autoScalingGroups()
                .get(0)
                .instances()
                .stream()
                .map(instance -> instance.instanceId())
                .toList();
    }

    private List<String> states(List<String> ids) {
        return client(Ec2AsyncClient.builder())
                .describeInstances(request -> request.instanceIds(ids))
                .join()
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> instance.state().nameAsString())
                .toList();
    }
}
