package io.github.fis4j;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Templates from the wild, where a directory of them lies beside the repository, with an index of what each holds. */
public final class Corpus {
    private static final int FEATURES = 8;
    private static final int NOTES = 9;

    private Corpus() {}

    /**
     * A document.
     *
     * @param name its file, from the directory on
     * @param text what it holds
     * @param invalid whether the index calls it invalid
     * @param notes what the index says of it
     */
    public record Document(String name, String text, boolean invalid, String notes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@return the documents, in the order of the index; skips the test if there are none} */
    public static List<Document> documents() {
        Path directory = repository().resolveSibling("shared").resolve("corpus");
        Path index = directory.resolve("INDEX.tsv");
        assumeThat(index).as("no templates beside the repository").isRegularFile();
        try (Stream<String> lines = Files.lines(index)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(row -> document(directory, row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the directory of this repository} */
    public static Path repository() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }

    private static Document document(Path directory, String[] row) {
        try {
            boolean invalid = Arrays.asList(row[FEATURES].split(",")).contains("invalid");
            return new Document(row[0], Files.readString(directory.resolve(row[0])), invalid, row[NOTES]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
