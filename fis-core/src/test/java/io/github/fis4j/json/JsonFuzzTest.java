package io.github.fis4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.json.JsonFault.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Any text is read as a second, plain reader reads it, with the same positions; what is read can be written and read. */
class JsonFuzzTest {
    private static final int DEEPEST = 64;

    /** Numbers of so many digits are taken for sure; up to 200 it depends on what kind of number it is. */
    private static final int LONG_NUMBER = 190;

    private static final int LONGEST_NUMBER = 200;

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(JsonFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anyText_read_isWhatAPlainReaderReads(@NotNull String text) {
        FuzzRuns.count();
        JsonDocument document = JsonReader.read(text);
        PlainJson.Text plain = PlainJson.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (plain.strangeDigit()) {
            assertThat(plain.value()).isNull(); // It is no JSON, though it may be read as if it were.
        } else if (plain.value() == null) {
            assertThat(document.faults()).anyMatch(fault -> fault.kind() != Kind.DUPLICATE_NAME);
        } else if (isTooLarge(plain)) {
            assertThat(document.faults()).anyMatch(fault -> fault.kind() == Kind.TOO_LARGE);
        } else if (plain.longestNumber() <= LONG_NUMBER) {
            isTheSame(document, plain);
        }
        writtenAndRead_isEqual(document.root());
    }

    private static boolean isTooLarge(PlainJson.Text plain) {
        return plain.deepest() > DEEPEST || plain.longestNumber() > LONGEST_NUMBER || plain.endlessExponent();
    }

    private static void isTheSame(JsonDocument document, PlainJson.Text plain) {
        assertThat(document.faults()).allMatch(fault -> fault.kind() == Kind.DUPLICATE_NAME);
        assertThat(document.faults().isEmpty()).isNotEqualTo(plain.repeatsNames());
        assertThat(document.root()).isEqualTo(plain.value());
        if (!plain.repeatsNames()) {
            assertThat(document.positions()).isEqualTo(plain.positions());
        }
    }

    private static void writtenAndRead_isEqual(JsonValue value) {
        if (longestNumber(value) <= LONGEST_NUMBER) {
            isReadAs(value, JsonWriter.compact(value));
            isReadAs(value, JsonWriter.pretty(value));
        }
    }

    private static void isReadAs(JsonValue value, String written) {
        JsonDocument again = JsonReader.read(written);
        assertThat(again.faults()).isEmpty();
        assertThat(again.root()).isEqualTo(value);
    }

    /** A number that is read in its longest form may be written with a sign and a full stop more. */
    private static int longestNumber(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .map(Map.Entry::getValue)
                    .mapToInt(JsonFuzzTest::longestNumber)
                    .max()
                    .orElse(0);
        }
        if (value instanceof JsonArray array) {
            return array.items().stream()
                    .mapToInt(JsonFuzzTest::longestNumber)
                    .max()
                    .orElse(0);
        }
        return value instanceof JsonNumber ? value.toString().length() : 0;
    }
}
