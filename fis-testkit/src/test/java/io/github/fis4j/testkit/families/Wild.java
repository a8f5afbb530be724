package io.github.fis4j.testkit.families;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Templates from the wild, where a directory of them lies beside the repository. */
final class Wild {
    private Wild() {}

    /**
     * Reads a template; skips the test if there is none.
     *
     * @param file its name among those in the form of the API
     * @param blanks what stands for something in it, each followed by what it stands for
     */
    static ExperimentTemplate template(String file, List<String> blanks) {
        Path path = repository()
                .resolveSibling("shared")
                .resolve("corpus")
                .resolve("api-json")
                .resolve(file);
        assumeThat(path).as("no templates beside the repository").isRegularFile();
        try {
            String text = Files.readString(path);
            for (int i = 0; i < blanks.size(); i += 2) {
                text = text.replace(blanks.get(i), blanks.get(i + 1));
            }
            return TemplateReader.lenient().read(text).template();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path repository() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }
}
