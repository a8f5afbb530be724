package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Corpus;
import io.github.fis4j.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/problems.md} has the rules of validation, and its examples are what templates are told. */
class ProblemsPageTest {
    private static final String HEADING = "## Validation";
    private static final Path TEMPLATES = Path.of("src/test/resources/validation");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /**
     * A row of the table.
     *
     * @param id the rule
     * @param severities its severities, from the worst on
     * @param says what it demands
     * @param example a message
     * @param wayOut what is to be done
     */
    private record Row(String id, String severities, String says, String example, String wayOut) {}

    @Test
    void table_hasEveryRule_withItsSeveritiesAndWhatItDemands() throws IOException {
        assertThat(rows())
                .extracting(row -> row.id() + " " + row.severities() + ": " + row.says())
                .containsExactlyElementsOf(TemplateValidator.rules().stream()
                        .map(rule -> rule.id() + " " + severities(rule) + ": " + rule.says())
                        .toList());
    }

    @Test
    void examples_areWhatATemplateIsTold() throws IOException {
        List<String> told = told();
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.wayOut()).isNotBlank();
            assertThat(told).anyMatch(line -> line.contains(" " + row.id() + " ") && line.contains(row.example()));
        });
    }

    private static String severities(Rule rule) {
        return Arrays.stream(Severity.values())
                .filter(rule.severities()::contains)
                .map(Severity::word)
                .collect(Collectors.joining(", "));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Corpus.repository().resolve("docs/problems.md"))) {
            inside = line.startsWith("## ") ? line.equals(HEADING) : inside;
            if (inside && line.matches("\\| [A-Z]{3}-\\d\\d .*")) {
                List<String> cells =
                        Arrays.stream(BAR.split(line)).map(String::strip).toList();
                rows.add(new Row(
                        cells.get(1), cells.get(2), cells.get(3), cells.get(4).replace("`", ""), cells.get(5)));
            }
        }
        return rows;
    }

    private static List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".problems")).toList()) {
                told.addAll(Files.readAllLines(file));
            }
        }
        return told;
    }
}
