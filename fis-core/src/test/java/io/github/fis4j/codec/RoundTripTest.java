package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final int TEMPLATES = 500;

    @Test
    void anyTemplate_readAndWritten_losesNothing() {
        for (long seed = 0; seed < TEMPLATES; seed++) {
            JsonObject said = RandomTemplate.json(seed, true);
            Parsed parsed = TemplateReader.lenient().read(JsonWriter.pretty(said));
            assertThat(TemplateWriter.object(parsed.template()))
                    .as("seed " + seed)
                    .isEqualTo(said);
        }
    }

    @Test
    void anyTemplate_writtenAndReadAgain_isEqual() {
        for (long seed = 0; seed < TEMPLATES; seed++) {
            ExperimentTemplate template = TemplateReader.lenient()
                    .read(JsonWriter.compact(RandomTemplate.json(seed, true)))
                    .template();
            String written = TemplateWriter.json(template);
            ExperimentTemplate again = TemplateReader.strict().read(written).template();
            assertThat(again).as("seed " + seed).isEqualTo(template).hasSameHashCodeAs(template);
            assertThat(TemplateWriter.json(again)).as("seed " + seed).isEqualTo(written);
            String yaml = TemplateWriter.yaml(template);
            assertThat(TemplateReader.strict().read(yaml).template()).as(yaml).isEqualTo(template);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1e5", "0.10", "1e-7", "NINES", "NINES.5"})
    void numberOfAnyLength_writtenAsYaml_isTheSameNumber(String number) {
        String text = "{\"actions\": {}, \"x\": " + number.replace("NINES", "9".repeat(100)) + "}";
        ExperimentTemplate template = TemplateReader.lenient().read(text).template();
        assertThat(template.unknown().get("x")).isNotNull();
        assertThat(TemplateReader.lenient().read(TemplateWriter.yaml(template)).template())
                .isEqualTo(template);
    }

    @Test
    void anyTemplateWithoutUnknownMembers_readStrictly_hasNoProblem() {
        for (long seed = 0; seed < TEMPLATES; seed++) {
            String text = JsonWriter.compact(RandomTemplate.json(seed, false));
            assertThat(TemplateReader.strict().read(text).problems())
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void anyUnknownMember_read_isToldOnce() {
        for (long seed = 0; seed < 200; seed++) {
            String text = JsonWriter.compact(RandomTemplate.json(seed, true));
            assertThat(TemplateReader.lenient().read(text).problems())
                    .as("seed " + seed)
                    .extracting(Problem::pointer)
                    .doesNotHaveDuplicates()
                    .allMatch(pointer -> pointer.contains("/x-"));
        }
    }

    @Test
    void anyTextCutOff_read_neverThrowsAndTellsTheFault() {
        String text = JsonWriter.pretty(RandomTemplate.json(7, true));
        for (int end = 0; end < text.length(); end++) {
            assertThat(TemplateReader.lenient().read(text.substring(0, end)).problems())
                    .as("first " + end)
                    .anyMatch(problem -> problem.id().equals("DOC-01"));
        }
        assertThat(JsonReader.read(text).faults()).isEmpty();
    }
}
