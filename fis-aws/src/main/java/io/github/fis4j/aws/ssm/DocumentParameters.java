package io.github.fis4j.aws.ssm;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code documentParameters}: an object, as a text, of names with texts or lists of texts. */
final class DocumentParameters {
    private static final String NAME = "documentParameters";
    private static final JsonDocument.Position BEGIN = new JsonDocument.Position(1, 1);

    private final JsonDocument document;

    private DocumentParameters(JsonDocument document) {
        this.document = document;
    }

    /** Returns the values of each parameter; a single text is a list of one. Fails with the place of the first mistake. */
    static Map<String, List<String>> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        JsonDocument document = JsonReader.read(text);
        document.faults().stream()
                .filter(fault -> fault.kind() == JsonFault.Kind.SYNTAX || fault.kind() == JsonFault.Kind.TOO_LARGE)
                .findFirst()
                .ifPresent(fault -> {
                    throw refused("is not JSON: line " + fault.line() + ", column " + fault.column() + ": "
                            + fault.message());
                });
        return new DocumentParameters(document).values();
    }

    private Map<String, List<String>> values() {
        if (!(document.root() instanceof JsonObject object)) {
            throw refused("is a " + document.root().kind() + ", and has to be an object: {\"name\": \"value\"}");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) -> values.put(name, texts(value, JsonPointer.child(JsonPointer.ROOT, name))));
        return values;
    }

    private List<String> texts(JsonValue value, String pointer) {
        if (!(value instanceof JsonArray array)) {
            return List.of(text(value, pointer));
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : array.items()) {
            texts.add(text(item, JsonPointer.child(pointer, texts.size())));
        }
        return texts;
    }

    private String text(JsonValue value, String pointer) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        JsonDocument.Position place =
                Objects.requireNonNullElse(document.positions().get(pointer), BEGIN);
        throw refused(
                "has a " + value.kind() + " at " + pointer + " (line " + place.line() + ", column " + place.column()
                        + "), where a text or a list of texts was expected. Put quotes around numbers and true or false");
    }

    private static ActionFailedException refused(String what) {
        return new ActionFailedException(ErrorCode.CONFIGURATION_FAILURE, NAME + " " + what);
    }
}
