package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.simulate;
import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong: a clear message with its place, no stack trace, the right exit code, nothing begun. */
class BadInputTest {
    @TempDir
    private Path dir = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown action        | \"aws:ec2:stop-instances\" | \"aws:ec2:stop-instnces\"     | 27:19 | error   | aws:ec2:stop-instnces",
                "missing target        | \"Instances\": \"oneInstance\" | \"Instances\": \"oneInstanc\" | 33:22 | error   | oneInstanc",
                "cycle                 | \"actionId\"               | \"startAfter\": [\"stopInstance\"], \"actionId\" | 27:22 | error | stopInstance",
                "stranger in startAfter | \"actionId\"              | \"startAfter\": [\"other\"], \"actionId\" | 27:22 | error | other",
                "senseless selection   | COUNT(1)                   | COUNT(0)                      | 22:24 | error   | COUNT(0)",
                "wrong type            | \"COUNT(1)\"               | 1                             | 22:24 | error   | number",
                "unknown field         | \"description\": \"Stop the | \"colour\": \"Stop the        | 28:17 | warning | colour",
                "no JSON               | \"actions\": {             | \"actions\": {{               | 25:15 | error   | DOC-01",
            })
    void wrongTemplate_isToldWithItsPlace(
            String what, String good, String bad, String place, String severity, String named) throws IOException {
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"));
        assertThat(text).as(what).contains(good);
        Path file = Files.writeString(dir.resolve("bad.json"), text.replace(good, bad));

        Terminal terminal = simulate(file);

        assertThat(terminal.err())
                .contains(file + ":" + place)
                .contains(severity)
                .contains(named);
        assertNoTrace(terminal);
        assertThat(terminal.exitCode()).isEqualTo(severity.equals("error") ? 1 : 0);
        assertThat(terminal.out().isEmpty()).as("nothing was begun").isEqualTo(severity.equals("error"));
    }

    @Test
    void severalProblems_areToldAtOnce() throws IOException {
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"));
        Path file = Files.writeString(
                dir.resolve("bad.json"),
                text.replace("COUNT(1)", "PERCENT(0)")
                        .replace("aws:ec2:stop-instances", "aws:ec2:halt")
                        .replace("No_Traffic\"", "No_Traffic\", \"colour\": \"red\""));

        Terminal terminal = simulate(file);

        assertThat(terminal.err())
                .contains("PERCENT(0)")
                .contains("aws:ec2:halt")
                .contains("colour");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void fileThatCannotBeRead_isToldWithTheReason() throws IOException {
        assertUnreadable(dir.resolve("absent.json"), "there is no such file");
        assertUnreadable(dir, "it is a directory");
        assertUnreadable(Files.write(dir.resolve("latin"), new byte[] {'"', (byte) 0xe4, '"'}), "UTF-8");
    }

    private static void assertUnreadable(Path file, String reason) {
        Terminal terminal = simulate(file);

        assertThat(terminal.err()).contains("Cannot read " + file).contains(reason);
        assertNoTrace(terminal);
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run                                        | Missing required parameter: 'FILE'",
                "run x.json                                 | Say either --simulate, or --region REGION",
                "run x.json --simulate --region eu-west-1   | Say either --simulate, or --region REGION",
                "run x.json --simulate --yes                | a simulation calls nobody",
                "run x.json --region eu-west-1 --speed 2    | against AWS time is real",
                "run x.json --region eu-west-1 --endpoint-url here | names no host",
                "run x.json --simulate --speed 0            | --speed 0",
                "run x.json --simulate --seed many          | --seed",
                "juggle x.json                              | 'juggle'",
            })
    void wrongUsage_isToldWithTheUsage(String typed, String message) {
        Terminal terminal = type(typed.split(" +"));

        assertThat(terminal.err()).contains(message).contains("Usage: fis");
        assertNoTrace(terminal);
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void filterThatCannotBeSimulated_isToldWithThoseThatCan() throws IOException {
        Terminal terminal = simulate(changed("\"State.Name\"", "\"Hypervisor\""));

        assertThat(terminal.err())
                .contains("Cannot simulate this template: target oneInstance filters on Hypervisor")
                .contains("State.Name");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void instancesOfTwoRegions_cannotBeSimulated() throws IOException {
        String arns = "\"resourceArns\": [\"arn:aws:ec2:eu-west-1:123456789012:instance/i-0000000000000000a\","
                + " \"arn:aws:ec2:us-east-1:123456789012:instance/i-0000000000000000b\"],";
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"))
                .replaceAll("(?s)\"resourceTags\".*?\"selectionMode\"", arns + " \"selectionMode\"");

        Terminal terminal = simulate(Files.writeString(dir.resolve("two.json"), text));

        assertThat(terminal.err()).contains("lists arn:aws:ec2:us-east-1:123456789012:instance/i-0000000000000000b");
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void listedInstances_areMadeInTheirRegion() throws IOException {
        String arns = "\"resourceArns\": [\"arn:aws:ec2:eu-west-1:444455556666:instance/i-0000000000000000a\"],";
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"))
                .replace("us-east-1:123456789012:alarm", "eu-west-1:444455556666:alarm")
                .replaceAll("(?s)\"resourceTags\".*?\"selectionMode\"", arns + " \"selectionMode\"");

        Terminal terminal = simulate(Files.writeString(dir.resolve("listed.json"), text));

        assertThat(terminal.out())
                .contains("1 of 1 chosen: i-0000000000000000a")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    private Path changed(String good, String bad) throws IOException {
        String text = Files.readString(EXPERIMENTS.resolve("stop-one-random.json"));
        return Files.writeString(dir.resolve("changed.json"), text.replace(good, bad));
    }

    private static void assertNoTrace(Terminal terminal) {
        assertThat(terminal.shown()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
