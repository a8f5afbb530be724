package io.github.fis4j.aws.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.wire.WireClients;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/** What a process may leave behind in the world of the sweep is seen. */
@Timeout(60)
class FamiliesWorldTest {
    private final FamiliesWorld world = new FamiliesWorld(KillSweep.FASTER);
    private final WireClients clients = FamiliesScenario.clients(world.url(), new CallPoints());

    @BeforeEach
    void begin() {
        world.begin();
    }

    @AfterEach
    void close() {
        clients.close();
        world.close();
    }

    @Test
    void nothingDone_nothingDiffers() {
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void stoppedInstance_isSeen() {
        String id = instance("node");
        clients.client(Ec2AsyncClient.class)
                .stopInstances(stop -> stop.instanceIds(id))
                .join();
        assertThat(world.differences()).containsExactly("Instance " + id + " is stopped");
    }

    @Test
    void commandThatRuns_isSeen_andOneThatWasCancelledIsNot() {
        String command = send();
        assertThat(world.differences())
                .anyMatch(told -> told.startsWith("Command " + command + " is InProgress on i-"));

        world.begin();
        String cancelled = send();
        clients.client(SsmAsyncClient.class)
                .cancelCommand(cancel -> cancel.commandId(cancelled))
                .join();
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void containerInstanceInAnotherState_isSeen() {
        List<String> all = clients.client(EcsAsyncClient.class)
                .listContainerInstances(of -> of.cluster(FamiliesScenario.CLUSTER))
                .join()
                .containerInstanceArns();
        set(all.get(0), ContainerInstanceStatus.DRAINING);
        set(all.get(3), ContainerInstanceStatus.ACTIVE);
        assertThat(world.differences())
                .containsExactly(
                        "Container instance " + all.get(0) + " is DRAINING, and was ACTIVE",
                        "Container instance " + all.get(3) + " is ACTIVE, and was DRAINING");
    }

    private void set(String containerInstance, ContainerInstanceStatus status) {
        clients.client(EcsAsyncClient.class)
                .updateContainerInstancesState(to -> to.cluster(FamiliesScenario.CLUSTER)
                        .containerInstances(containerInstance)
                        .status(status))
                .join();
    }

    private String send() {
        String id = instance("commanded");
        return clients.client(SsmAsyncClient.class)
                .sendCommand(
                        send -> send.documentName(FamiliesScenario.DOCUMENT).instanceIds(id))
                .join()
                .command()
                .commandId();
    }

    private String instance(String role) {
        return clients.client(Ec2AsyncClient.class)
                .describeInstances(of -> of.filters(
                        Filter.builder().name("tag:role").values(role).build()))
                .join()
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .instanceId();
    }
}
