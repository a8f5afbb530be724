package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** What becomes of commands. */
class FakeSsmRunsTest extends FakeTestBase {
    private final FakeSsm fake = aws.ssm();
    private final SsmAsyncClient ssm = aws.client(SsmAsyncClient.class);
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);
    private final List<String> ids = aws.ec2().instances(3);

    @Test
    void rows_appearLate_thenRun_thenEnd() {
        String id = send(r -> {});
        assertThat(rows(id)).isEmpty();
        assertFails(
                InvocationDoesNotExistException.class,
                "InvocationDoesNotExist",
                ssm.getCommandInvocation(r -> r.commandId(id).instanceId(ids.get(0))));
        time.advance(Duration.ofMillis(1500));
        assertThat(rows(id))
                .extracting(row -> row.instanceId() + " " + row.statusAsString())
                .containsExactly(ids.get(0) + " InProgress", ids.get(1) + " InProgress", ids.get(2) + " InProgress");
        assertThat(plugin(rows(id).get(0)).responseStartDateTime())
                .isEqualTo(time.instant().minusMillis(500));
        assertThat(plugin(rows(id).get(0)).responseCode()).isEqualTo(-1);
        time.advance(Duration.ofSeconds(60));
        assertThat(details(id)).containsOnly("Success");
        assertThat(plugin(rows(id).get(0)).responseCode()).isZero();
        assertThat(command(id).statusAsString()).isEqualTo("Success");
        assertThat(await(ssm.getCommandInvocation(r -> r.commandId(id).instanceId(ids.get(0))))
                        .responseCode())
                .isZero();
    }

    @Test
    void rowsWithoutDetails_haveNoPlugins() {
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(2));
        assertThat(await(ssm.listCommandInvocations(r -> r.commandId(id)))
                        .commandInvocations()
                        .get(0)
                        .commandPlugins())
                .isEmpty();
    }

    @Test
    void rowThatTheAgentHasNotPickedUp_looksAsIfItRan() {
        fake.rowsAppearAfter(Duration.ZERO);
        fake.offline(ids.get(0));
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        CommandInvocation row = rows(id).get(0);
        assertThat(row.statusAsString()).isEqualTo("InProgress");
        assertThat(plugin(row).responseStartDateTime()).isNull();
        assertThat(plugin(rows(id).get(1)).responseStartDateTime()).isNotNull();
    }

    @Test
    void failuresThatAreBorne_areHiddenByTheCommand_andNotByTheRows() {
        fake.result(ids.get(1), "Failed");
        fake.result(ids.get(2), "TimedOut");
        String id = send(r -> r.maxErrors("100%").maxConcurrency("100%"));
        time.advance(Duration.ofMinutes(2));
        assertThat(command(id).statusAsString()).isEqualTo("Success");
        assertThat(command(id).completedCount()).isEqualTo(3);
        assertThat(command(id).errorCount()).isEqualTo(2);
        assertThat(details(id)).containsExactly("Success", "Failed", "ExecutionTimedOut");
    }

    @Test
    void failureThatIsNotBorne_endsTheSending() {
        fake.result(ids.get(0), "Failed");
        String id = send(r -> r.maxConcurrency("1"));
        time.advance(Duration.ofMinutes(10));
        assertThat(command(id).statusAsString()).isEqualTo("Failed");
        assertThat(details(id)).containsExactly("Failed", "Terminated", "Terminated");
    }

    @Test
    void concurrency_sendsOneAfterTheOther() {
        String id = send(r -> r.maxConcurrency("1"));
        time.advance(Duration.ofSeconds(30));
        assertThat(details(id)).containsExactly("InProgress", "Pending", "Pending");
        time.advance(Duration.ofMinutes(4));
        assertThat(details(id)).containsOnly("Success");
    }

    @Test
    void offlineAgent_startsWhenItIsBack_ifThatIsInTime() {
        fake.offline(ids.get(0));
        String id = send(r -> r.timeoutSeconds(30));
        time.advance(Duration.ofSeconds(20));
        fake.online(ids.get(0));
        time.advance(Duration.ofSeconds(2));
        assertThat(plugin(rows(id).get(0)).responseStartDateTime()).isNotNull();
        time.advance(Duration.ofMinutes(2));
        assertThat(details(id)).containsOnly("Success");
    }

    @Test
    void offlineAgent_thatIsBackTooLate_startsNothing() {
        fake.offline(ids.get(0));
        String id = send(r -> r.timeoutSeconds(30).maxErrors("100%"));
        time.advance(Duration.ofSeconds(30));
        fake.online(ids.get(0));
        time.advance(Duration.ofMinutes(5));
        assertThat(rows(id).get(0).statusAsString()).isEqualTo("TimedOut");
        assertThat(rows(id).get(0).statusDetails()).isEqualTo("DeliveryTimedOut");
        assertThat(command(id).deliveryTimedOutCount()).isEqualTo(1);
        assertThat(command(id).errorCount()).isZero();
    }

    @Test
    void stoppedInstance_isAccepted_andRunsItOnceItIsStarted() {
        await(ec2.stopInstances(r -> r.instanceIds(ids.get(0))));
        time.advance(Duration.ofSeconds(20));
        String id = send(r -> {});
        time.advance(Duration.ofMinutes(10));
        assertThat(details(id)).containsExactly("InProgress", "Success", "Success");
        await(ec2.startInstances(r -> r.instanceIds(ids.get(0))));
        time.advance(Duration.ofMinutes(2));
        assertThat(details(id)).containsOnly("Success");
    }

    @Test
    void terminatedInstance_getsNothing() {
        fake.offline(ids.get(0));
        String id = send(r -> {});
        await(ec2.terminateInstances(r -> r.instanceIds(ids.get(0))));
        time.advance(Duration.ofMinutes(1));
        assertThat(rows(id).get(0).statusDetails()).isEqualTo("Undeliverable");
    }

    @Test
    void agentThatIsCutOffMeanwhile_tellsTheEndLater_orNever() {
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        fake.offline(ids.get(0));
        fake.offline(ids.get(1));
        time.advance(Duration.ofMinutes(5));
        assertThat(details(id)).containsExactly("InProgress", "InProgress", "Success");
        fake.online(ids.get(0));
        assertThat(details(id)).containsExactly("Success", "InProgress", "Success");
        time.advance(Duration.ofHours(1));
        assertThat(details(id)).containsExactly("Success", "ExecutionTimedOut", "Success");
    }

    @Test
    void instanceThatStopsMeanwhile_takesItsRunWithIt() {
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        await(ec2.stopInstances(r -> r.instanceIds(ids.get(0))));
        time.advance(Duration.ofMinutes(5));
        assertThat(details(id)).containsExactly("InProgress", "Success", "Success");
        await(ec2.startInstances(r -> r.instanceIds(ids.get(0))));
        time.advance(Duration.ofSeconds(10));
        assertThat(details(id)).containsExactly("Failed", "Success", "Success");
    }

    @Test
    void cancelledCommand_endsRowByRow() {
        fake.offline(ids.get(2));
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        await(ssm.cancelCommand(r -> r.commandId(id)));
        assertThat(details(id)).containsExactly("Cancelling", "Cancelling", "Cancelled");
        assertThat(command(id).statusAsString()).isEqualTo("Cancelling");
        time.advance(Duration.ofSeconds(2));
        assertThat(details(id)).containsOnly("Cancelled");
        assertThat(command(id).statusAsString()).isEqualTo("Cancelled");
        time.advance(Duration.ofMinutes(5));
        assertThat(details(id)).containsOnly("Cancelled");
    }

    @Test
    void cancelOfSomeInstances_leavesTheOthers() {
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        await(ssm.cancelCommand(r -> r.commandId(id).instanceIds(ids.get(1))));
        time.advance(Duration.ofMinutes(2));
        assertThat(details(id)).containsExactly("Success", "Cancelled", "Success");
    }

    @Test
    void cancel_doesNotReachAnAgentThatIsCutOff() {
        String id = send(r -> {});
        time.advance(Duration.ofSeconds(10));
        fake.offline(ids.get(0));
        await(ssm.cancelCommand(r -> r.commandId(id)));
        time.advance(Duration.ofMinutes(5));
        assertThat(details(id)).containsExactly("Cancelling", "Cancelled", "Cancelled");
        fake.online(ids.get(0));
        time.advance(Duration.ofSeconds(2));
        assertThat(details(id)).containsOnly("Cancelled");
    }

    @Test
    void cancelOfWhatHasEnded_changesNothing_andOfNothingFails() {
        String id = send(r -> {});
        time.advance(Duration.ofMinutes(2));
        await(ssm.cancelCommand(r -> r.commandId(id)));
        assertThat(details(id)).containsOnly("Success");
        assertFails(
                InvalidCommandIdException.class,
                "InvalidCommandId",
                ssm.cancelCommand(r -> r.commandId("00000000-0000-0000-0000-000000000000")));
    }

    @Test
    void ownDocument_runsAsLongAsItIsSaidTo() {
        fake.document("Break", d -> d.runs(Duration.ofSeconds(5)).optional("how"));
        String id = await(ssm.sendCommand(r -> r.instanceIds(ids.get(0)).documentName("Break")))
                .command()
                .commandId();
        time.advance(Duration.ofSeconds(5));
        assertThat(details(id)).containsExactly("InProgress");
        time.advance(Duration.ofSeconds(1));
        assertThat(details(id)).containsExactly("Success");
    }

    private String send(Consumer<SendCommandRequest.Builder> more) {
        SendCommandRequest.Builder request = SendCommandRequest.builder()
                .instanceIds(ids)
                .documentName("AWSFIS-Run-CPU-Stress")
                .parameters(Map.of("DurationSeconds", List.of("60")));
        more.accept(request);
        return await(ssm.sendCommand(request.build())).command().commandId();
    }

    private List<CommandInvocation> rows(String command) {
        return await(ssm.listCommandInvocations(r -> r.commandId(command).details(true)))
                .commandInvocations();
    }

    private List<String> details(String command) {
        return rows(command).stream().map(CommandInvocation::statusDetails).toList();
    }

    private Command command(String id) {
        return await(ssm.listCommands(r -> r.commandId(id))).commands().get(0);
    }

    private static CommandPlugin plugin(CommandInvocation row) {
        return row.commandPlugins().get(0);
    }
}
