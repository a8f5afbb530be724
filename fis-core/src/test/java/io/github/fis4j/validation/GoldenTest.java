package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.github.fis4j.Resources;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each template of the directory {@code validation} has the problems of the file beside it: severity, id and pointer, one a
 * line. Templates whose name begins with {@code service-} are held against the limits of the service.
 */
class GoldenTest {

    static Stream<String> templates() throws IOException, URISyntaxException {
        URI directory = Objects.requireNonNull(GoldenTest.class.getResource("/validation"))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_validated_hasJustTheseProblems(String name) {
        Parsed parsed = TemplateReader.strict().read(Resources.text("validation/" + name + ".json"));
        assertThat(parsed.problems()).extracting(Problem::id).noneMatch(id -> id.startsWith("DOC"));
        Limits limits = name.startsWith("service-") ? Limits.service() : Limits.local();

        List<String> found = TemplateValidator.of(Catalog.aws(), limits).validate(parsed.template()).stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();

        List<String> expected =
                Resources.text("validation/" + name + ".problems").lines().toList();
        assertSoftly(softly -> {
            softly.assertThat(missing(found, expected)).as("extra").isEmpty();
            softly.assertThat(missing(expected, found)).as("missing").isEmpty();
            softly.assertThat(found).as("told once").doesNotHaveDuplicates();
        });
    }

    private static Set<String> missing(List<String> lines, List<String> from) {
        Set<String> rest = new TreeSet<>(lines);
        rest.removeAll(new TreeSet<>(from));
        return rest;
    }
}
