package io.github.fis4j.validation;

import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;

/** Rules over values that are JSON. */
final class JsonRules {
    private JsonRules() {}

    /** PRM-03: it can be read, and is what is needed. */
    static void json(ParameterDescriptor parameter, String value, String pointer, Findings findings) {
        JsonDocument document = JsonReader.read(value);
        boolean passedOn = parameter.name().equals("documentParameters");
        if (document.faults().stream().anyMatch(fault -> !isHarmless(fault))) {
            String message = "\"" + shortened(value) + "\" is not JSON";
            String hint = "Write an object as a text, {\\\"name\\\": \\\"value\\\"}";
            if (parameter.name().startsWith("fisPod")) {
                findings.warning(RuleId.PRM_03, pointer, message, hint);
            } else {
                findings.error(RuleId.PRM_03, pointer, message, hint);
            }
        } else if (!(document.root() instanceof JsonObject object)) {
            String message = "\"" + shortened(value) + "\" is JSON, but no object";
            findings.error(RuleId.PRM_03, pointer, message, "Write {\\\"name\\\": \\\"value\\\"}");
        } else if (passedOn && !object.members().values().stream().allMatch(JsonRules::isTextOrTexts)) {
            String message = "Parameters of a document are texts or lists of texts, and some here are neither";
            findings.warning(RuleId.PRM_03, pointer, message, "Put quotes around numbers and true or false");
        }
    }

    /** A name twice and the like: what was read is still what the text says. */
    private static boolean isHarmless(JsonFault fault) {
        return fault.kind() != JsonFault.Kind.SYNTAX;
    }

    private static boolean isTextOrTexts(JsonValue value) {
        return value instanceof JsonString
                || (value instanceof JsonArray array && array.items().stream().allMatch(JsonString.class::isInstance));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
