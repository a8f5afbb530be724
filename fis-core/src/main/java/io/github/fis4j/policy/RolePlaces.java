package io.github.fis4j.policy;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the role that a runbook is told to assume, by its parameters. */
final class RolePlaces {
    private RolePlaces() {}

    /** {@return the texts in the parameters that name a role to assume; empty if there are none} */
    static List<String> assumed(Map<String, String> parameters) {
        String text = parameters.get("documentParameters");
        if (text == null || !(JsonReader.read(text).root() instanceof JsonObject document)) {
            return List.of();
        }
        List<String> roles = new ArrayList<>();
        document.members().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains("assumerole")) {
                roles.addAll(texts(value));
            }
        });
        return roles.stream().filter(role -> !role.isBlank()).toList();
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonString one) {
            return List.of(one.value());
        }
        return value instanceof JsonArray several ? several.strings() : List.of();
    }
}
