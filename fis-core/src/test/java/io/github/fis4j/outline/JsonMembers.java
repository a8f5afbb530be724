package io.github.fis4j.outline;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;

/** The names of the members of a value, at any depth. */
final class JsonMembers {
    /** What is in it is named by the template. */
    private static final Set<String> MAPS = Set.of("targets");

    private JsonMembers() {}

    static Set<String> of(JsonValue value) {
        Set<String> names = new TreeSet<>();
        collect(value, names);
        return names;
    }

    private static void collect(JsonValue value, Set<String> names) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                names.add(name);
                if (!(MAPS.contains(name) && member instanceof JsonObject)) {
                    collect(member, names);
                }
            });
        } else if (value instanceof JsonArray array) {
            array.items().forEach(item -> collect(item, names));
        }
    }
}
