package io.github.fis4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.TransitionTable;
import io.github.fis4j.event.TransitionTable.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The diagrams of the statuses are those of the tables that the engine goes by. */
class StatesPageTest {
    private static final Path PAGE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("states.md");

    @Test
    void diagrams_areThoseOfTheTables() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(diagram(ExperimentStatus.values(), ExperimentStatus.transitions()))
                .contains(diagram(ActionStatus.values(), ActionStatus.transitions()));
    }

    @Test
    void everyWay_citesARuleOfThePageOfRules() throws IOException {
        List<String> rules = RulesPage.in(Files.readAllLines(PAGE.resolveSibling("rules.md"))).rows().stream()
                .map(RulesPage.Row::id)
                .toList();
        assertThat(rules)
                .containsAll(cited(ExperimentStatus.transitions()))
                .containsAll(cited(ActionStatus.transitions()));
    }

    private static <S extends Enum<S>> List<String> cited(TransitionTable<S> table) {
        return table.rows().stream()
                .map(row -> table.rule(row.from(), row.to()))
                .toList();
    }

    private static <S extends Enum<S>> String diagram(S[] statuses, TransitionTable<S> table) {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> pending\n");
        table.rows().stream()
                .sorted(Comparator.comparing((Transition<S> row) -> row.from()).thenComparing(Transition::to))
                .forEach(row -> text.append("    ")
                        .append(word(row.from()))
                        .append(" --> ")
                        .append(word(row.to()))
                        .append(": ")
                        .append(table.rule(row.from(), row.to()))
                        .append('\n'));
        for (S status : statuses) {
            if (table.rows().stream().noneMatch(row -> row.from() == status)) {
                text.append("    ").append(word(status)).append(" --> [*]\n");
            }
        }
        return text.append("```\n").toString();
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
