package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.template.Variables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Functions of CloudFormation as texts: with their value where it is known, otherwise with a placeholder for it. What has
 * no name of its own gets one that says what it is, the same at every reading.
 */
final class Intrinsics {
    private static final Pattern IN_SUB = Pattern.compile("\\$\\{(!?)([^{}]{1,255})}");
    private static final String NO_VALUE = "AWS::NoValue";

    /** Functions can be nested so that a short text says a very long one. */
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private static final int COST_OF_A_CALL = 16;

    private final Stack stack;
    private final Values values;
    private long produced;

    /** The made-up names, each with what it stands for. */
    private final Map<String, JsonValue> made = new HashMap<>();

    private final Set<String> literals = new HashSet<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();

    Intrinsics(Stack stack, Values values) {
        this.stack = stack;
        this.values = values;
    }

    /** Whether a value is a call of a function. */
    static boolean isCall(JsonValue value) {
        if (!(value instanceof JsonObject object) || object.members().size() != 1) {
            return false;
        }
        String name = object.members().keySet().iterator().next();
        return (name.equals("Ref") && object.get(name) instanceof JsonString) || name.startsWith("Fn::");
    }

    /** {@return the name of the function that a call calls} */
    static String function(JsonValue call) {
        return ((JsonObject) call).members().keySet().iterator().next();
    }

    /** Whether a value is a reference to nothing, which leaves its member out. */
    static boolean isNoValue(JsonValue value) {
        return value instanceof JsonObject object
                && object.members().size() == 1
                && NO_VALUE.equals(object.string("Ref"));
    }

    /** {@return the names of texts that are meant as they stand} */
    Set<String> literals() {
        return literals;
    }

    /** {@return the parameters whose defaults were taken, with them} */
    Map<String, String> defaults() {
        return defaults;
    }

    /** Whether the functions say more text than is read; from there on they are placeholders. */
    boolean tooMuch() {
        return produced > MOST_CHARACTERS;
    }

    /** {@return a call as a text} */
    String text(JsonValue call) {
        produced += COST_OF_A_CALL;
        if (tooMuch()) {
            return "${" + Findings.shortened(function(call)) + "}";
        }
        String text = called(call);
        produced += text.length();
        return text;
    }

    private String called(JsonValue call) {
        String function = function(call);
        JsonValue argument = ((JsonObject) call).members().values().iterator().next();
        return switch (function) {
            case "Ref" -> reference(String.valueOf(Stack.scalar(argument)));
            case "Fn::GetAtt" -> reference(attribute(argument));
            case "Fn::Sub" -> sub(argument, call);
            case "Fn::Join" -> join(argument, call);
            case "Fn::Select" -> select(argument, call);
            case "Fn::FindInMap" -> mapped(argument, call);
            case "Fn::If" -> choice(argument, call);
            case "Fn::Base64" -> base64(argument, call);
            case "Fn::ToJsonString" -> JsonWriter.compact(resolved(argument));
            default -> madeUp(call);
        };
    }

