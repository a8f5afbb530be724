package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fis validate} as a user sees it. */
class ValidateTest {
    private static final Path FINE = EXPERIMENTS.resolve("stop-one-random.json");

    @TempDir
    private Path dir = Path.of("");

    @Test
    void fineTemplate_saysSo_andEndsWithZero() {
        Terminal terminal = type("validate", FINE.toString());

        assertThat(terminal.out()).isEqualTo("1 file: no problem\n");
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void severalFiles_areToldEachWithItsPlaces_andCounted() throws IOException {
        Path wrong = changed("wrong.json", "COUNT(1)", "COUNT(0)");
        Path doubtful = changed("doubtful.json", "State.Name", "state.name");

        Terminal terminal = type("validate", wrong.toString(), FINE.toString(), doubtful.toString());

        assertThat(terminal.out().lines())
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(0))
                        .startsWith(wrong + ":22:24: error SEL-07 at /targets/oneInstance/selectionMode: COUNT(0)"))
                .satisfies(lines ->
                        assertThat(lines.get(2)).startsWith(doubtful + ":18:").contains("warning"))
                .endsWith("", "3 files: 1 error, 1 warning");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void warningsAlone_endWithZero() throws IOException {
        Terminal terminal =
                type("validate", changed("x.json", "State.Name", "state.name").toString());

        assertThat(terminal.out()).endsWith("1 file: 1 warning\n");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void strict_refusesWhatTheServiceRefuses() throws IOException {
        Path file = changed("x.json", "\"roleArn\"", "\"rolle\"");

        assertThat(type("validate", file.toString()).exitCode()).isZero();
        Terminal strict = type("validate", "--strict", file.toString());
        assertThat(strict.out()).contains("error TPL-05 at /roleArn").contains("error DOC-05 at /rolle");
        assertThat(strict.exitCode()).isOne();
    }

    @Test
    void ignoredRules_keepSilent_andAnIdThatIsNoneIsWrongUsage() throws IOException {
        String file = changed("x.json", "COUNT(1)", "COUNT(0)").toString();

        assertThat(type("validate", "--ignore", "SEL-07,TGT-14", file).out()).isEqualTo("1 file: no problem\n");
        Terminal unknown = type("validate", "--ignore", "SEL07", file);
        assertThat(unknown.err()).contains("There is no rule \"SEL07\". Did you mean \"SEL-07\"?");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void fiveHundredProblems_areReadable_andAllAreShownWhenAskedFor() throws IOException {
        String actions = IntStream.range(0, 500)
                .mapToObj(i -> "\"a" + i + "\": {\"actionId\": \"aws:fis:wait\", \"parameters\": {\"duration\": \"" + i
                        + "m\"}}")
                .collect(Collectors.joining(",\n"));
        Path file = Files.writeString(dir.resolve("many.json"), "{\"actions\": {\n" + actions + "\n}}");

        List<String> few = type("validate", file.toString()).out().lines().toList();
        List<String> all =
                type("validate", "--all", file.toString()).out().lines().toList();

        assertThat(few).hasSizeLessThan(20).contains(file + ": 495 more of error PRM-03; --all shows them");
        assertThat(few.get(few.size() - 1)).startsWith("1 file: 500 errors, ");
        assertThat(all).filteredOn(line -> line.contains("PRM-03")).hasSize(500);
        assertThat(all.get(all.size() - 1)).isEqualTo(few.get(few.size() - 1));
    }

    @Test
    void json_hasEveryProblemOfEveryFile() throws IOException {
        Path wrong = changed("wrong.json", "COUNT(1)", "COUNT(0)");

        Terminal terminal = type("validate", "--format", "json", FINE.toString(), wrong.toString());

        JsonObject root = (JsonObject) JsonReader.read(terminal.out()).root();
        assertThat(root.get("summary"))
                .hasToString(JsonReader.read("{\"files\": 2, \"errors\": 1, \"warnings\": 0, \"notes\": 0}")
                        .root()
                        .toString());
        assertThat(terminal.out())
                .contains("\"id\": \"SEL-07\"", "\"line\": 22", "\"column\": 24", "\"hint\": \"Write ALL, ");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void directory_standsForTheTemplatesInIt() throws IOException {
        changed("sub/wrong.json", "COUNT(1)", "COUNT(0)");
        changed(".git/hidden.json", "COUNT(1)", "COUNT(0)");
        Files.writeString(dir.resolve("package.json"), "{\"name\": \"no template\"}");
        Files.writeString(dir.resolve("notes.txt"), "actionId");

        assertThat(type("validate", dir.toString()).out()).endsWith("1 file: 1 error\n");
    }

    @Test
    void directoryWithoutTemplates_isNoSuccess() {
        Terminal terminal = type("validate", dir.toString());

        assertThat(terminal.err()).contains("Cannot read " + dir + ": no file in it or below it");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void unreadableFile_isTold_andTheOthersAreJudged() throws IOException {
        Path wrong = changed("wrong.json", "COUNT(1)", "COUNT(0)");

        Terminal terminal = type("validate", dir.resolve("absent.json").toString(), wrong.toString());

        assertThat(terminal.err()).contains("absent.json: there is no such file");
        assertThat(terminal.out()).endsWith("1 file, and 1 that could not be read: 1 error\n");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void colours_areForTerminalsOnly() throws IOException {
        String file = changed("wrong.json", "COUNT(1)", "COUNT(0)").toString();
        StringWriter out = new StringWriter();
        Screen terminal = new Screen(new PrintWriter(out), new PrintWriter(new StringWriter()), true);

        Fis.commandLine(terminal, new StringReader("")).execute("validate", file);

        assertThat(out.toString()).contains("\u001b[31m error SEL-07\u001b[0m at /targets");
        assertThat(type("validate", file).out()).doesNotContain("\u001b");
    }

    private Path changed(String name, String good, String bad) throws IOException {
        String text = Files.readString(FINE);
        assertThat(text).contains(good);
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace(good, bad));
    }
}
