package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

class FakeEcsTasksTest extends FakeTestBase {
    private final FakeEcs fake = aws.ecs();
    private final EcsAsyncClient ecs = aws.client(EcsAsyncClient.class);

    @Test
    void tasks_areListedByServiceHostAndLaunchType() {
        fake.cluster("web", c -> c.containerInstances(2).service("shop", 2).service("cart", 1));
        fake.cluster("light", c -> c.tasks(1));
        assertThat(await(ecs.listTasks(r -> r.cluster("web"))).taskArns()).hasSize(3);
        assertThat(await(ecs.listTasks(r -> r.cluster("web").serviceName("shop")))
                        .taskArns())
                .hasSize(2);
        String host = fake.containerInstances("web").get(0);
        assertThat(await(ecs.listTasks(r -> r.cluster("web").containerInstance(host)))
                        .taskArns())
                .hasSize(2);
        assertThat(await(ecs.listTasks(r -> r.cluster("light").launchType(LaunchType.FARGATE)))
                        .taskArns())
                .isEqualTo(fake.tasks("light"));
    }

    @Test
    void stoppedTask_tellsWhy_andLosesItsTags() {
        fake.cluster("web", c -> c.tasks(1).tag("chaos", "yes"));
        String arn = fake.tasks("web").get(0);
        assertThat(described(arn).tags().get(0).key()).isEqualTo("chaos");

        Task stopping = await(ecs.stopTask(r -> r.cluster("web").task(arn).reason("fis4j EXP1 stop 0")))
                .task();

        assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
        assertThat(described(arn).lastStatus()).isEqualTo("STOPPING");
        time.advance(Duration.ofSeconds(30));
        Task stopped = described(arn);
        assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
        assertThat(stopped.stopCodeAsString()).isEqualTo("UserInitiated");
        assertThat(stopped.stoppedReason()).isEqualTo("fis4j EXP1 stop 0");
        assertThat(stopped.tags()).isEmpty();
    }

    @Test
    void stoppedTask_isListedForAnHour() {
        fake.cluster("web", c -> c.tasks(1));
        String arn = fake.tasks("web").get(0);
        await(ecs.stopTask(r -> r.cluster("web").task(arn)));
        time.advance(Duration.ofMinutes(59));
        assertThat(await(ecs.listTasks(r -> r.cluster("web").desiredStatus(DesiredStatus.STOPPED)))
                        .taskArns())
                .containsExactly(arn);
        time.advance(Duration.ofMinutes(2));
        var gone = await(ecs.describeTasks(r -> r.cluster("web").tasks(arn)));
        assertThat(gone.tasks()).isEmpty();
        assertThat(gone.failures().get(0).reason()).isEqualTo("MISSING");
        assertFails(
                InvalidParameterException.class,
                "InvalidParameterException",
                ecs.stopTask(r -> r.cluster("web").task(arn)));
    }

    @Test
    void service_replacesAStoppedTask_byAnotherOne() {
        fake.cluster("web", c -> c.service("shop", 2));
        List<String> before = fake.tasks("web");
        await(ecs.stopTask(r -> r.cluster("web").task(before.get(0))));
        assertThat(fake.tasks("web")).containsExactly(before.get(1));
        time.advance(Duration.ofMinutes(1));
        assertThat(fake.tasks("web")).hasSize(2).contains(before.get(1)).doesNotContain(before.get(0));
        assertThat(described(fake.tasks("web").get(1)).lastStatus()).isEqualTo("RUNNING");
    }

    @Test
    void secondStop_changesNothing() {
        fake.cluster("web", c -> c.tasks(1));
        String arn = fake.tasks("web").get(0);
        await(ecs.stopTask(r -> r.cluster("web").task(arn).reason("first")));
        await(ecs.stopTask(r -> r.cluster("web").task(arn).reason("second")));
        assertThat(described(arn).stoppedReason()).isEqualTo("first");
    }

    @Test
    void deregisteredHost_endsItsTasks() {
        fake.cluster("web", c -> c.containerInstances(1).tasks(1));
        String arn = fake.tasks("web").get(0);
        fake.deregister(fake.containerInstances("web").get(0));
        assertThat(described(arn).desiredStatus()).isEqualTo("STOPPED");
    }

    private Task described(String arn) {
        return await(ecs.describeTasks(r -> r.cluster("web").tasks(arn).include(TaskField.TAGS)))
                .tasks()
                .get(0);
    }
}
