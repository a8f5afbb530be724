package io.github.fis4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.RandomJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void nestedValues_read_haveTheirPlacesByPointer() {
        JsonDocument document = JsonReader.read("{\n  \"a/b\": [1, {\"~\": true}],\n  \"c\": null\n}");
        assertThat(document.faults()).isEmpty();
        assertThat(document.positions())
                .isEqualTo(Map.of(
                        "", new JsonDocument.Position(1, 1),
                        "/a~1b", new JsonDocument.Position(2, 10),
                        "/a~1b/0", new JsonDocument.Position(2, 11),
                        "/a~1b/1", new JsonDocument.Position(2, 14),
                        "/a~1b/1/~0", new JsonDocument.Position(2, 20),
                        "/c", new JsonDocument.Position(3, 8)));
    }

    @Test
    void anyValue_writtenAndRead_isEqual() {
        for (long seed = 0; seed < 3_000; seed++) {
            JsonValue value = new RandomJson(seed).value(5);
            JsonDocument compact = JsonReader.read(JsonWriter.compact(value));
            JsonDocument pretty = JsonReader.read(JsonWriter.pretty(value));
            assertThat(compact.faults()).as("seed " + seed).isEmpty();
            assertThat(compact.root()).as("seed " + seed).isEqualTo(value);
            assertThat(pretty.root()).as("seed " + seed).isEqualTo(value);
        }
    }

    @Test
    void nameTwice_read_lastValueCountsAndTheSecondPlaceIsTold() {
        JsonDocument document = JsonReader.read("{\"a\": 1, \"b\": {\"a\": 2},\n \"a\": 3}");
        assertThat(((JsonObject) document.root()).get("a")).isEqualTo(JsonNumber.of(3));
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(JsonFault.Kind.DUPLICATE_NAME);
            assertThat(fault.pointer()).isEqualTo("/a");
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{\"a\": }",
                "{a: 1}",
                "{'a': 1}",
                "01",
                "+1",
                "1.",
                "NaN",
                "tru",
                "\"\n\"",
                "\"",
                "[1 2]",
                "{} {}",
                "// c\n1"
            })
    void noJson_read_isOneSyntaxFaultAndNoThrow(String text) {
        assertThat(JsonReader.read(text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(JsonFault.Kind.SYNTAX));
    }

    @Test
    void textBehindTheValue_read_isAFaultOfTheWholeAndKeepsTheValue() {
        JsonDocument document = JsonReader.read("{\"a\": 1}\n 2");
        assertThat(document.root()).isEqualTo(JsonObject.empty().with("a", JsonNumber.of(1)));
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(2);
        });
    }

    @Test
    void textCutOff_read_keepsTheMembersThatWereComplete() {
        JsonDocument document = JsonReader.read("{\"a\": 1, \"b\": [1, ");
        assertThat(document.root()).isEqualTo(JsonObject.empty().with("a", JsonNumber.of(1)));
        assertThat(document.faults()).hasSize(1);
    }

    @Test
    void nesting_upTo64Levels_isReadAndNoDeeper() {
        assertThat(JsonReader.read("[".repeat(64) + "]".repeat(64)).faults()).isEmpty();
        assertThat(JsonReader.read("[".repeat(65) + "]".repeat(65)).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(JsonFault.Kind.TOO_LARGE);
                    assertThat(fault.message()).doesNotContain("Constraints");
                });
    }

    @Test
    void text_over4MiCharacters_isNotRead() {
        String text = "\"" + "a".repeat(4 * 1024 * 1024) + "\"";
        assertThat(JsonReader.read(text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(JsonFault.Kind.TOO_LARGE));
    }

    @Test
    void number_ofOver200Digits_isTooLarge() {
        assertThat(JsonReader.read("1".repeat(201)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(JsonFault.Kind.TOO_LARGE));
    }

    @Test
    void number_whoseExponentIsOutOfRange_isTooLargeAndReadingGoesOn() {
        JsonDocument document = JsonReader.read("{\"a\": 1e99999999999999999999, \"b\": 1}");
        assertThat(document.root())
                .isEqualTo(JsonObject.empty().with("a", JsonNull.INSTANCE).with("b", JsonNumber.of(1)));
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(JsonFault.Kind.TOO_LARGE);
            assertThat(fault.pointer()).isEqualTo("/a");
        });
    }

    @Test
    void byteOrderMark_beforeTheValue_isSkipped() {
        JsonDocument document = JsonReader.read("\uFEFF{}");
        assertThat(document.faults()).isEmpty();
        assertThat(document.root()).isEqualTo(JsonObject.empty());
    }
}
