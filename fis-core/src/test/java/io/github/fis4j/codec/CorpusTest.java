package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Corpus;
import io.github.fis4j.Corpus.Document;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.validation.TemplateValidator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates from the wild, where a directory of them lies beside the repository. */
class CorpusTest {

    @Test
    void templatesFromTheWild_readLeniently_areWrittenStably() {
        for (Document document : Corpus.documents()) {
            for (Parsed parsed : TemplateReader.lenient().readAll(document.text())) {
                isWrittenStably(document, parsed);
                List<Problem> problems =
                        TemplateValidator.of(Catalog.aws(), Limits.service()).validate(parsed.template());
                assertThat(problems).as(document.name()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void templatesFromTheWildThatAreValid_read_haveNoReadingError() {
        for (Document document : Corpus.documents()) {
            boolean commentedOut = document.notes().contains("no live FIS template");
            for (Parsed parsed : TemplateReader.lenient().readAll(document.text())) {
                assertThat(parsed.problems())
                        .as(document.name())
                        .filteredOn(problem -> problem.severity() == Severity.ERROR && !document.invalid())
                        .extracting(Problem::id)
                        .isEqualTo(commentedOut ? List.of("DOC-12") : List.of());
            }
        }
    }

    private static void isWrittenStably(Document document, Parsed parsed) {
        String written = TemplateWriter.json(parsed.template());
        Parsed again = TemplateReader.lenient().read(written);
        Parsed fromYaml = TemplateReader.lenient().read(TemplateWriter.yaml(parsed.template()));
        if (parsed.template().actions().isEmpty()) {
            return; // Nothing that could be found again.
        }
        assertThat(again.template()).as(document.name()).isEqualTo(parsed.template());
        assertThat(fromYaml.template()).as(document.name()).isEqualTo(parsed.template());
        assertThat(TemplateWriter.json(again.template())).as(document.name()).isEqualTo(written);
        assertThat(again.problems()).as(document.name()).allMatch(CorpusTest::isLeft);
    }

    /** What writing does not cure: unknown fields, places and digits that nobody knows, variables. */
    private static boolean isLeft(Problem problem) {
        return List.of("DOC-05", "LCH-08", "LCH-09", "VAR-01").contains(problem.id());
    }
}
