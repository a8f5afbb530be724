package io.github.fis4j.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/** What words without quotes and tags mean. */
final class YamlWords {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Set<String> RESOLVED =
            Set.of(STANDARD + "int", STANDARD + "float", STANDARD + "bool", STANDARD + "null");
    private static final Set<String> PLAIN_TYPES = Set.of(
            "!", STANDARD + "str", STANDARD + "binary", STANDARD + "timestamp", STANDARD + "map", STANDARD + "seq");
    private static final Set<String> SAME_NAME = Set.of("Ref", "Condition");
    private static final Set<String> FUNCTIONS = Set.of(
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAtt",
            "GetAZs",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform");

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,60})(\\.\\d{1,60})?");
    private static final Pattern ANY_NUMBER =
            Pattern.compile("-?(0|[1-9]\\d{0,190})(\\.\\d{1,190})?([eE][-+]?\\d{1,9})?");
    private static final Map<String, JsonValue> WORDS = Map.of(
            "true", new JsonBoolean(true),
            "True", new JsonBoolean(true),
            "TRUE", new JsonBoolean(true),
            "false", new JsonBoolean(false),
            "False", new JsonBoolean(false),
            "FALSE", new JsonBoolean(false),
            "", JsonNull.INSTANCE,
            "~", JsonNull.INSTANCE,
            "null", JsonNull.INSTANCE,
            "Null", JsonNull.INSTANCE);
    private static final Pattern TRUTH = Pattern.compile("(?i:yes|no|on|off)");
    private static final Pattern OTHER_NUMBER = Pattern.compile("[-+]?("
            + "0[0-7_]+|0o[0-7]+|0x[0-9a-fA-F_]+|0b[01_]+" // octal, hexadecimal, binary
            + "|\\d[\\d_]*(:[0-5]?\\d)+(\\.\\d*)?" // to base 60
            + "|\\d[\\d_]*(\\.[\\d_]*)?([eE][-+]?\\d+)?" // 1_000, 1e3, 1.
            + "|\\.\\d[\\d_]*([eE][-+]?\\d+)?|\\.(?i:inf)|\\.(?i:nan))");

    private YamlWords() {}

    /** {@return the value of a word without quotes} */
    static JsonValue plain(String word) {
        JsonValue known = word.equals("NULL") ? JsonNull.INSTANCE : WORDS.get(word);
        if (known != null) {
            return known;
        }
        return word.length() <= 122 && NUMBER.matcher(word).matches()
                ? new JsonNumber(new BigDecimal(word))
                : new JsonString(word);
    }

    /** {@return the value of a text whose tag says that it is no text} */
    static JsonValue tagged(String word) {
        return word.length() <= Reading.MAX_NUMBER && ANY_NUMBER.matcher(word).matches()
                ? new JsonNumber(new BigDecimal(word))
                : plain(word);
    }

    static boolean isPlainNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** {@return what else than a text a word without quotes may be taken for; null if nothing} */
    static @Nullable String otherwise(String word) {
        if (TRUTH.matcher(word).matches()) {
            return "a truth value";
        }
        return word.length() <= Reading.MAX_NUMBER && OTHER_NUMBER.matcher(word).matches() ? "another number" : null;
    }

    /** Whether a tag says that a text in quotes or not is a number, a truth value or nothing. */
    static boolean isResolved(@Nullable String tag) {
        return tag != null && RESOLVED.contains(tag);
    }

    static boolean isStandard(String tag) {
        return RESOLVED.contains(tag) || PLAIN_TYPES.contains(tag);
    }

    /** {@return the long name of a function of CloudFormation; null if the tag is none} */
    static @Nullable String function(@Nullable String tag) {
        if (tag == null || !tag.startsWith("!")) {
            return null;
        }
        String name = tag.substring(1);
        if (SAME_NAME.contains(name)) {
            return name;
        }
        return FUNCTIONS.contains(name) ? "Fn::" + name : null;
    }

    /** {@return a function with its argument in the long form} */
    static JsonObject called(String function, JsonValue argument) {
        boolean attribute = function.equals("Fn::GetAtt") && argument instanceof JsonString;
        return JsonObject.empty().with(function, attribute ? attribute((JsonString) argument) : argument);
    }

    private static JsonValue attribute(JsonString text) {
        int dot = text.value().indexOf('.');
        return dot < 0
                ? text
                : JsonArray.ofStrings(
                        List.of(text.value().substring(0, dot), text.value().substring(dot + 1)));
    }

    /** {@return what the parser found, in plain words} */
    static String plain(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t")) {
            return "A tab stands where YAML wants spaces";
        }
        String context = e.getContext();
        String found = problem.replaceAll("\\s+", " ");
        return (context == null ? "" : context.strip().replaceAll("\\s+", " ") + ": ") + found;
    }

    /** {@return the place of the first character that YAML does not take; -1 if there is none} */
    static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
