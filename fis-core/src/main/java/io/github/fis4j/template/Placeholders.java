package io.github.fis4j.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds placeholders in one text. */
final class Placeholders {
    /** Parameters whose text goes to somebody else, who has braces and dollars of his own. */
    private static final Set<String> PASSED_ON = Set.of("documentParameters", "kubernetesSpec");

    private static final String QUOTED = "'\\$(?<quoted>[A-Za-z_]\\w{0,126})'";
    private static final Pattern ANYWHERE = Pattern.compile("\\$\\{(?<dollar>[^{}\\n!][^{}\\n]{0,254})}"
            + "|\\{\\{(?<braces>[^{}\\n]{1,255})}}"
            + "|\\{(?<brace>[A-Za-z][A-Za-z0-9 _.-]{0,126})}"
            + "|<(?<angle>[A-Za-z][A-Za-z0-9 _.:-]{0,126})>"
            + "|" + QUOTED
            + "|^(?<word>(?:[A-Z][A-Z0-9]{0,30}_){1,8}ARN)$"
            + "|\\$(?<shell>(?!(?:LATEST|DEFAULT)\\b)[A-Z][A-Z0-9_]{1,126})\\b"
            + "|\\b(?<your>YOUR[_-][A-Z0-9_-]{0,119}[A-Z0-9]|(?:REPLACE|CHANGE)[_-]ME)\\b");
    private static final Pattern IN_PASSED_ON =
            Pattern.compile("\\$\\{(?<dollar>[A-Za-z_]\\w{0,126}(?:(?:::|[.-])\\w{1,126}){0,20})}"
                    + "|\\{\\{(?<braces>\\s*[A-Za-z_][\\w.-]{0,126}\\s*)}}"
                    + "|<(?<angle>[A-Z][A-Z0-9 _-]{1,126})>"
                    + "|" + QUOTED
                    + "|\\b(?<your>YOUR[_-][A-Z0-9_-]{0,119}[A-Z0-9])\\b");
    private static final List<String> GROUPS = List.of("dollar", "braces", "angle", "quoted", "your");

    /** One brace is what passed-on JSON is made of, and capitals are words there. */
    private static final List<String> NOT_PASSED_ON = List.of("brace", "word", "shell");

    private static final Pattern ARN = Pattern.compile(
            "arn:(?:aws[a-z-]*|[^:]*[{<$][^:]*|[Pp]artition)?:[^:]*:(?<region>[^:]*)(?::(?<account>[^:]*):.*)?");
    private static final Pattern REGION_WORD = Pattern.compile("[A-Z][A-Z_-]+|(?i)[a-z_-]*region[a-z_-]*");
    private static final Pattern ACCOUNT_WORD = Pattern.compile("(?!aws$|alarm$)[A-Za-z][A-Za-z_-]+");
    private static final Pattern YOUR_IN_ARN = Pattern.compile("(?<=[:/])(?i:your)[_-][\\w-]{1,120}(?=[:/]|$)");

    private Placeholders() {}

    /** A placeholder, from its start up to its end. */
    record Placeholder(int start, int end, String name) {}

    static boolean isPassedOn(String parameter) {
        return PASSED_ON.contains(parameter);
    }

    /** {@return the placeholders in the order of the text} */
    static List<Placeholder> in(String text, boolean passedOn) {
        if (!mayHold(text)) {
            return List.of();
        }
        List<Placeholder> found = new ArrayList<>();
        Pattern pattern = passedOn ? IN_PASSED_ON : ANYWHERE;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = name(matcher, passedOn);
            if (!name.isEmpty() && !(passedOn && isOwn(text, matcher.start(), name))) {
                add(found, matcher.start(), matcher.end(), name);
            }
        }
        if (!passedOn && text.startsWith("arn:")) {
            addWords(found, text);
        }
        return found;
    }

    /** A first look that costs next to nothing. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' || c == '{' || c == '<' || c == '_') {
                return true;
            }
        }
        return text.startsWith("arn:") || text.contains("YOUR-") || text.contains("-ME");
    }

    private static String name(Matcher matcher, boolean passedOn) {
        for (String group : GROUPS) {
            if (matcher.group(group) != null) {
                return matcher.group(group).strip();
            }
        }
        if (passedOn) {
            return "";
        }
        for (String group : NOT_PASSED_ON) {
            if (matcher.group(group) != null) {
                return matcher.group(group).strip();
            }
        }
        return "";
    }

    /** Whether a shell variable is set by the text itself: {@code NAME=}, {@code for NAME in}, {@code read NAME}. */
    private static boolean isOwn(String text, int start, String name) {
        if (text.charAt(start) != '$') {
            return false;
        }
        String word = Pattern.quote(name);
        return Pattern.compile("(?<![\\w$])" + word + "=|\\b(?:for|read)\\s+(?:-\\w+\\s+)*" + word + "\\b")
                .matcher(text)
                .find();
    }

    /** What an ARN has in place of a Region or an account, or calls yours. */
    private static void addWords(List<Placeholder> found, String text) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            addIf(REGION_WORD, arn, "region", found);
            if (arn.group("account") != null) {
                addIf(ACCOUNT_WORD, arn, "account", found);
            }
        }
        Matcher your = YOUR_IN_ARN.matcher(text);
        while (your.find()) {
            add(found, your.start(), your.end(), your.group());
        }
        found.sort(Comparator.comparingInt(Placeholder::start));
    }

    private static void addIf(Pattern word, Matcher arn, String group, List<Placeholder> found) {
        if (word.matcher(arn.group(group)).matches()) {
            add(found, arn.start(group), arn.end(group), arn.group(group));
        }
    }

    private static void add(List<Placeholder> found, int start, int end, String name) {
        boolean overlaps = found.stream().anyMatch(each -> start < each.end() && each.start() < end);
        if (!overlaps) {
            found.add(new Placeholder(start, end, name));
        }
    }
}
