package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.DuplicateInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InternalServerErrorException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.Target;
import software.amazon.awssdk.services.ssm.model.ThrottlingException;
import software.amazon.awssdk.services.ssm.model.UnsupportedPlatformTypeException;

/** Documents, agents, and how commands are sent and found. */
class FakeSsmTest extends FakeTestBase {
    private static final String CPU = "arn:aws:ssm:eu-west-1::document/AWSFIS-Run-CPU-Stress";
    private static final Map<String, List<String>> ONE_MINUTE = Map.of("DurationSeconds", List.of("60"));

    private final FakeSsm fake = aws.ssm();
    private final SsmAsyncClient ssm = aws.client(SsmAsyncClient.class);

    @Test
    void documentsOfAws_areThere_underAnArnWithoutAccount() {
        var document = await(ssm.describeDocument(r -> r.name(CPU))).document();
        assertThat(document.documentTypeAsString()).isEqualTo("Command");
        assertThat(document.statusAsString()).isEqualTo("Active");
        assertThat(document.platformTypesAsStrings()).containsExactly("Linux");
        assertThat(document.parameters())
                .filteredOn(parameter -> parameter.defaultValue() == null)
                .extracting(parameter -> parameter.name())
                .containsExactly("DurationSeconds");
        assertThat(await(ssm.describeDocument(r -> r.name("AWSFIS-Run-CPU-Stress")))
                        .document()
                        .owner())
                .isEqualTo("Amazon");
        assertFails(
                InvalidDocumentException.class,
                "InvalidDocument",
                ssm.describeDocument(r -> r.name(CPU.replace("::", ":111122223333:"))));
    }

    @Test
    void ownDocument_hasVersions() {
        String arn = fake.document("Break", d -> d.versions(5, 3).type("Automation"));
        assertThat(arn).isEqualTo("arn:aws:ssm:eu-west-1:111122223333:document/Break");
        var document = await(ssm.describeDocument(r -> r.name("Break"))).document();
        assertThat(document.defaultVersion() + document.latestVersion() + document.documentVersion())
                .isEqualTo("353");
        assertThat(await(ssm.describeDocument(r -> r.name(arn).documentVersion("$LATEST")))
                        .document()
                        .documentVersion())
                .isEqualTo("5");
        assertFails(
                InvalidDocumentVersionException.class,
                "InvalidDocumentVersion",
                ssm.describeDocument(r -> r.name("Break").documentVersion("6")));
    }

