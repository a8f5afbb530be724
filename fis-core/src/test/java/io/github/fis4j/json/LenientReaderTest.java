package io.github.fis4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.RandomJson;
import io.github.fis4j.json.JsonFault.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was meant to be JSON: taken where it has one meaning only, and told; otherwise told, and reading goes on. */
class LenientReaderTest {
    private static final int MANY = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,}                  | {\"a\": 1}              | 1:8  | comma",
                "[1, 2,]                      | [1, 2]                  | 1:6  | comma",
                "[1,, 2]                      | [1, 2]                  | 1:4  | comma",
                "{\"a\": 1},                  | {\"a\": 1}              | 1:9  | comma",
                "{\"a\": 1 \"b\": 2}          | {\"a\": 1, \"b\": 2}    | 1:8  | comma is missing",
                "[1\\n2]                      | [1, 2]                  | 1:3  | comma is missing",
                "{\"a\": 1 // one\\n}         | {\"a\": 1}              | 1:9  | comments",
                "{ # one\\n \"a\": 1}         | {\"a\": 1}              | 1:3  | comments",
                "/* one */ {\"a\": 1}         | {\"a\": 1}              | 1:1  | comments",
                "{'a': 1}                     | {\"a\": 1}              | 1:2  | quotes",
                "{\u201Ca\u201D: 1}           | {\"a\": 1}              | 1:2  | quotes",
                "{\u2018a\u2019: 1}           | {\"a\": 1}              | 1:2  | quotes",
                "{\"a\": \"b\u201D,\\n\"c\": 1} | {\"a\": \"b\", \"c\": 1} | 1:9 | another quote",
                "{a-b: 1}                     | {\"a-b\": 1}            | 1:2  | without quotes",
                "{\"a\": \"b\\nc\"}           | {\"a\": \"b\\\\nc\"}    | 1:9  | a line end",
                "{\"a\": \"b\\tc\"}           | {\"a\": \"b\\\\tc\"}    | 1:9  | a tab",
                "{\"a\": \"it\\'s\"}          | {\"a\": \"it's\"}       | 1:10 | no backslash",
                "{\"a\": ${alarm}}            | {\"a\": \"${alarm}\"}   | 1:7  | placeholder",
                "{\"a\": {{ name }}}          | {\"a\": \"{{ name }}\"} | 1:7  | placeholder",
                "{\"a\": <YOUR ACCOUNT>}      | {\"a\": \"<YOUR ACCOUNT>\"} | 1:7 | placeholder",
                "{\"a\": True}                | {\"a\": true}           | 1:7  | True",
                "{\"a\": None}                | {\"a\": null}           | 1:7  | None",
                "{\"a\": 012345678901}        | {\"a\": \"012345678901\"} | 1:7 | begins with 0",
            })
    void spellingWithOneMeaning_isTakenAndToldAtItsPlace(String text, String json, String place, String message) {
        JsonDocument document = lenient(text.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(document.root())
                .isEqualTo(JsonReader.read(json.replace("\\\\", "\\")).root());
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.REPAIRED);
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
            assertThat(fault.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": oops, \"b\": 1}          | {\"b\": 1}            | 1:7  | Found oops where a value belongs",
                "{\"a\" 1, \"b\": 1}             | {\"b\": 1}            | 1:6  | where the colon behind \"a\" belongs",
                "{\"a\": {{\"c\": 1}, \"b\": 1}  | {\"a\": {\"b\": 1}} | 1:8  | Found { where a name",
                "{\"a\": \"say \"hi\" now\", \"b\": 1} | {\"a\": \"say \", \"b\": 1} | 1:13 | Found h where a comma",
                "{\"a\": \"open,\\n\"b\": 1}      | {\"a\": \"open\", \"b\": 1} | 1:7 | not closed on its line",
                "{\"a\": \"C:\\\\Temp\\\\x\\q\", \"b\": 1} | {\"a\": \"C:\\\\Temp\\\\x\\\\q\", \"b\": 1} | 1:19 | begins no escape",
                "{\"a\": [1, 2}                  | {\"a\": [1, 2]}       | 1:12 | Found } where ] belongs",
                "{\"a\": 1]                      | {\"a\": 1}            | 1:8  | Found ] where } belongs",
                "[1 2, 3]                        | [1, 3]                | 1:4  | Found 2 where a comma",
                "{\"a\": 1} {}                   | {\"a\": 1}            | 1:10 | More text follows",
                "{\"a\": [1, {\"b\": 2           | {\"a\": [1, {\"b\": 2}]} | 1:18 | The text ends inside the object that begins at 1:11",
            })
    void spellingWithoutOneMeaning_isToldAtItsPlaceAndReadingGoesOn(
            String text, String json, String place, String message) {
        JsonDocument document = lenient(text.replace("\\n", "\n"));
        assertThat(document.root()).isEqualTo(JsonReader.read(json).root());
        assertThat(document.faults()).anySatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void mergeThatWasNotFinished_isToldAndItsFirstSideRead() {
        JsonDocument document = lenient("{\n<<<<<<< HEAD\n\"a\": 1,\n=======\n\"a\": 2,\n>>>>>>> other\n\"b\": 3}");
        assertThat(document.root())
                .isEqualTo(JsonReader.read("{\"a\": 1, \"b\": 3}").root());
        assertThat(document.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void manyFaults_areAllTold() {
        assertThat(lenient("{a: 'b', // c\n \"d\": oops, \"e\": [1,],}").faults())
                .extracting(JsonFault::kind)
                .containsExactly(
                        Kind.REPAIRED, Kind.REPAIRED, Kind.REPAIRED, Kind.SYNTAX, Kind.REPAIRED, Kind.REPAIRED);
    }

    @Test
    void faults_areBoundedAndTheRestIsCounted() {
        JsonDocument document = lenient("[" + "'a',".repeat(5_000) + "1]");
        assertThat(document.faults()).hasSize(1_000);
        assertThat(document.untold()).isEqualTo(4_000);
    }

    @Test
    void hostileTexts_endWithOneFaultEach() {
        for (String text : List.of(
                "[".repeat(3_000_000),
                "{\"a\":".repeat(600_000),
                "[" + "1,".repeat(1_500_000) + "]",
                "\"" + "a".repeat(5_000_000) + "\"",
                "1".repeat(3_000_000),
                "1e99999999999999")) {
            assertThat(lenient(text).faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_LARGE));
        }
    }

    /** Strings that never close, and quotes without end, must not be looked through again and again. */
    @Test
    void brokenTextsOfAMillionLines_areReadInOneGo() {
        for (String piece :
                List.of("\"a\n", "'a\n", "\u201D\n", "{\"a\n", "<<<<<<<\n", "/*\n", "\"\u201D,", "${", "a:")) {
            assertThat(lenient("[" + piece.repeat(300_000)).broken()).as(piece).isTrue();
        }
    }

    @Test
    void anyJson_isReadAsByTheStrictReader() {
        for (long seed = 0; seed < 2_000; seed++) {
            JsonValue value = new RandomJson(seed).value(5);
            JsonDocument document = lenient(JsonWriter.pretty(value));
            assertThat(document.faults()).as("seed " + seed).isEmpty();
            assertThat(document.root()).as("seed " + seed).isEqualTo(value);
            assertThat(document.positions())
                    .as("seed " + seed)
                    .isEqualTo(JsonReader.read(JsonWriter.pretty(value)).positions());
        }
    }

    @Test
    void anyJsonWithAPieceLeftOut_isNeverTooMuch() {
        for (long seed = 0; seed < 3_000; seed++) {
            RandomJson random = new RandomJson(seed);
            String text = JsonWriter.pretty(random.map(1, 4, () -> random.value(4)));
            int from = random.below(text.length());
            String less = text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + random.below(4)));
            boolean strict = JsonReader.read(less).faults().isEmpty();
            assertThat(lenient(less).faults().isEmpty()).as(less).isEqualTo(strict);
        }
    }

    private static JsonDocument lenient(String text) {
        return JsonReader.readLeniently(text, MANY);
    }
}
