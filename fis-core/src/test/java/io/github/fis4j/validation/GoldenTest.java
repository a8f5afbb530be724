package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Fis;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each template of the directory {@code validation} has the problems of the file beside it, word by word and place by place.
 * Its name begins with the rule that it breaks, or with {@code fine}; one that ends in {@code .service} is held against the
 * limits of the service. After a change that is meant, delete the file of the problems: the next run writes it again, and
 * fails once.
 */
class GoldenTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/validation");
    private static final String FINE = "fine";

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void template_validated_hasJustTheseProblems(String name) throws IOException {
        Parsed parsed = read(name);
        List<Problem> problems = problems(name, parsed);
        String found = problems.stream()
                .map(problem -> problem.describe(parsed.sourceMap()) + "\n")
                .collect(Collectors.joining());
        Path expected = DIRECTORY.resolve(name + ".problems");
        boolean there = Files.exists(expected);
        if (!there) {
            Files.writeString(expected, found);
        }

        assertThat(there)
                .as("%s was written just now: look at it, and run again", expected)
                .isTrue();
        assertThat(found).isEqualTo(Files.readString(expected));
        assertThat(problems).extracting(Problem::id).satisfies(ids -> {
            assertThat(ids.isEmpty()).isEqualTo(rule(name).equals(FINE));
            assertThat(rule(name).equals(FINE) || ids.contains(rule(name))).isTrue();
        });
    }

    @Test
    void rules_haveTemplatesThatBreakThem_withEachSeverity() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (Rule rule : TemplateValidator.rules()) {
            rule.severities().forEach(severity -> wanted.add(rule.id() + " " + severity.word()));
        }
        Set<String> found = new TreeSet<>();
        for (String name : names().toList()) {
            for (Problem problem : problems(name, read(name))) {
                found.add(problem.id() + " " + problem.severity().word());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void templates_areNamedAfterARule() throws IOException {
        List<String> known =
                new ArrayList<>(TemplateValidator.rules().stream().map(Rule::id).toList());
        known.add(FINE);
        assertThat(names().map(GoldenTest::rule)).isSubsetOf(known);
    }

    @Test
    void rules_haveATemplateNamedAfterThem() throws IOException {
        Set<String> named = names().map(GoldenTest::rule).collect(Collectors.toSet());
        assertThat(TemplateValidator.rules()).extracting(Rule::id).isSubsetOf(named);
    }

    @Test
    void messagesAndHints_leaveTheFullStopToWhoPrintsThem() throws IOException {
        for (String name : names().toList()) {
            assertThat(problems(name, read(name))).as(name).allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank().doesNotEndWith(".");
                assertThat(problem.hint() == null ? "said" : problem.hint())
                        .isNotBlank()
                        .doesNotEndWith(".");
            });
        }
    }

    /** Leniently read, what the service demands would be filled in; here it is to be missing. */
    private static Parsed read(String name) {
        return Fis.read(DIRECTORY.resolve(name + ".json"), TemplateReader.strict());
    }

    private static List<Problem> problems(String name, Parsed parsed) {
        Limits limits = name.endsWith(".service") ? Limits.service() : Limits.local();
        return TemplateValidator.of(Catalog.aws(), limits).validate(parsed.template());
    }

    private static String rule(String name) {
        return name.startsWith(FINE) ? FINE : name.substring(0, Math.min(name.length(), "TPL-01".length()));
    }
}
