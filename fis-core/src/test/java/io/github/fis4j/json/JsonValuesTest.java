package io.github.fis4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    private static final JsonObject OBJECT = JsonObject.builder()
            .put("text", "a\"b")
            .put("nothing", (String) null)
            .put("number", 7)
            .put("truth", true)
            .putStrings("list", List.of("x", "y"))
            .put("empty", JsonObject.empty())
            .put("none", new JsonArray(List.of()))
            .build();

    @Test
    void object_pretty_isIndentedByTwoSpaces() {
        assertThat(JsonWriter.pretty(OBJECT)).isEqualTo("""
                        {
                          "text": "a\\"b",
                          "number": 7,
                          "truth": true,
                          "list": [
                            "x",
                            "y"
                          ],
                          "empty": {},
                          "none": []
                        }""");
    }

    @Test
    void object_compact_isOneLineAndItsToString() {
        assertThat(OBJECT)
                .hasToString(
                        "{\"text\":\"a\\\"b\",\"number\":7,\"truth\":true,\"list\":[\"x\",\"y\"],\"empty\":{},\"none\":[]}");
    }

    @Test
    void object_comparedWithMembersInAnotherOrder_isEqual() {
        JsonObject one = JsonObject.builder().put("a", 1).put("b", 2).build();
        JsonObject other = JsonObject.builder().put("b", 2).put("a", 1).build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.members().keySet()).containsExactly("a", "b");
    }

    @Test
    void object_withAndWithout_leavesTheOriginalAlone() {
        JsonObject one = JsonObject.builder().put("a", 1).put("b", 2).build();
        assertThat(one.with("a", JsonNumber.of(3)).members().keySet()).containsExactly("a", "b");
        assertThat(one.with("a", JsonNumber.of(3)).get("a")).isEqualTo(JsonNumber.of(3));
        assertThat(one.without("a").members()).containsOnlyKeys("b");
        assertThat(one.without("c")).isEqualTo(one);
        assertThat(one.get("a")).isEqualTo(JsonNumber.of(1));
    }

    @Test
    void member_ofAnotherType_isAsIfItWereNotThere() {
        assertThat(OBJECT.string("number")).isNull();
        assertThat(OBJECT.strings("text")).isEmpty();
        assertThat(OBJECT.object("list")).isEqualTo(JsonObject.empty());
        assertThat(OBJECT.strings("list")).containsExactly("x", "y");
    }

    @Test
    void kinds_areTheWordsOfMessages() {
        assertThat(List.of(
                        OBJECT, new JsonArray(List.of()), JsonNumber.of(1), new JsonBoolean(true), JsonNull.INSTANCE))
                .extracting(JsonValue::kind)
                .containsExactly("object", "array", "number", "boolean", "null");
        assertThat(JsonNull.INSTANCE).hasToString("null");
        assertThat(new JsonBoolean(false)).hasToString("false");
        assertThat(JsonNumber.of(1)).hasToString("1");
    }
}
