package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fis plan} as a user sees it. */
class PlanTest {
    private static final Path FILE = EXPERIMENTS.resolve("stop-one-random.json");

    @TempDir
    private Path dir = Path.of("");

    @Test
    void text_tellsTimesRadiusRestAndCost() {
        Terminal terminal = type("plan", FILE.toString());

        assertThat(terminal.out())
                .contains("\nTimeline\n", "\nActions\n", "\nBlast radius in the worst case\n", "\nAfterwards\n")
                .contains("action-minutes", "Quotas of the service");
        assertThat(terminal.out().lines()).allMatch(line -> line.length() <= 100 && !line.startsWith("==="));
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void json_isAnObjectForAFile_andMembersByFileForSeveral() throws IOException {
        Path copy = Files.copy(FILE, dir.resolve("copy.json"));

        JsonObject one = json(type("plan", FILE.toString(), "--format", "json"));
        JsonObject two = json(type("plan", FILE.toString(), copy.toString(), "--format", "json"));

        assertThat(one.members()).containsKeys("timeline", "actions", "cost");
        assertThat(two.members().keySet()).containsExactly(FILE.toString(), copy.toString());
        assertThat(two.object(copy.toString())).isEqualTo(one);
    }

    @Test
    void diagrams_areWrittenForEachFile() throws IOException {
        Path copy = Files.copy(FILE, dir.resolve("a`b.json"));

        Terminal mermaid = type("plan", FILE.toString(), copy.toString(), "--format", "mermaid");
        Terminal dot = type("plan", FILE.toString(), copy.toString(), "--format", "dot");

        assertThat(mermaid.out().lines().filter("```mermaid"::equals)).hasSize(4);
        assertThat(mermaid.out().lines().filter(line -> line.startsWith("## "))).hasSize(2);
        assertThat(mermaid.out()).contains("a?b.json\n");
        assertThat(dot.out().lines().filter(line -> line.startsWith("digraph ")))
                .hasSize(2);
    }

    @Test
    void templateWithErrors_isToldAndItsPlanIsWrittenAsFarAsItGoes() throws IOException {
        Path bad = Files.writeString(
                dir.resolve("bad.json"), Files.readString(FILE).replace("aws:ec2:stop-instances", "aws:ec2:halt"));

        Terminal terminal = type("plan", bad.toString(), FILE.toString());

        assertThat(terminal.err()).contains(bad.toString()).contains("aws:ec2:halt");
        assertThat(terminal.out())
                .contains("=== " + bad, "=== " + FILE)
                .contains("has the id \"aws:ec2:halt\", which the catalogue does not know");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void fileThatIsNoTemplate_isToldAndHasNoPlan() throws IOException {
        Path bad = Files.writeString(dir.resolve("bad.json"), "{\"actions\": ");

        Terminal terminal = type("plan", bad.toString());

        assertThat(terminal.err()).contains(bad.toString());
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void fileThatIsNotThere_isToldAndOthersArePlanned() {
        Terminal terminal = type("plan", dir.resolve("absent.json").toString(), FILE.toString());

        assertThat(terminal.err()).contains("there is no such file");
        assertThat(terminal.out()).contains("Timeline");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan                       | Missing required parameter: 'FILE'",
                "plan x.json --format svg   | 'svg' is none of text, json, mermaid, dot",
            })
    void wrongUsage_isTold(String typed, String message) {
        Terminal terminal = type(typed.split(" +"));

        assertThat(terminal.err()).contains(message).contains("Usage: fis plan");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    private static JsonObject json(Terminal terminal) {
        JsonDocument document = JsonReader.read(terminal.out());
        assertThat(document.faults()).isEmpty();
        return (JsonObject) document.root();
    }
}
