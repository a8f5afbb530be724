package io.github.fis4j.policy;

import io.github.fis4j.json.JsonObject;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A statement that allows.
 *
 * @param actions the permissions, at least one, none with a wildcard
 * @param resources ARNs with wildcards, or the wildcard alone; at least one
 * @param conditions the conditions
 */
record Statement(NavigableSet<String> actions, NavigableSet<String> resources, Conditions conditions) {
    Statement {
        actions = Collections.unmodifiableNavigableSet(new TreeSet<>(actions));
        resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
    }

    JsonObject json(String sid) {
        JsonObject.Builder json = JsonObject.builder()
                .put("Sid", sid)
                .put("Effect", "Allow")
                .putStrings("Action", actions)
                .putStrings("Resource", resources);
        if (!conditions.isEmpty()) {
            json.put("Condition", conditions.json());
        }
        return json.build();
    }
}
