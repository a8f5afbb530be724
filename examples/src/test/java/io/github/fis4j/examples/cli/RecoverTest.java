package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed in the middle of a run; what the next ones say and do. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RecoverTest {
    private static final int KILLED = 128 + 9;

    private final List<String> seen = new ArrayList<>();

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

    @Test
    void killedInMidHold_listAndRunSaySo_recoverPutsItBack() throws Exception {
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            killWhenInPlace(aws.url());
            assertThat(aws.state()).isEqualTo("stopped");

            assertThat(journal("list").out())
                    .contains("running, UNFINISHED: its process has ended")
                    .contains("not undone: start i-0123456789abcdef0 in account 123456789012, us-east-1, " + aws.url())
                    .contains("`examples/fis recover --journal " + journal() + "` puts back");
            assertThat(journal("run", template(), "--region", "us-east-1", "--endpoint-url", aws.url())
                            .err())
                    .contains("Unfinished: EXP")
                    .contains("still to be undone: start i-0123456789abcdef0")
                    .contains("nothing was begun");

            Terminal recovery = journal("recover", "--yes");

            assertThat(recovery.out())
                    .contains("To be undone: start i-0123456789abcdef0")
                    .contains("failed, ABORTED")
                    .contains("proven      stopInstance: start i-0123456789abcdef0");
            assertThat(recovery.err()).isEmpty();
            assertThat(recovery.exitCode()).isZero();
            assertThat(aws.state()).isEqualTo("running");
            assertThat(journal("list").out()).contains("  failed  ").doesNotContain("UNFINISHED");
            assertThat(journal("recover").out()).contains("Nothing to recover in " + journal());
        }
    }

    @Test
    void credentialsOfAnotherAccount_leaveItOpenWithTheReason_andCallNothing() throws Exception {
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            killWhenInPlace(aws.url());
            aws.account("444455556666");
            int before = aws.asked().size();

            Terminal recovery = journal("recover", "--yes");

            assertThat(recovery.exitCode()).isOne();
            assertThat(recovery.out()).contains("123456789012").contains("444455556666");
            assertThat(aws.asked().subList(before, aws.asked().size()))
                    .allMatch(request -> request.contains("GetCallerIdentity") || request.contains("AssumeRole"));
            assertThat(journal("list").out()).contains("UNFINISHED");
        }
    }

    @Test
    void endpointThatIsGone_isNamed_andTheOtherOnesAreStillRecovered() throws Exception {
        String gone;
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            gone = aws.url();
            killWhenInPlace(gone);
        }
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            // Sorts behind the one that is gone.
            killWhenInPlace(aws.url().replace("127.0.0.1", "localhost"));

            Terminal recovery = journal("recover", "--yes");

            assertThat(recovery.exitCode()).isOne();
            assertThat(recovery.err()).contains(gone);
            assertThat(aws.state()).isEqualTo("running");
            assertThat(journal("list").out()).containsOnlyOnce("UNFINISHED");
        }
    }

    @Test
    void nobodySaysYes_nothingIsCalled() throws Exception {
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            killWhenInPlace(aws.url());

            Terminal recovery = Terminal.answering("no\n", "recover", "--journal", journal());

            assertThat(recovery.err()).contains("nothing was begun");
            assertThat(recovery.exitCode()).isOne();
            assertThat(aws.state()).isEqualTo("stopped");
        }
    }

    private Terminal journal(String command, String... more) {
        List<String> typed = new ArrayList<>(List.of(command));
        typed.addAll(List.of(more));
        typed.addAll(List.of("--journal", journal()));
        return Terminal.type(typed.toArray(String[]::new));
    }

    private String journal() {
        return dir.resolve("journal").toString();
    }

    private String template() throws IOException {
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"))
                .replaceAll("(?s)\"source\": \"aws:cloudwatch:alarm\",.*?\"\n", "\"source\": \"none\"\n");
        return Files.writeString(dir.resolve("no-alarm.json"), text).toString();
    }

    private void killWhenInPlace(String url) throws IOException, InterruptedException {
        Process fis = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Daws.accessKeyId=test",
                        "-Daws.secretAccessKey=test",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fis.class.getName(),
                        "run",
                        template(),
                        "--region",
                        "us-east-1",
                        "--endpoint-url",
                        url,
                        "--yes",
                        "--journal",
                        journal())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = fis.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("is in place")) {
                seen.add(line);
                line = lines.readLine();
            }
            assertThat(line).as("in place after\n%s", String.join("\n", seen)).isNotNull();
        } finally {
            fis.destroyForcibly();
        }
        assertThat(fis.waitFor()).isEqualTo(KILLED);
    }
}
