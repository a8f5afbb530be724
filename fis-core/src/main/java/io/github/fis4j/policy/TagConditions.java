package io.github.fis4j.policy;

import io.github.fis4j.template.Target;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The condition keys and values that a target's tags give. */
final class TagConditions {
    /** Of other characters in condition keys nothing is known, so they narrow nothing. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+=._:/@-]+");

    private TagConditions() {}

    static Map<String, String> of(Target target, ResourceRule rule) {
        Map<String, String> conditions = new TreeMap<>();
        if (!rule.byTag()
                || rule.kind().tagKey() == null
                || !rule.kind().resourceTypes().contains(target.resourceType())) {
            return conditions;
        }
        target.resourceTags().forEach((key, value) -> {
            if (PLAIN.matcher(key).matches() && ArnText.isFilled(value) && isOne(key, target)) {
                conditions.put(rule.kind().tagKey() + "/" + key, value);
            }
        });
        return conditions;
    }

    /** Condition keys do not tell upper from lower case; tag keys do. */
    private static boolean isOne(String key, Target target) {
        String lower = key.toLowerCase(Locale.ROOT);
        return target.resourceTags().keySet().stream()
                        .filter(other -> other.toLowerCase(Locale.ROOT).equals(lower))
                        .count()
                == 1;
    }
}
