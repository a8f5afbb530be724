package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies of templates from the wild, where a directory of them lies beside the repository. */
class PolicyCorpusTest {

    @Test
    void templatesFromTheWild_giveDocumentsThatIamTakes() throws IOException {
        for (Path file : corpus()) {
            ExperimentTemplate template =
                    TemplateReader.lenient().read(Files.readString(file)).template();
            PolicyFacts facts = PolicyFacts.none().orGuessedFrom(template);
            for (PolicyPurpose purpose : PolicyPurpose.values()) {
                PolicyWriter writer = PolicyWriter.of(Catalog.aws()).purpose(purpose);
                List<PolicySet> sets = Stream.of(
                                writer.role(template, facts),
                                writer.trust(template, facts),
                                writer.user(template, facts))
                        .flatMap(List::stream)
                        .toList();

                assertThat(sets).as(file.toString()).allMatch(PolicySet::fits);
                sets.stream().filter(set -> !set.name().endsWith("trust")).forEach(DocumentForm::check);
            }
        }
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
