package io.github.fis4j.aws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param parameters the fields of its form
 * @param label what the client calls it, in the header {@link #LABEL}; empty if it does not
 */
public record SentCall(Map<String, String> parameters, String label) {
    /** The header in which a client may say what a call is to it. */
    public static final String LABEL = "x-fis4j-call";

    static SentCall parse(String form, String label) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            parameters.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
        return new SentCall(parameters, label);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** {@return the operation} */
    public String operation() {
        return get("Action");
    }

    /** {@return a field; empty if there is none} */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** {@return the items of a list: {@code name.1}, {@code name.2} and so on} */
    public List<String> list(String name) {
        List<String> items = new ArrayList<>();
        for (int i = 1; parameters.containsKey(name + "." + i); i++) {
            items.add(get(name + "." + i));
        }
        return items;
    }

    /** {@return the tags below a name: {@code name.1.Key} and {@code name.1.Value} and so on} */
    public Map<String, String> tags(String name) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; parameters.containsKey(name + "." + i + ".Key"); i++) {
            tags.put(get(name + "." + i + ".Key"), get(name + "." + i + ".Value"));
        }
        return tags;
    }

    /** {@return the values of the filters by their names} */
    public Map<String, List<String>> filters() {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (int i = 1; parameters.containsKey("Filter." + i + ".Name"); i++) {
            filters.put(get("Filter." + i + ".Name"), list("Filter." + i + ".Value"));
        }
        return filters;
    }
}
