package io.github.fis4j.validation;

import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules over how many resources of a target are hit. */
final class SelectionRules {
    private static final int WHOLE = 100;
    private static final String WAYS = "Write ALL, COUNT(n) with n from 1 up, or PERCENT(n) with n from 1 to 100";
    private static final Pattern NEARLY =
            Pattern.compile("(?<word>[A-Z]{3,12})\\s*[(\\[{:= ]\\s*(?<number>\\d{1,9})\\s*%?\\s*[)\\]}]?");
    private static final List<String> COUNTS = List.of("COUNT", "COUNTS", "CONUT", "COUT", "COUN", "RANDOM", "NUMBER");
    private static final List<String> PERCENTS = List.of("PERCENT", "PERCENTAGE", "PERCENTS", "PRECENT", "PERCNT");

    private SelectionRules() {}

    /** SEL-01, SEL-07. */
    static void mode(NamedTarget at, Subject subject, Findings findings) {
        String text = at.target().selectionModeText();
        if (text == null) {
            String message = "The target does not say how many of its resources are hit, and the service demands it";
            String hint = "Write \"selectionMode\": \"ALL\", which is taken here";
            findings.refusal(RuleId.SEL_01, at.at("selectionMode"), message, hint);
            return;
        }
        if (text.length() > TemplateRules.LONGEST_NAME) {
            findings.length(
                    RuleId.SEL_07, "The selection mode", text, TemplateRules.LONGEST_NAME, at.at("selectionMode"));
            return;
        }
        SelectionMode mode = SelectionMode.parse(text).orElse(null);
        if (mode == null && !Forms.isOpen(text)) {
            findings.error(RuleId.SEL_07, at.at("selectionMode"), "\"" + text + "\" is no selection mode", hint(text));
        } else if (mode != null && isSenseless(mode)) {
            findings.error(RuleId.SEL_07, at.at("selectionMode"), text + " makes no sense", WAYS);
        } else if (text.startsWith("RANDOM")) {
            String message = "RANDOM is a word of the launch form, which the service does not take";
            findings.refusal(RuleId.SEL_07, at.at("selectionMode"), message, hint(text));
        }
    }

    private static boolean isSenseless(SelectionMode mode) {
        if (mode instanceof SelectionMode.Count count) {
            return count.n() == 0;
        }
        return mode instanceof SelectionMode.Percent percent && (percent.n() == 0 || percent.n() > WHOLE);
    }

    private static String hint(String text) {
        String meant = meant(text.strip().toUpperCase(Locale.ROOT));
        return meant == null ? WAYS : "Did you mean \"" + meant + "\"?";
    }

    private static @Nullable String meant(String text) {
        if (text.equals("ALL") || text.equals("ALL()")) {
            return "ALL";
        }
        Matcher nearly = NEARLY.matcher(text);
        if (!nearly.matches()) {
            return null;
        }
        String number = nearly.group("number");
        if (COUNTS.contains(nearly.group("word"))) {
            return "COUNT(" + number + ")";
        }
        return PERCENTS.contains(nearly.group("word")) ? "PERCENT(" + number + ")" : null;
    }

    /** SEL-03, SEL-05: what the mode makes of a list of ARNs, whose number is known. */
    static void ofArns(NamedTarget at, Subject subject, Findings findings) {
        int arns = at.target().resourceArns().size();
        if (arns == 0) {
            return;
        }
        SelectionMode mode = at.target().selectionMode();
        if (mode instanceof SelectionMode.Count count && count.n() > arns) {
            String message = mode.text() + " of a list of " + arns + " keeps all of them";
            findings.note(RuleId.SEL_03, at.at("selectionMode"), message, null);
        } else if (mode instanceof SelectionMode.Percent percent && percent.n() > 0 && percent.n() * arns < WHOLE) {
            String message =
                    mode.text() + " of a list of " + arns + " is less than one resource, so that nothing is hit";
            findings.warning(RuleId.SEL_05, at.at("selectionMode"), message, "Write COUNT(1), or a higher percentage");
        }
    }
}
