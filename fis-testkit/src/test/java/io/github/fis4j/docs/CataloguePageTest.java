package io.github.fis4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.TargetSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the page on the catalogue are those of the catalogue. */
class CataloguePageTest {
    private static final Path PAGE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("catalogue.md");

    @Test
    void actions_areThoseOfTheCatalogue() throws IOException {
        List<String> rows = Catalog.aws().actions().stream()
                .filter(action -> !action.withdrawn())
                .map(CataloguePageTest::row)
                .toList();
        assertThat(rows).hasSize(50);
        assertThat(table("| action |")).isEqualTo(rows);
    }

    @Test
    void resourceTypes_areThoseOfTheCatalogue() throws IOException {
        List<String> rows = Catalog.aws().resourceTypes().stream()
                .map(CataloguePageTest::row)
                .toList();
        assertThat(rows).hasSize(24);
        assertThat(table("| resource type |")).isEqualTo(rows);
    }

    @Test
    void withdrawnActions_areNamed() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Catalog.aws().actions())
                .filteredOn(ActionDescriptor::withdrawn)
                .hasSize(2)
                .allSatisfy(action -> assertThat(page).contains("`" + action.id() + "`"));
    }

    /** The rows below a head. */
    private static List<String> table(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String row(ActionDescriptor action) {
        String slot = action.slots().stream().map(TargetSlot::name).collect(Collectors.joining(", "));
        return cells(
                "`" + action.id() + "`",
                slot.isEmpty() ? "-" : slot,
                timing(action),
                switch (action.reversibility()) {
                    case NO_EFFECT -> "changes nothing";
                    case UNDONE -> "yes";
                    case UNDONE_WITH_DURATION -> "with its duration";
                    case DEPENDS -> "depends";
                    case IRREVERSIBLE -> "no";
                },
                switch (action.evidence()) {
                    case NO_EFFECT -> "-";
                    case HITS -> "hits";
                    case ACKNOWLEDGED -> "acknowledged";
                    case OBSERVED -> "observed";
                },
                switch (action.execution()) {
                    case ENGINE -> "engine";
                    case PUBLIC_API -> "public API";
                    case SSM -> "Systems Manager";
                    case KUBERNETES -> "Kubernetes";
                    case IN_PROCESS -> "in process";
                    case MANAGED_ONLY -> "no";
                });
    }

    private static String timing(ActionDescriptor action) {
        String parameter = action.timing().parameter();
        return switch (action.timing().timing()) {
            case INSTANT -> "instant";
            case HOLD -> "holds `" + parameter + "`";
            case DEADLINE -> "until done, `" + parameter + "` at most";
            case REMOTE -> "until done";
        };
    }

    private static String row(ResourceTypeDescriptor type) {
        String parameters = type.parameters().stream()
                .map(parameter -> "`" + parameter.name() + "`" + (parameter.required() ? " (required)" : ""))
                .collect(Collectors.joining(", "));
        String ways = Stream.of(type.arns() ? "ARNs" : "", type.tags() ? "tags" : "", type.filters() ? "filters" : "")
                .filter(way -> !way.isEmpty())
                .collect(Collectors.joining(", "));
        return cells("`" + type.id() + "`", ways.isEmpty() ? "-" : ways, parameters.isEmpty() ? "-" : parameters);
    }

    private static String cells(String... texts) {
        return "| " + String.join(" | ", texts) + " |";
    }
}