    /** {@return the texts of a list, or of a call that gives one} */
    List<String> list(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.items().stream().map(this::anyText).toList();
        }
        if (isCall(value) && function(value).equals("Fn::Split")) {
            return split(value, ((JsonObject) value).get("Fn::Split"));
        }
        String text = anyText(value);
        return Variables.isOne(text) ? List.of(text) : List.of(text.split("\\s*,\\s*", -1));
    }

    private List<String> split(JsonValue call, @Nullable JsonValue argument) {
        if (argument instanceof JsonArray array
                && array.items().size() == 2
                && array.items().get(0) instanceof JsonString delimiter
                && !delimiter.value().isEmpty()) {
            String whole = anyText(array.items().get(1));
            if (!Variables.isOne(whole)) {
                return List.of(whole.split(Pattern.quote(delimiter.value()), -1));
            }
        }
        return List.of(madeUp(call));
    }

    private String anyText(JsonValue value) {
        if (isCall(value)) {
            return text(value);
        }
        String text = value instanceof JsonArray ? null : Stack.scalar(value);
        return text == null ? madeUp(value) : text;
    }

    private String reference(String name) {
        String known = known(name);
        return known == null ? "${" + name + "}" : known;
    }

    private @Nullable String known(String name) {
        String given = values.of(name);
        if (given != null) {
            return given;
        }
        String byDefault = stack.defaultOf(name);
        if (byDefault != null) {
            defaults.put(name, byDefault);
        }
        return byDefault;
    }

    private static String attribute(JsonValue argument) {
        if (argument instanceof JsonArray array) {
            return array.items().stream()
                    .map(item -> item instanceof JsonString text ? text.value() : plainName(item))
                    .collect(Collectors.joining("."));
        }
        return String.valueOf(Stack.scalar(argument));
    }

    private String sub(JsonValue argument, JsonValue call) {
        if (argument instanceof JsonString text) {
            return substituted(text.value(), JsonObject.empty());
        }
        if (argument instanceof JsonArray array
                && array.items().size() == 2
                && array.items().get(0) instanceof JsonString text
                && array.items().get(1) instanceof JsonObject own) {
            return substituted(text.value(), own);
        }
        return madeUp(call);
    }

    private String substituted(String text, JsonObject own) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = IN_SUB.matcher(text);
        int from = 0;
        while (matcher.find() && produced + result.length() <= MOST_CHARACTERS) {
            result.append(text, from, matcher.start());
            from = matcher.end();
            String name = matcher.group(2).strip();
            if (!matcher.group(1).isEmpty()) {
                literals.add(name);
                result.append("${").append(name).append('}');
            } else {
                JsonValue value = own.get(name);
                result.append(value == null ? reference(name) : anyText(value));
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    private String join(JsonValue argument, JsonValue call) {
        if (argument instanceof JsonArray array
                && array.items().size() == 2
                && array.items().get(0) instanceof JsonString delimiter) {
            JsonValue items = array.items().get(1);
            if (items instanceof JsonArray || isCall(items)) {
                return String.join(delimiter.value(), list(items));
            }
        }
        return madeUp(call);
    }

    private String select(JsonValue argument, JsonValue call) {
        if (!(argument instanceof JsonArray array) || array.items().size() != 2) {
            return madeUp(call);
        }
        String index = anyText(array.items().get(0));
        List<String> items = list(array.items().get(1));
        boolean whole = items.size() == 1 && Variables.isOne(items.get(0));
        boolean number = index.matches("\\d{1,6}") && Integer.parseInt(index) < items.size();
        return number && (!whole || array.items().get(1) instanceof JsonArray)
                ? items.get(Integer.parseInt(index))
                : madeUp(call);
    }

    private String mapped(JsonValue argument, JsonValue call) {
        if (argument instanceof JsonArray array && array.items().size() >= 3) {
            List<String> keys =
                    array.items().stream().limit(3).map(this::anyText).toList();
            String value = stack.mapped(keys.get(0), keys.get(1), keys.get(2));
            if (value != null) {
                return value;
            }
        }
        return madeUp(call);
    }

    /** A choice between two texts that are the same is none. */
    private String choice(JsonValue argument, JsonValue call) {
        if (argument instanceof JsonArray array && array.items().size() == 3) {
            JsonValue yes = array.items().get(1);
            JsonValue no = array.items().get(2);
            if (yes.equals(no) && !isNoValue(yes)) {
                return anyText(yes);
            }
        }
        return madeUp(call);
    }

    private String base64(JsonValue argument, JsonValue call) {
        String text = anyText(argument);
        return Variables.anyIn(text)
                ? madeUp(call)
                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a value with every call in it replaced by its text} */
    private JsonValue resolved(JsonValue value) {
        if (isCall(value)) {
            return new JsonString(text(value));
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.items().stream().map(this::resolved).toList());
        }
        if (value instanceof JsonObject object) {
            JsonObject.Builder all = JsonObject.builder();
            object.members().forEach((name, member) -> all.put(name, resolved(member)));
            return all.build();
        }
        return value;
    }

    /** {@return a placeholder for what has no name; the same for the same thing, another for another} */
    private String madeUp(JsonValue value) {
        String plain = plainName(value);
        String name = plain;
        for (int n = 2; !value.equals(made.getOrDefault(name, value)); n++) {
            name = plain + "." + n;
        }
        made.put(name, value);
        String given = values.of(name);
        return given == null ? "${" + name + "}" : given;
    }

    private static String plainName(JsonValue value) {
        Set<String> words = new LinkedHashSet<>();
        collect(value, words);
        String name = words.stream().limit(4).collect(Collectors.joining("."));
        String shown = name.isEmpty() ? "Value" : name;
        return shown.length() <= 100 ? shown : shown.substring(0, 100);
    }

    private static void collect(JsonValue value, Set<String> words) {
        if (words.size() >= 4) {
            return;
        }
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                if (!name.equals("Ref") && !name.equals("Fn::GetAtt")) {
                    addWords(name.startsWith("Fn::") ? name.substring(4) : name, words);
                }
                collect(member, words);
            });
        } else if (value instanceof JsonArray array) {
            new ArrayList<>(array.items()).forEach(item -> collect(item, words));
        } else if (value instanceof JsonString || value instanceof JsonNumber) {
            addWords(String.valueOf(Stack.scalar(value)), words);
        }
    }

    private static void addWords(String text, Set<String> words) {
        String word = text.replaceAll("\\W+", "-").replaceAll("^-+|-+$", "");
        if (!word.isEmpty()) {
            words.add(word.length() <= 60 ? word : word.substring(0, 60));
        }
    }
}
