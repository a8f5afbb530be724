package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.Fis;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/**
 * Any text is read, leniently and strictly, validated and written without an exception; what is written reads back equal,
 * and nothing of what a strict reader takes is lost.
 */
class CodecFuzzTest {

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(CodecFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anyText_readAndWritten_isReadBackEqual(@NotNull String text) {
        FuzzRuns.count();
        Parsed lenient = TemplateReader.lenient().read(text);
        Parsed strict = TemplateReader.strict().read(text);
        for (Parsed parsed : List.of(lenient, strict)) {
            placesAreInTheText(parsed, Fis.validate(parsed), text);
            writtenIsReadBackEqual(parsed);
        }
        if (strict.problems().isEmpty()) {
            assertThat(lenient.problems()).isEmpty();
            assertThat(lenient.template()).isEqualTo(strict.template());
            nothingIsLost(text, strict);
        }
    }

    private static void placesAreInTheText(Parsed parsed, List<Problem> problems, String text) {
        long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
        for (Problem problem : problems) {
            assertThat(problem.pointer()).matches(pointer -> pointer.isEmpty() || pointer.startsWith("/"));
            assertThat(problem.message()).isNotBlank();
            parsed.sourceMap().nearest(problem.pointer()).ifPresent(at -> {
                assertThat((long) at.line()).isBetween(1L, lines);
                assertThat(at.column()).isBetween(1, text.length() + 1);
            });
        }
    }

    private static void writtenIsReadBackEqual(Parsed parsed) {
        String written = TemplateWriter.json(parsed.template());
        Parsed again = TemplateReader.strict().read(written);
        assertThat(again.template()).isEqualTo(parsed.template());
        assertThat(TemplateWriter.json(again.template())).isEqualTo(written);
        String yaml = TemplateWriter.yaml(parsed.template());
        assertThat(TemplateReader.strict().read(yaml).template()).isEqualTo(parsed.template());
    }

    private static void nothingIsLost(String text, Parsed strict) {
        JsonDocument said = JsonReader.read(text);
        boolean itself = strict.form() == TemplateForm.API && strict.sourceMap().equals(places(said));
        if (said.faults().isEmpty() && itself && said.root() instanceof JsonObject object) {
            JsonObject kept = object;
            for (String name : ApiShape.OUTPUT_ONLY) {
                kept = kept.without(name);
            }
            assertThat(withoutEmpty(TemplateWriter.object(strict.template()))).isEqualTo(withoutEmpty(kept));
        }
    }

    /** What is around a template is not part of it, nor are its places. */
    private static SourceMap places(JsonDocument said) {
        Map<String, SourceMap.Position> places = new HashMap<>();
        said.positions().forEach((pointer, at) -> places.put(pointer, new SourceMap.Position(at.line(), at.column())));
        return new SourceMap(places);
    }

    /** An empty object or list may be left out. */
    private static JsonValue withoutEmpty(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.items().stream()
                    .map(CodecFuzzTest::withoutEmpty)
                    .filter(item -> !isEmpty(item))
                    .toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject.Builder rest = JsonObject.builder();
        object.members().forEach((name, member) -> {
            JsonValue kept = withoutEmpty(member);
            if (!isEmpty(kept)) {
                rest.put(name, kept);
            }
        });
        return rest.build();
    }

    private static boolean isEmpty(JsonValue value) {
        return value.equals(JsonObject.empty()) || value.equals(new JsonArray(List.of()));
    }
}
