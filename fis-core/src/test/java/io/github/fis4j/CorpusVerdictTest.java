package io.github.fis4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Corpus.Document;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said of templates from the wild. Where somebody else's judgement differs from ours, a table of
 * {@code docs/problems.md} says why: its first column is what the index notes of such a document.
 */
class CorpusVerdictTest {
    private static final String ACCEPTED = "## Accepted though others call it invalid";
    private static final String REFUSED = "## Refused though others call it valid";

    /** The problems of each document, each read once. */
    private static final Map<Document, List<Problem>> PROBLEMS = new LinkedHashMap<>();

    @BeforeAll
    static void everyDocument_isReadWithoutAnException() throws IOException {
        for (Document document : Corpus.documents()) {
            PROBLEMS.put(
                    document,
                    TemplateReader.lenient().readAll(document.text()).stream()
                            .flatMap(parsed -> Fis.validate(parsed).stream())
                            .toList());
        }
        String table = PROBLEMS.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .collect(Collectors.joining("\n"));
        System.out.println(table);
        Files.writeString(Path.of("target", "corpus-problems.txt"), table + "\n");
    }

    @Test
    void documentThatIsValid_hasNoError() throws IOException {
        assertThat(withoutReason(false, reasons(REFUSED))).isEmpty();
    }

    @Test
    void documentThatIsInvalid_hasAnErrorOrAReason() throws IOException {
        assertThat(withoutReason(true, reasons(ACCEPTED))).isEmpty();
    }

    @Test
    void reasons_areNeededEach() throws IOException {
        List<String> needed = new ArrayList<>();
        PROBLEMS.forEach((document, problems) -> {
            if (document.invalid() != Problem.anyError(problems)) {
                needed.add(document.notes());
            }
        });
        List<String> all = new ArrayList<>(reasons(ACCEPTED));
        all.addAll(reasons(REFUSED));
        assertThat(all).allSatisfy(reason -> assertThat(needed).anyMatch(notes -> notes.contains(reason)));
    }

    /** {@return the documents of which we say the contrary of the index, and no table says why; each with its errors} */
    private static List<String> withoutReason(boolean invalid, List<String> reasons) {
        List<String> without = new ArrayList<>();
        PROBLEMS.forEach((document, problems) -> {
            boolean differs = document.invalid() != Problem.anyError(problems);
            if (document.invalid() == invalid && differs && !isExplained(document, reasons)) {
                List<Problem> errors = problems.stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .toList();
                without.add(document + " (" + document.notes() + "): " + errors);
            }
        });
        return without;
    }

    private static boolean isExplained(Document document, List<String> reasons) {
        return reasons.stream().anyMatch(document.notes()::contains);
    }

    /** {@return the first column of the table below a heading, without its head} */
    private static List<String> reasons(String heading) throws IOException {
        Path page = Corpus.repository().resolve("docs").resolve("problems.md");
        List<String> reasons = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.exists(page) ? Files.readAllLines(page) : List.<String>of()) {
            inside = line.startsWith("## ") ? line.equals(heading) : inside;
            if (inside && line.startsWith("| `")) {
                reasons.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        return reasons;
    }

    private static String row(Document document, List<Problem> problems) {
        Map<String, Long> counts = problems.stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.severity().word() + " " + problem.id(),
                        TreeMap::new,
                        Collectors.counting()));
        String told = counts.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() > 1 ? " x" + each.getValue() : ""))
                .collect(Collectors.joining(", "));
        return document.name() + (document.invalid() ? " (invalid)" : "") + ": " + told;
    }
}
