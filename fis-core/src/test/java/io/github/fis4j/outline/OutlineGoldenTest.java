package io.github.fis4j.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fis4j.Fis;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole outlines in all four forms: of a good template, a wrong one, and one whose names want to break out. */
class OutlineGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "wrong", "hostile"})
    void outline_inEveryForm_isAsKept(String name) {
        assertForms(name);
    }

    @Test
    void outline_inAnotherLanguageAndTimeZone_isTheSame() {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String lineEnd = System.lineSeparator();
        try {
            for (String tag : List.of("ar-EG", "tr", "th-TH-u-nu-thai", "de")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
                System.setProperty("line.separator", "\r\n");
                List.of("web", "wrong", "hostile").forEach(OutlineGoldenTest::assertForms);
            }
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
            System.setProperty("line.separator", lineEnd);
        }
    }

    @Test
    void page_showsWhatComesOut() throws IOException {
        String page = Files.readString(root().resolve("docs").resolve("plan.md"));

        assertThat(page).contains(kept("web.text").strip(), kept("web.mermaid").strip());
    }

    /** The names of all members at any depth, as the page lists them. */
    @Test
    void page_listsEveryMemberOfTheJson() throws IOException {
        String page = Files.readString(root().resolve("docs").resolve("plan.md"));

        JsonMembers.of(outline("web").json()).forEach(member -> assertThat(page).contains("`" + member + "`"));
    }

    @Test
    void templatesFromTheWild_haveOutlinesInEveryForm() throws IOException {
        Path corpus = root().resolveSibling("shared").resolve("corpus");
        assumeThat(corpus).as("no templates beside the repository").isDirectory();
        int planned = 0;
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (Parsed parsed : Fis.readAll(file)) {
                    ExperimentOutline outline = Fis.plan(parsed.template());
                    assertThat(outline.text()).as(file.toString()).contains("Cost on the managed service");
                    assertThat(outline.mermaid()).as(file.toString()).startsWith("```mermaid\n");
                    assertThat(outline.dot()).as(file.toString()).endsWith("}\n");
                    assertThat(outline.json().members()).as(file.toString()).containsKey("timeline");
                    planned += outline.actions().isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(planned).isGreaterThan(100);
    }

    private static void assertForms(String name) {
        ExperimentOutline outline = outline(name);
        assertThat(outline.text()).isEqualTo(kept(name + ".text"));
        assertThat(JsonWriter.pretty(outline.json()) + "\n").isEqualTo(kept(name + ".plan.json"));
        assertThat(outline.mermaid()).isEqualTo(kept(name + ".mermaid"));
        assertThat(outline.dot()).isEqualTo(kept(name + ".dot"));
    }

    private static ExperimentOutline outline(String name) {
        return Fis.plan(Fis.read(kept(name + ".json")).template());
    }

    private static String kept(String file) {
        try (InputStream in = OutlineGoldenTest.class.getResourceAsStream("/outline/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }
}
