package io.github.fis4j.policy;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import java.util.List;

/**
 * A policy document that IAM takes as it is.
 *
 * @param name a name that no other document of the same template has
 * @param json the document
 */
public record PolicyDocument(String name, JsonObject json) {
    static PolicyDocument of(String name, List<JsonObject> statements) {
        return new PolicyDocument(
                name,
                JsonObject.builder()
                        .put("Version", new JsonString("2012-10-17"))
                        .put("Statement", new JsonArray(List.<JsonValue>copyOf(statements)))
                        .build());
    }

    /** {@return how many characters IAM counts: those of the text without white space between its parts} */
    public int size() {
        return JsonWriter.compact(json).length();
    }

    /** {@return the document as text on several lines, without a line end behind it} */
    public String text() {
        return JsonWriter.pretty(json);
    }
}