    @Test
    void agents_areListed_tenAtATime_withoutStoppedAndUnmanagedOnes() {
        List<String> ids = aws.ec2().instances(14);
        aws.ec2().instance(i -> i.state("stopped"));
        fake.unmanaged(ids.get(0));
        fake.offline(ids.get(1));
        fake.platform(ids.get(2), "Windows");

        List<InstanceInformation> found = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            DescribeInstanceInformationResponse page =
                    await(ssm.describeInstanceInformation(DescribeInstanceInformationRequest.builder()
                            .nextToken(token)
                            .build()));
            found.addAll(page.instanceInformationList());
            sizes.add(page.instanceInformationList().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(10, 3);
        assertThat(found).extracting(InstanceInformation::instanceId).isEqualTo(ids.subList(1, 14));
        assertThat(found.get(0).pingStatusAsString()).isEqualTo("ConnectionLost");
        assertThat(found.get(1).platformTypeAsString()).isEqualTo("Windows");
        assertThat(found.get(2).pingStatusAsString()).isEqualTo("Online");
    }

    @Test
    void agents_areFilteredByIdStatusAndTag() {
        List<String> ids = aws.ec2().instances(3, Tag.of("role", "web"));
        fake.managedInstance("mi-00000000000000001", Tag.of("ECS_TASK_ARN", "arn:task"));
        fake.offline(ids.get(1));
        assertThat(agents(filter("InstanceIds", ids.get(0), ids.get(1), "i-none")))
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(agents(filter("PingStatus", "ConnectionLost"))).containsExactly(ids.get(1));
        assertThat(agents(filter("tag:ECS_TASK_ARN", "arn:task"))).containsExactly("mi-00000000000000001");
        assertThat(agents(filter("tag:role", "web"))).hasSize(3);
        assertFails(
                "InvalidFilterKey",
                ssm.describeInstanceInformation(
                        r -> r.filters(filter("tag:role", "web"), filter("PingStatus", "Online"))));
        String[] tooMany = IntStream.rangeClosed(1, 101).mapToObj(i -> "i-" + i).toArray(String[]::new);
        assertFails(
                "ValidationException", ssm.describeInstanceInformation(r -> r.filters(filter("InstanceIds", tooMany))));
        assertFails("ValidationException", ssm.describeInstanceInformation(r -> r.maxResults(4)));
    }

    @Test
    void oneInvalidInstance_failsTheWholeCall() {
        List<String> ids = aws.ec2().instances(3);
        String terminated = aws.ec2().instance(i -> i.state("terminated"));
        fake.unmanaged(ids.get(2));
        for (String bad : List.of(ids.get(2), terminated, "i-0123456789abcdef0")) {
            assertFails(
                    InvalidInstanceIdException.class,
                    "InvalidInstanceId",
                    ssm.sendCommand(cpu(ids.get(0), bad).build()));
        }
        time.advance(Duration.ofSeconds(5));
        assertThat(await(ssm.listCommands()).commands()).isEmpty();
    }

    @Test
    void senselessCommands_areRefused() {
        List<String> ids = aws.ec2().instances(51);
        assertFails(
                "ValidationException",
                ssm.sendCommand(cpu(ids.toArray(String[]::new)).build()));
        assertFails("ValidationException", ssm.sendCommand(cpu().build()));
        assertFails(
                "ValidationException",
                ssm.sendCommand(cpu(ids.get(0)).comment("x".repeat(101)).build()));
        assertFails(
                "ValidationException",
                ssm.sendCommand(cpu(ids.get(0)).timeoutSeconds(29).build()));
        assertFails(
                DuplicateInstanceIdException.class,
                "DuplicateInstanceId",
                ssm.sendCommand(cpu(ids.get(0), ids.get(0)).build()));
        assertFails(
                InvalidParametersException.class,
                "InvalidParameters",
                ssm.sendCommand(cpu(ids.get(0)).parameters(Map.of()).build()));
        assertFails(
                "InvalidParameters",
                ssm.sendCommand(cpu(ids.get(0))
                        .parameters(Map.of("DurationSeconds", List.of("60"), "Loudness", List.of("11")))
                        .build()));
        assertFails(
                "InvalidParameters",
                ssm.sendCommand(cpu(ids.get(0))
                        .parameters(Map.of("DurationSeconds", List.of("PT1M")))
                        .build()));
        assertFails(
                "InvalidDocumentVersion",
                ssm.sendCommand(cpu(ids.get(0)).documentVersion("2").build()));
        fake.document("Book", d -> d.type("Automation"));
        assertFails(
                "InvalidDocument",
                ssm.sendCommand(cpu(ids.get(0)).documentName("Book").build()));
        fake.platform(ids.get(0), "Windows");
        assertFails(
                UnsupportedPlatformTypeException.class,
                "UnsupportedPlatformType",
                ssm.sendCommand(cpu(ids.get(0)).build()));
        assertThat(await(ssm.sendCommand(
                                cpu(ids.subList(1, 51).toArray(String[]::new)).build()))
                        .command()
                        .targetCount())
                .isEqualTo(50);
    }

    @Test
    void command_isFoundAgain_byItsComment() {
        List<String> ids = aws.ec2().instances(2);
        await(ssm.sendCommand(cpu(ids.get(0)).comment("fis4j EXP1 stress 0").build()));
        time.advance(Duration.ofMinutes(5));
        Instant intent = time.instant();
        String wanted = await(ssm.sendCommand(
                        cpu(ids.get(1)).comment("fis4j EXP2 stress 0").build()))
                .command()
                .commandId();
        assertThat(wanted).hasSize(36);
        assertThat(commands(after(intent))).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(commands(after(intent)))
                .extracting(command -> command.commandId() + " " + command.comment())
                .containsExactly(wanted + " fis4j EXP2 stress 0");
        assertThat(commands(commandFilter("DocumentName", "AWSFIS-Run-CPU-Stress")))
                .hasSize(2);
        assertThat(commands(commandFilter("DocumentName", CPU))).hasSize(2);
        assertThat(commands(commandFilter("DocumentName", "AWS-RunShellScript")))
                .isEmpty();
        assertThat(commands(commandFilter("Status", "Success"))).hasSize(1);
        assertThat(await(ssm.listCommands(r -> r.instanceId(ids.get(0)))).commands())
                .hasSize(1);
        assertThat(await(ssm.listCommands(r -> r.commandId(wanted))).commands()).hasSize(1);
    }

    @Test
    void commands_comeInPages_theNewestFirst() {
        String id = aws.ec2().instances(1).get(0);
        for (int i = 0; i < 3; i++) {
            String comment = "c" + i;
            await(ssm.sendCommand(cpu(id).comment(comment).build()));
            time.advance(Duration.ofSeconds(2));
        }
        var first = await(ssm.listCommands(r -> r.maxResults(2)));
        assertThat(first.commands()).extracting(Command::comment).containsExactly("c2", "c1");
        var second = await(ssm.listCommands(r -> r.maxResults(2).nextToken(first.nextToken())));
        assertThat(second.commands()).extracting(Command::comment).containsExactly("c0");
        assertThat(second.nextToken()).isNull();
        assertFails("ValidationException", ssm.listCommands(r -> r.maxResults(51)));
        assertFails("InvalidNextToken", ssm.listCommands(r -> r.nextToken("stale")));
    }

    @Test
    void lostReply_leavesACommandBehind() {
        String id = aws.ec2().instances(1).get(0);
        fake.loseReply("SendCommand", Duration.ofSeconds(2), 1);
        assertTimesOut(ssm.sendCommand(cpu(id).comment("marker").build()));
        assertThat(await(ssm.listCommands()).commands())
                .extracting(Command::comment)
                .containsExactly("marker");
        assertThat(fake.calls("SendCommand")).isEqualTo(1);
    }

    @Test
    void troublesAndUnmodelledThings_areNamed() {
        fake.breakDown("ListCommands", 1);
        assertFails(InternalServerErrorException.class, "InternalServerError", ssm.listCommands());
        fake.throttle("ListCommands", 1);
        assertFails(ThrottlingException.class, "ThrottlingException", ssm.listCommands());
        fake.deny("ListCommands");
        assertFails("AccessDeniedException", ssm.listCommands());
        assertThatThrownBy(() -> ssm.sendCommand(
                        r -> r.targets(Target.builder().key("tag:a").values("b").build())
                                .documentName(CPU)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Targets");
        assertThatThrownBy(ssm::describeAutomationExecutions)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasStackTraceContaining("SsmAsyncClient.describeAutomationExecutions");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.result("i-1", "Fine"));
    }

    private static SendCommandRequest.Builder cpu(String... ids) {
        return SendCommandRequest.builder().instanceIds(ids).documentName(CPU).parameters(ONE_MINUTE);
    }

    private List<Command> commands(CommandFilter filter) {
        return await(ssm.listCommands(r -> r.filters(filter))).commands();
    }

    private static CommandFilter after(Instant instant) {
        return commandFilter("InvokedAfter", instant.toString());
    }

    private static CommandFilter commandFilter(String key, String value) {
        return CommandFilter.builder().key(key).value(value).build();
    }

    private List<String> agents(InstanceInformationStringFilter filter) {
        return await(ssm.describeInstanceInformation(r -> r.filters(filter))).instanceInformationList().stream()
                .map(InstanceInformation::instanceId)
                .toList();
    }

    private static InstanceInformationStringFilter filter(String key, String... values) {
        return InstanceInformationStringFilter.builder().key(key).values(values).build();
    }
}
