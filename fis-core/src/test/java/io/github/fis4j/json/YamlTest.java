package io.github.fis4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.RandomJson;
import io.github.fis4j.json.JsonFault.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static final int MANY = 100_000;

    @Test
    void nestedValues_read_haveTheirPlacesByPointer() {
        JsonDocument document = one("a/b:\n  - 1\n  - x: true\nc: !Sub \"${n}\"\n");
        assertThat(document.faults()).isEmpty();
        assertThat(document.root()).isEqualTo(json("{\"a/b\": [1, {\"x\": true}], \"c\": {\"Fn::Sub\": \"${n}\"}}"));
        assertThat(document.positions())
                .containsEntry("/a~1b/0", new JsonDocument.Position(2, 5))
                .containsEntry("/a~1b/1/x", new JsonDocument.Position(3, 8))
                .containsEntry("/c", new JsonDocument.Position(4, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Name                 | {\"Ref\": \"Name\"}",
                "!GetAtt Role.Arn          | {\"Fn::GetAtt\": [\"Role\", \"Arn\"]}",
                "!GetAtt Db.Endpoint.Port  | {\"Fn::GetAtt\": [\"Db\", \"Endpoint.Port\"]}",
                "!GetAtt [Role, Arn]       | {\"Fn::GetAtt\": [\"Role\", \"Arn\"]}",
                "!Join [':', [a, !Ref B]]  | {\"Fn::Join\": [\":\", [\"a\", {\"Ref\": \"B\"}]]}",
                "!If [C, 1, !Ref X]        | {\"Fn::If\": [\"C\", 1, {\"Ref\": \"X\"}]}",
                "!Condition C              | {\"Condition\": \"C\"}",
                "!Select [0, !GetAZs '']   | {\"Fn::Select\": [0, {\"Fn::GetAZs\": \"\"}]}",
            })
    void shortTag_read_isTheLongForm(String yaml, String json) {
        assertThat(one(yaml).root()).isEqualTo(json(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "OFF",
                "012",
                "012345678901",
                "1:30",
                "0x1F",
                "0o17",
                "1_000",
                "1e3",
                ".5",
                "+1",
                ".inf"
            })
    void wordThatReadersTakeDifferently_isTextAndTold(String word) {
        JsonDocument document = one("a: " + word);
        assertThat(document.root())
                .isEqualTo(JsonObject.builder().put("a", word).build());
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.AMBIGUOUS);
            assertThat(fault.message()).startsWith(word + " without quotes");
        });
        assertThat(one("a: '" + word + "'").faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2010-09-09", "2024-01-01T10:00:00Z", "y", "n", "arn:aws:iam::111122223333:role/x", "1.2.3"})
    void wordThatIsATextToAll_isTextAndNotTold(String word) {
        JsonDocument document = one("a: " + word);
        assertThat(document.root())
                .isEqualTo(JsonObject.builder().put("a", word).build());
        assertThat(document.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333, 111122223333",
        "-1, -1",
        "1.50, 1.50",
        "true, true",
        "False, false",
        "~, null",
        "!!int '3', 3"
    })
    void numbersTruthValuesAndNothing_areRead(String word, String json) {
        assertThat(one("a: " + word).root()).isEqualTo(json("{\"a\": " + json + "}"));
    }

    @Test
    void stringTag_read_isText() {
        assertThat(one("a: !!str 012\nb: !!str yes").root()).isEqualTo(json("{\"a\": \"012\", \"b\": \"yes\"}"));
    }

    @Test
    void tagOfAClass_read_isToldAndMakesNothing() {
        JsonDocument document = one("a: !!javax.script.ScriptEngineManager [x]\nb: !Unheard y");
        assertThat(document.root()).isEqualTo(json("{\"a\": [\"x\"], \"b\": \"y\"}"));
        assertThat(document.faults()).extracting(JsonFault::kind).containsExactly(Kind.UNKNOWN_TAG, Kind.UNKNOWN_TAG);
    }

    @Test
    void mergedAndRepeatedValues_areThere() {
        JsonDocument document = one("base: &b {x: 1, y: 2}\nmore:\n  <<: *b\n  y: 3\nlist: [*b]\n");
        assertThat(document.faults()).isEmpty();
        assertThat(document.root())
                .isEqualTo(
                        json(
                                "{\"base\": {\"x\": 1, \"y\": 2}, \"more\": {\"x\": 1, \"y\": 3}, \"list\": [{\"x\": 1, \"y\": 2}]}"));
    }

    @Test
    void nameTwice_read_lastCountsAndTheSecondPlaceIsTold() {
        JsonDocument document = one("a: 1\nb: 2\na: 3\n");
        assertThat(document.root()).isEqualTo(json("{\"a\": 3, \"b\": 2}"));
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.DUPLICATE_NAME);
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    @Test
    void severalDocuments_areReadOneByOne() {
        assertThat(YamlReader.read("a: 1\n---\nb: 2\n...\n", MANY))
                .extracting(JsonDocument::root)
                .containsExactly(json("{\"a\": 1}"), json("{\"b\": 2}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\n\\tb: 2             | 2 | A tab stands where YAML wants spaces",
                "a: *nowhere                | 1 | The name *nowhere is not given",
                "a: &x [*x]                 | 1 | The name *x is not given",
                "a: [1, 2                   | 1 | while parsing a flow sequence",
                "a: b: c                    | 1 | mapping values are not allowed here",
                "? [x]\\n: 1\\nb: 2         | 1 | A name here is no text",
                "<<: 3                      | 1 | behind << where a mapping belongs",
                "a: \\u0007                 | 1 | YAML does not take the character U+0007",
            })
    void brokenText_isToldWhereItBreaks(String text, int line, String message) {
        JsonDocument document =
                one(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
            assertThat(fault.message()).contains(message);
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    @Test
    void brokenText_keepsWhatStoodBefore() {
        assertThat(one("a:\n  b: 1\n  c: [2, {d: 3\n").root())
                .isEqualTo(json("{\"a\": {\"b\": 1, \"c\": [2, {\"d\": 3}]}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# nothing\n"})
    void emptyText_isTold(String text) {
        assertThat(one(text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("The text is empty"));
    }

    @Test
    void billionLaughs_endWithAFault() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            text.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(10, alias)) + "]\n");
        }
        assertThat(one(text.toString()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    void depthAliasesValuesAndDocuments_areBounded() {
        for (String text : List.of(
                "a: " + "[".repeat(100_000),
                "a: &x 1\nb: [" + "*x, ".repeat(2_000) + "]",
                "a: [" + "1, ".repeat(MANY) + "]",
                "---\na: 1\n".repeat(30))) {
            List<JsonDocument> documents = YamlReader.read(text, MANY);
            assertThat(documents.get(documents.size() - 1).faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_LARGE));
        }
    }

    @Test
    void anyValue_writtenAndRead_isEqual() {
        for (long seed = 0; seed < 3_000; seed++) {
            JsonValue value = new RandomJson(seed).value(5);
            assertReadsBack(value, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "  x",
                "x ",
                "yes",
                "No",
                "null",
                "~",
                "1e3",
                "012",
                "1:30",
                "true",
                "2010-09-09",
                "- x",
                "? x",
                ": x",
                "x: y",
                "x:",
                "x #y",
                "#x",
                "*x",
                "&x",
                "!x",
                "%x",
                "@x",
                "`x",
                "'x'",
                "\"x\"",
                "{x}",
                "[x]",
                "x,y",
                "${x}",
                "{{x}}",
                "<x y>",
                "a\nb",
                "a\n",
                "\n",
                "\t",
                "a\r\nb",
                "\u0000",
                "\u0085",
                "\u2028",
                "\uFEFFx",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00x",
                "---",
                "...",
                "<<",
                "=",
                "it's",
                "a\\b",
                "y",
                "arn:aws:iam::111122223333:role/x",
                "COUNT(1)",
                "a  b"
            })
    void nastyText_writtenAndRead_isEqual(String text) {
        assertReadsBack(new JsonString(text), text);
        assertReadsBack(JsonObject.builder().put(text, text).build(), text);
        assertReadsBack(JsonArray.ofStrings(List.of(text, text)), text);
        assertReadsBack(
                JsonObject.builder()
                        .put(text.repeat(200) + "k", text.repeat(300))
                        .build(),
                text);
    }

    @Test
    void templateText_written_isPlainYaml() {
        JsonValue value = json(
                "{\"actions\": {\"stop it\": {\"actionId\": \"aws:ec2:stop-instances\", \"startAfter\": [\"a\"],"
                        + " \"parameters\": {}, \"tags\": {\"yes\": \"1\"}}}, \"stopConditions\": [{\"source\": \"none\", \"value\": \"x\"}]}");
        assertThat(YamlWriter.write(value)).isEqualTo("""
                actions:
                  stop it:
                    actionId: aws:ec2:stop-instances
                    startAfter:
                      - a
                    parameters: {}
                    tags:
                      'yes': '1'
                stopConditions:
                  - source: none
                    value: x
                """);
    }

    private static void assertReadsBack(JsonValue value, String what) {
        String text = YamlWriter.write(value);
        JsonDocument document = one(text);
        assertThat(document.faults()).as(what + "\n" + text).isEmpty();
        assertThat(document.root()).as(what + "\n" + text).isEqualTo(value);
    }

    private static JsonDocument one(String text) {
        return YamlReader.read(text, MANY).get(0);
    }

    private static JsonValue json(String text) {
        return JsonReader.read(text).root();
    }
}
