package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.simulate;
import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fis preview}, as a user sees it. */
class PreviewTest {
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

    private static Terminal real(String file, AwsStub aws, String... more) {
        String[] typed = {"preview", file, "--region", "us-east-1", "--endpoint-url", aws.url()};
        return type(Stream.concat(Arrays.stream(typed), Arrays.stream(more)).toArray(String[]::new));
    }

    private String withoutAlarm() throws IOException {
        String text = Files.readString(Path.of(FILE))
                .replaceAll("(?s)\"source\": \"aws:cloudwatch:alarm\",.*?\"\n", "\"source\": \"none\"\n");
        return Files.writeString(dir.resolve("no-alarm.json"), text).toString();
    }

    @Test
    void simulated_showsVictimsCallsUndoAndPermissions() {
        Terminal terminal = type("preview", FILE, "--simulate", "--seed", "42");

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains("Ready to run; nothing was changed - SIMULATED")
                .contains("aws:ec2:instance, 1 of 3 chosen")
                .contains("1. ec2:StopInstances {\"InstanceIds\":[\"i-")
                .contains("undo: start i-")
                .contains("allowed     ec2:StopInstances, call 1 of stopInstance")
                .contains("allowed     ec2:StartInstances, to undo call 1 of stopInstance");
        assertThat(terminal.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void runWithTheSeedOfAPreview_hitsThatInstance(long seed) {
        Terminal preview = type("preview", FILE, "--simulate", "--seed", String.valueOf(seed));
        Terminal run = simulate(Path.of(FILE), "--seed", String.valueOf(seed));

        assertThat(preview.out()).contains("{\"InstanceIds\":[\"" + victim(run) + "\"]}");
        assertThat(run.exitCode()).isZero();
    }

    private static String victim(Terminal run) {
        return Pattern.compile("oneInstance: 1 of 3 chosen: (i-[0-9a-f]+)")
                .matcher(run.out())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void json_isAllThatComesOut() {
        Terminal terminal = type("preview", FILE, "--simulate", "--seed", "42", "--format", "json");

        JsonObject preview = (JsonObject) JsonReader.read(terminal.out()).root();
        assertThat(preview.get("ready")).hasToString("true");
        assertThat(preview.get("seed")).hasToString("42");
        assertThat(((JsonArray) Objects.requireNonNull(preview.get("actions"))).items())
                .hasSize(1);
        assertThat(type("preview", FILE, "--simulate", "--seed", "42", "--format", "json")
                        .out())
                .isEqualTo(terminal.out());
    }

    @Test
    void endpoint_asksNobody_saysThatNothingChanges_andOnlyReadsAndTriesDry() throws IOException {
        try (AwsStub aws = new AwsStub().withStoppableInstance()) {
            Terminal terminal = real(withoutAlarm(), aws);

            assertThat(terminal.out())
                    .startsWith(
                            "This looks at AWS in account 123456789012, Region us-east-1; a preview changes nothing,"
                                    + " so you are not asked.")
                    .contains("Ready to run")
                    .doesNotContain("SIMULATED");
            assertThat(terminal.exitCode()).isZero();
            assertThat(aws.state()).isEqualTo("running");
            List<String> writes = aws.asked().stream()
                    .filter(request -> request.contains("Action=Stop") || request.contains("Action=Start"))
                    .toList();
            assertThat(writes).hasSize(2).allMatch(request -> request.contains("DryRun=true"));
        }
    }

    @Test
    void deniedCalls_endWithOne_andEachIsNamedWithItsPlace() throws IOException {
        try (AwsStub aws = new AwsStub().withInstance()) {
            String file = withoutAlarm();
            Terminal terminal = real(file, aws);

            assertThat(terminal.out())
                    .contains("Not ready to run; nothing was changed")
                    .contains("DENIED      ec2:StopInstances, call 1 of stopInstance")
                    .contains("DENIED      ec2:StartInstances, to undo call 1 of stopInstance");
            assertThat(terminal.out()).containsPattern("\\d+:\\d+: error PREVIEW-DENIED at /actions/stopInstance");
            assertThat(terminal.exitCode()).isOne();
        }
    }

    @Test
    void emptyTargetAndVanishedAlarm_areToldAtOnce() throws IOException {
        try (AwsStub aws = new AwsStub().empty()) {
            Terminal terminal = real(FILE, aws, "--format", "json");

            assertThat(terminal.err()).contains("a preview changes nothing");
            JsonObject preview = (JsonObject) JsonReader.read(terminal.out()).root();
            assertThat(((JsonArray) Objects.requireNonNull(preview.get("problems"))).items())
                    .extracting(problem -> ((JsonObject) problem).string("pointer"))
                    .containsExactly("/targets/oneInstance", "/stopConditions/0");
            assertThat(terminal.exitCode()).isOne();
        }
    }

    @Test
    void templateWithAnError_endsWithOne_andNobodyIsAsked() throws IOException {
        Path bad = Files.writeString(
                dir.resolve("bad.json"), Files.readString(Path.of(FILE)).replace("COUNT(1)", "COUNT(0)"));
        try (AwsStub aws = new AwsStub()) {
            Terminal terminal = real(bad.toString(), aws);

            assertThat(terminal.err()).contains("SEL-07");
            assertThat(terminal.exitCode()).isOne();
            assertThat(aws.asked()).isEmpty();
        }
        assertThat(type("preview", bad.toString(), "--simulate").exitCode()).isOne();
    }

    @Test
    void unreadableFile_andWrongUsage_endWithTwo() {
        assertThat(type("preview", "no-such-file.json", "--simulate").exitCode())
                .isEqualTo(2);
        assertThat(type("preview", FILE).exitCode()).isEqualTo(2);
        assertThat(type("preview", FILE, "--simulate", "--region", "eu-west-1").exitCode())
                .isEqualTo(2);
        assertThat(type("preview", FILE, "--simulate", "--endpoint-url", "http://127.0.0.1:1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(type("preview", FILE, "--region", "eu-west-1", "--endpoint-url", "nowhere")
                        .err())
                .contains("names no host");
    }
}
