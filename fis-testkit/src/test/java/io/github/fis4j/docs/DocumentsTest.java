package io.github.fis4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show compiles, and what they point at is there. */
class DocumentsTest {
    private static final Path ROOT = root();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");

    @TempDir
    Path output;

    static List<Snippet> snippets() throws IOException {
        return documents().stream()
                .flatMap(document -> Snippet.in(ROOT.relativize(document).toString(), lines(document)).stream())
                .toList();
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CHANGELOG.md").map(ROOT::resolve),
                            docs.filter(path -> path.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_inADocument_compiles(Snippet snippet) {
        assertThat(snippet.faults(output)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void link_toAFile_leadsSomewhere(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            assertThat(document.resolveSibling(link.group(1)).normalize()).exists();
        }
    }

    @Test
    void readme_length_isWhatOneReads() {
        assertThat(lines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
        assertThat(lines(ROOT.resolve("README.md"))).contains("```java");
    }

    @Test
    void snippet_thatDoesNotCompile_isNamedByFileAndLine() {
        List<String> text =
                List.of("# Title", "", "```java", "import java.util.function.Supplier;", "", "Supplier<> s;", "```");

        List<Snippet> found = Snippet.in("docs/x.md", text);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).faults(output)).first().asString().startsWith("docs/x.md:6: ");
    }

    @Test
    void snippet_typesAndStatements_compile() {
        List<String> types = List.of(
                "```java",
                "import java.util.function.Supplier;",
                "",
                "record A(Supplier<B> b) {}",
                "class B {}",
                "```");
        List<String> statements = List.of("```java", "var names = List.of(\"a\");", "names.get(0);", "```");

        assertThat(Snippet.in("x.md", types).get(0).faults(output)).isEmpty();
        assertThat(Snippet.in("x.md", statements).get(0).faults(output)).isEmpty();
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
