package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.codec.TemplateWriter;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fis policy} as a user sees it. */
class PolicyTest {
    private static final Path FILE = EXPERIMENTS.resolve("stop-one-random.json");

    @TempDir
    private Path dir = Path.of("");

    @Test
    void oneDocumentAsJson_isWhatIamTakes() {
        Terminal terminal = type("policy", FILE.toString(), "--format", "json", "--region", "eu-west-1");

        JsonObject document = json(terminal);
        assertThat(document.string("Version")).isEqualTo("2012-10-17");
        assertThat(terminal.out()).contains("ec2:StopInstances").contains("eu-west-1");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void severalDocumentsAsJson_areMembersByName() {
        Terminal terminal = type("policy", FILE.toString(), "--format", "json", "--part", "all");

        assertThat(json(terminal).members().keySet()).containsExactly("role", "trust", "user");
        assertThat(json(terminal).object("trust").string("Version")).isEqualTo("2012-10-17");
    }

    @Test
    void severalFilesAsJson_areMembersByFile() throws IOException {
        Path copy = Files.copy(FILE, dir.resolve("copy.json"));

        Terminal terminal = type("policy", FILE.toString(), copy.toString(), "--format", "json");

        assertThat(json(terminal).members().keySet()).containsExactly(FILE.toString(), copy.toString());
        assertThat(json(terminal).object(copy.toString()).members().keySet()).containsExactly("role");
    }

    @Test
    void text_hasReasonsAndDocuments() {
        Terminal terminal = type("policy", FILE.toString(), "--account", "111122223333", "--part", "all");

        assertThat(terminal.out())
                .contains("== role", "== trust", "== user")
                .contains("ec2:StopInstances: action ")
                .contains("wide: ")
                .contains("-- role, ")
                .contains("\"aws:SourceAccount\": \"111122223333\"");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void forTheEngine_identityAndRoleAreWritten() {
        Terminal terminal =
                type("policy", FILE.toString(), "--for", "engine", "--part", "all", "--account", "111122223333");

        assertThat(terminal.out())
                .contains("== identity", "sts:AssumeRole", "== role", "ec2:DescribeSpotInstanceRequests", "== trust")
                .contains("sts:RoleSessionName")
                .doesNotContain("== user");
    }

    @Test
    void forTheEngineAsCaller_theIdentityIsWrittenAndNothingElse() {
        Terminal terminal = type("policy", FILE.toString(), "--for", "engine-as-caller", "--part", "all");

        assertThat(terminal.out())
                .contains("== identity", "ec2:DescribeSpotInstanceRequests")
                .doesNotContain("sts:AssumeRole", "== role", "== trust", "== user");
    }

    @Test
    void templateWithErrors_isToldAndOthersAreWritten() throws IOException {
        Path bad = Files.writeString(
                dir.resolve("bad.json"), Files.readString(FILE).replace("aws:ec2:stop-instances", "aws:ec2:halt"));

        Terminal terminal = type("policy", bad.toString(), FILE.toString());

        assertThat(terminal.err()).contains(bad.toString()).contains("aws:ec2:halt");
        assertThat(terminal.out()).contains("ec2:StopInstances");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void fileThatIsNotThere_isTold() {
        Terminal terminal = type("policy", dir.resolve("absent.json").toString());

        assertThat(terminal.err()).contains("there is no such file");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void policyBeyondTheLimits_isWrittenAndTold() throws IOException {
        Path file = Files.writeString(dir.resolve("large.json"), manyTargets(120));

        Terminal terminal = type("policy", file.toString(), "--format", "json");

        assertThat(terminal.err()).contains("higher quota");
        assertThat(json(terminal).members()).hasSizeGreaterThan(10).containsKey("role-11");
        assertThat(terminal.exitCode()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy                       | Missing required parameter: 'FILE'",
                "policy x.json --account 12   | \"12\" is no account",
                "policy x.json --region here  | \"here\" is no Region",
                "policy x.json --part some    | 'some' is none of role, trust, user, all",
                "policy x.json --for me       | 'me' is none of service, engine",
            })
    void wrongUsage_isTold(String typed, String message) {
        Terminal terminal = type(typed.split(" +"));

        assertThat(terminal.err()).contains(message).contains("Usage: fis policy");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    /** {@return a template with an action on each of the targets, which list five long ARNs} */
    private static String manyTargets(int count) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("many");
        for (int i = 0; i < count; i++) {
            String name = "t" + i;
            List<String> arns = IntStream.range(0, 5)
                    .mapToObj(arn -> "arn:aws:ec2:eu-west-1:111122223333:instance/i-" + name + arn + "0".repeat(90))
                    .toList();
            template.target(
                    name, target -> target.resourceType("aws:ec2:instance").arns(arns));
            template.action(
                    "a" + i, action -> action.id("aws:ec2:reboot-instances").target("Instances", name));
        }
        return TemplateWriter.json(template.build());
    }

    private static JsonObject json(Terminal terminal) {
        JsonDocument document = JsonReader.read(terminal.out());
        assertThat(document.faults()).isEmpty();
        return (JsonObject) document.root();
    }
}
