package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against an endpoint: what is asked before, and what is said when it does not work out. */
class AwsRunTest {
    private static final String FILE =
            EXPERIMENTS.resolve("stop-one-random.json").toString();

    @TempDir
    private Path dir = Path.of("");

    @BeforeEach
    void giveCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private String[] run(String file, String url, String... more) {
        String[] typed = {
            "run",
            file,
            "--region",
            "us-east-1",
            "--endpoint-url",
            url,
            "--journal",
            dir.resolve("journal").toString()
        };
        String[] all = Arrays.copyOf(typed, typed.length + more.length);
        System.arraycopy(more, 0, all, typed.length, more.length);
        return all;
    }

    @Test
    void anyAnswerButYes_beginsNothing() throws IOException {
        try (AwsStub aws = new AwsStub()) {
            Terminal terminal = Terminal.answering("no\n", run(FILE, aws.url()));

            assertThat(terminal.out())
                    .contains("This will call AWS in account 123456789012, Region us-east-1,"
                            + " as arn:aws:iam::123456789012:user/tester, at " + aws.url() + " - type yes:");
            assertThat(terminal.err()).contains("nothing was begun");
            assertThat(terminal.exitCode()).isOne();
            assertThat(aws.asked()).singleElement().asString().contains("GetCallerIdentity");
        }
    }

    @Test
    void nobodyToAnswer_beginsNothingAndSaysTheWayOut() throws IOException {
        try (AwsStub aws = new AwsStub()) {
            Terminal terminal = Terminal.answering("", run(FILE, aws.url()));

            assertThat(terminal.err()).contains("Say --yes to run without being asked");
            assertThat(terminal.exitCode()).isOne();
        }
    }

    @Test
    void deniedCall_failsWithTheReason() throws IOException {
        String file = withoutAlarm();
        try (AwsStub aws = new AwsStub()) {
            Terminal terminal = Terminal.answering("yes\n", run(file, aws.url()));

            assertThat(terminal.out())
                    .contains("If this process is killed, `examples/fis recover --journal ")
                    .contains("failed, FAILED")
                    .contains("AuthorizationFailure")
                    .contains("UnauthorizedOperation")
                    .contains("You may not.")
                    .doesNotContain("SIMULATED");
            assertNoTrace(terminal);
            assertThat(terminal.exitCode()).isOne();
        }
    }

    @Test
    void EMP_01_emptyTargetUnderFail_failsBeforeAnythingIsChanged() throws IOException {
        try (AwsStub aws = new AwsStub().empty()) {
            Terminal terminal = Terminal.type(run(withoutAlarm(), aws.url(), "--yes"));

            assertThat(terminal.out())
                    .contains("InvalidTarget")
                    .contains("Target resolution returned empty set.")
                    .contains("oneInstance")
                    .contains("writes      none");
            assertNoTrace(terminal);
            assertThat(terminal.exitCode()).isOne();
        }
    }

    @Test
    void unknownAlarm_failsBeforeAnythingIsChanged() throws IOException {
        try (AwsStub aws = new AwsStub().withInstance()) {
            Terminal terminal = Terminal.type(run(FILE, aws.url(), "--yes"));

            assertThat(terminal.out()).contains("ConfigurationFailure").contains("alarm:No_Traffic");
            assertThat(aws.asked()).noneMatch(request -> request.contains("StopInstances"));
            assertNoTrace(terminal);
            assertThat(terminal.exitCode()).isOne();
        }
    }

    private String withoutAlarm() throws IOException {
        String text = Files.readString(Path.of(FILE))
                .replaceAll("(?s)\"source\": \"aws:cloudwatch:alarm\",.*?\"\n", "\"source\": \"none\"\n");
        return Files.writeString(dir.resolve("no-alarm.json"), text).toString();
    }

    @Test
    void endpointThatDoesNotAnswer_isNamed() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Terminal terminal = Terminal.type(run(FILE, "http://127.0.0.1:" + closed, "--yes"));

        assertThat(terminal.err())
                .contains("Cannot tell in which account this would run")
                .contains("127.0.0.1:" + closed);
        assertNoTrace(terminal);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void wrongTemplate_isToldBeforeAnybodyIsCalled() throws IOException {
        Path file = Files.writeString(
                dir.resolve("bad.json"), Files.readString(Path.of(FILE)).replace("COUNT(1)", "COUNT(0)"));
        try (AwsStub aws = new AwsStub()) {
            Terminal terminal = Terminal.type(run(file.toString(), aws.url(), "--yes"));

            assertThat(terminal.err()).contains("SEL-07");
            assertThat(terminal.exitCode()).isOne();
            assertThat(aws.asked()).isEmpty();
        }
    }

    private static void assertNoTrace(Terminal terminal) {
        assertThat(terminal.shown()).doesNotContain("\tat ").doesNotContain("Exception:");
    }
}
