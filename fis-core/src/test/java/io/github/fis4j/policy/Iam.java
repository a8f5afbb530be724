package io.github.fis4j.policy;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Evaluates identity policies as IAM does, as far as those of this package go: wildcards stay within a part of an ARN, a
 * condition of several keys needs all of them, an operator that is not known is an error.
 */
final class Iam {
    private static final int ARN_PARTS = 6;

    private final List<JsonObject> statements = new ArrayList<>();

    private Iam() {}

    static Iam of(Collection<PolicyDocument> documents) {
        Iam iam = new Iam();
        for (PolicyDocument document : documents) {
            JsonArray all = (JsonArray) Objects.requireNonNull(document.json().get("Statement"));
            all.items().forEach(statement -> iam.statements.add((JsonObject) statement));
        }
        return iam;
    }

    /** A call: what, on what, and the condition keys that it comes with. */
    record Request(String action, String resource, Map<String, List<String>> context) {}

    boolean allows(Request request) {
        return statements.stream().anyMatch(statement -> allows(statement, request));
    }

    private static boolean allows(JsonObject statement, Request request) {
        return "Allow".equals(statement.string("Effect"))
                && statement.strings("Action").contains(request.action())
                && statement.strings("Resource").stream().anyMatch(pattern -> resource(pattern, request.resource()))
                && holds(statement.object("Condition"), request.context());
    }

    private static boolean resource(String pattern, String resource) {
        return pattern.equals("*") || arn(pattern, resource);
    }

    private static boolean arn(String pattern, String arn) {
        String[] parts = pattern.split(":", ARN_PARTS);
        String[] said = arn.split(":", ARN_PARTS);
        if (parts.length != ARN_PARTS || said.length != ARN_PARTS) {
            return false;
        }
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!like(parts[i], said[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean like(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches("(?s)" + regex, text);
    }

    private static boolean holds(JsonObject condition, Map<String, List<String>> context) {
        Map<String, List<String>> lower = new HashMap<>();
        context.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), values));
        return condition.members().keySet().stream()
                .allMatch(operator -> condition.object(operator).members().keySet().stream()
                        .allMatch(key -> holds(
                                operator,
                                texts(condition.object(operator), key),
                                lower.getOrDefault(key.toLowerCase(Locale.ROOT), List.of()))));
    }

    private static List<String> texts(JsonObject keys, String key) {
        return keys.get(key) instanceof JsonString one ? List.of(one.value()) : keys.strings(key);
    }

    private static boolean holds(String operator, List<String> wanted, List<String> found) {
        if (operator.startsWith("ForAllValues:")) {
            String plain = operator.substring("ForAllValues:".length());
            return found.stream().allMatch(value -> any(plain, wanted, value));
        }
        if (operator.endsWith("IfExists")) {
            String plain = operator.substring(0, operator.length() - "IfExists".length());
            return found.isEmpty() || found.stream().anyMatch(value -> any(plain, wanted, value));
        }
        return found.stream().anyMatch(value -> any(operator, wanted, value));
    }

    private static boolean any(String operator, List<String> wanted, String found) {
        return wanted.stream().anyMatch(want -> switch (operator) {
            case "StringEquals", "Bool" -> want.equals(found);
            case "StringLike" -> like(want, found);
            case "ArnLike", "ArnEquals" -> arn(want, found);
            case "NumericLessThanEquals" -> Integer.parseInt(found) <= Integer.parseInt(want);
            default -> throw new IllegalArgumentException("Nobody here knows the operator " + operator);
        });
    }
}
