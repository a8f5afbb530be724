package io.github.fis4j.codec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of variables: given ones, those of the place where the template runs, and defaults of the stack. */
final class Values {
    private final Map<String, String> given;
    private final Map<String, String> place;
    private final Set<String> used = new LinkedHashSet<>();

    Values(Map<String, String> given, LaunchForm.@Nullable Home home) {
        this.given = given;
        place = home == null ? Map.of() : place(home);
    }

    private static Map<String, String> place(LaunchForm.Home home) {
        Map<String, String> place = new LinkedHashMap<>();
        boolean china = home.region().startsWith("cn-");
        place.put("AWS::Region", home.region());
        place.put("AWS::AccountId", home.accountId());
        place.put("AWS::Partition", china ? "aws-cn" : home.region().startsWith("us-gov-") ? "aws-us-gov" : "aws");
        place.put("AWS::URLSuffix", china ? "amazonaws.com.cn" : "amazonaws.com");
        return place;
    }

    /** {@return all that were given, by name} */
    Map<String, String> given() {
        return given;
    }

    /** {@return a given value or one of the place; null if there is none} */
    @Nullable
    String of(String name) {
        String value = given.get(name);
        if (value == null) {
            return place.get(name);
        }
        used.add(name);
        return value;
    }

    void use(String name) {
        used.add(name);
    }

    /** {@return the names that were given and asked for by no template} */
    Set<String> unused() {
        Set<String> unused = new LinkedHashSet<>(given.keySet());
        unused.removeAll(used);
        return unused;
    }
}
