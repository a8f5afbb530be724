package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Fis;
import io.github.fis4j.problem.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that were made to harm: each gets a problem, and none a list of problems without an end. */
class HostileTextTest {
    private static final int MEBI = 1024 * 1024;

    static Stream<Named<String>> texts() {
        String aliases = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + "*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                .collect(Collectors.joining());
        return Stream.of(
                Named.of("brackets", "[".repeat(MEBI)),
                Named.of("braces", "{\"a\":".repeat(MEBI / 5)),
                Named.of("dashes", "- ".repeat(MEBI / 2)),
                Named.of("YAML brackets", "actions: " + "[".repeat(MEBI)),
                Named.of("a name often", "{" + "\"actions\": {},".repeat(100_000) + "\"actions\": {}}"),
                Named.of("a YAML name often", "actions: {}\n".repeat(50_000)),
                Named.of("aliases", "a0: &a0 [x, x, x]\n" + aliases + "actions: {}\n"),
                Named.of("an alias of itself", "actions: &a [*a]\n"),
                Named.of("a huge text", "{\"actions\": {}, \"description\": \"" + "x".repeat(5 * MEBI) + "\"}"),
                Named.of("unknown fields", many("{\"actions\": {}", "\"f%d\": 1", "}")),
                Named.of("actions without an id", many("{\"actions\": {\"a\": {}", "\"a%d\": 5", "}}")),
                Named.of("commas", "{\"actions\": {" + ",".repeat(MEBI) + "}}"),
                Named.of("quotes", "{\"actions\": " + "\"'".repeat(MEBI / 2)),
                Named.of("placeholders", "{\"actions\": {}, \"roleArn\": \"" + "${".repeat(MEBI) + "\"}"),
                Named.of("templates", "[" + "{\"actions\": 1},".repeat(20_000) + "{\"actions\": 1}]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileText_isToldInAListWithAnEnd(String text) {
        for (TemplateReader reader : new TemplateReader[] {TemplateReader.lenient(), TemplateReader.strict()}) {
            Parsed parsed = reader.read(text);
            assertThat(Fis.validate(parsed))
                    .anyMatch(problem -> !problem.message().isBlank());
            assertThat(parsed.problems()).hasSizeLessThanOrEqualTo(1_001);
            assertThat(parsed.problems())
                    .allMatch(problem ->
                            problem.message().length() + hint(problem).length() < 2_000);
        }
    }

    private static String hint(Problem problem) {
        return problem.hint() == null ? "" : problem.hint();
    }

    private static String many(String begin, String member, String end) {
        return IntStream.range(0, 50_000)
                .mapToObj(i -> ", " + String.format(member, i))
                .collect(Collectors.joining("", begin, end));
    }
}
