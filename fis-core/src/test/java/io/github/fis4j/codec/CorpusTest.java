package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates from the wild, where a directory of them lies beside the repository. */
class CorpusTest {

    @Test
    void templatesFromTheWild_readLeniently_neverThrowAndAreWrittenStably() throws IOException {
        for (Path file : corpus()) {
            Parsed parsed = TemplateReader.lenient().read(Files.readString(file));
            String written = TemplateWriter.json(parsed.template());
            Parsed again = TemplateReader.lenient().read(written);
            assertThat(again.template()).as(file.toString()).isEqualTo(parsed.template());
            assertThat(TemplateWriter.json(again.template()))
                    .as(file.toString())
                    .isEqualTo(written);
            assertThat(again.problems()).as(file.toString()).allMatch(CorpusTest::isLeft);
            List<Problem> problems =
                    TemplateValidator.of(Catalog.aws(), Limits.service()).validate(parsed.template());
            assertThat(problems).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    /** What writing does not cure: unknown fields, and places and digits that nobody knows. */
    private static boolean isLeft(Problem problem) {
        return List.of("DOC-05", "LCH-08", "LCH-09").contains(problem.id());
    }

    private static List<Path> corpus() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        Path corpus = root.resolveSibling("shared").resolve("corpus").resolve("api-json");
        assumeThat(corpus).as("no templates beside the repository").isDirectory();
        try (Stream<Path> files = Files.list(corpus)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
