package io.github.fis4j.validation;

import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.Variables;
import io.github.fis4j.validation.Subject.NamedAction;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules over the values of parameters, by the type that the descriptor says. */
final class ValueRules {
    private static final List<String> TRUTH = List.of("true", "false");
    private static final List<String> CAPITAL_TRUTH = List.of("True", "False");

    private final Subject subject;
    private final Findings findings;

    private ValueRules(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** PRM-03 to PRM-05, PRM-07 to PRM-09, for an action. */
    static void ofAction(NamedAction at, Subject subject, Findings findings) {
        if (at.descriptor() != null && !at.action().parameters().isEmpty()) {
            new ValueRules(subject, findings)
                    .all(at.action().parameters(), at.descriptor().parameters(), at.at("parameters"));
        }
    }

    /** The same for a target; that a value is empty is told by TPL-11. */
    static void ofTarget(NamedTarget at, Subject subject, Findings findings) {
        if (at.type() != null && !at.target().parameters().isEmpty()) {
            Map<String, String> said = new LinkedHashMap<>(at.target().parameters());
            said.values().removeIf(String::isEmpty);
            new ValueRules(subject, findings).all(said, at.type().parameters(), at.at("parameters"));
        }
    }

    private void all(Map<String, String> said, List<ParameterDescriptor> parameters, String at) {
        said.forEach((name, value) -> {
            ParameterDescriptor parameter = ParameterRules.find(name, parameters);
            if (parameter != null && !Variables.anyInParameter(name, value)) {
                one(parameter, value, JsonPointer.child(at, name));
            }
        });
    }

    private void one(ParameterDescriptor parameter, String value, String pointer) {
        switch (parameter.type()) {
            case BOOLEAN -> truth(parameter, value, pointer);
            case DURATION -> duration(parameter, value, pointer);
            case INTEGER, NUMBER -> number(parameter, value, pointer);
            case LIST -> list(parameter, value, pointer);
            case TEXT -> text(parameter, value, pointer);
            case JSON -> JsonRules.json(parameter, value, pointer, findings);
        }
    }

    private void truth(ParameterDescriptor parameter, String value, String pointer) {
        // The documents of Systems Manager spell it True and False; templates in use have both.
        boolean capitals = "True".equals(parameter.defaultValue());
        if (TRUTH.contains(value) || (capitals && CAPITAL_TRUTH.contains(value))) {
            return;
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        String hint = NearMiss.hint(lower, TRUTH, meant(lower));
        findings.error(RuleId.PRM_03, pointer, "Found \"" + value + "\" where true or false belongs", hint);
    }

    private static @Nullable String meant(String word) {
        return switch (word) {
            case "yes", "y", "on", "1", "enabled" -> "Write true";
            case "no", "n", "off", "0", "disabled" -> "Write false";
            default -> null;
        };
    }

    private void duration(ParameterDescriptor parameter, String value, String pointer) {
        Duration duration = Durations.parse(value);
        if (duration == null) {
            String message = "\"" + value + "\" is not a duration in ISO 8601";
            findings.error(RuleId.PRM_03, pointer, message, Durations.hint(value));
            return;
        }
        Limits limits = subject.limits();
        Limits service = Limits.service();
        Duration least = bound(parameter.least(), service.shortestDuration());
        Duration most = bound(parameter.most(), service.longestDuration());
        if (isOutside(duration, limits.shortestDuration(), limits.longestDuration())
                && !isFine(duration, least, most)) {
            // What the service takes is told by the parameter's own bounds, which are wider or narrower than the usual
            // ones.
            Duration from = subject.strict() ? least : limits.shortestDuration();
            Duration to = subject.strict() ? most : limits.longestDuration();
            String message = "The duration " + value + " is not within " + from + " and " + to;
            findings.error(RuleId.PRM_04, pointer, message, null);
        } else if (isOutside(duration, least, most)) {
            outsideOfTheService(parameter, value, least, most, pointer);
        } else if (!value.equals(value.toUpperCase(Locale.ROOT))) {
            String message = "The service documents durations in capitals, not as " + value;
            findings.note(RuleId.PRM_09, pointer, message, "Write " + value.toUpperCase(Locale.ROOT));
        }
    }

    /** A parameter may take less than others do: a second of stopped I/O. */
    private boolean isFine(Duration duration, Duration least, Duration most) {
        return subject.strict() && !isOutside(duration, least, most);
    }

    private void outsideOfTheService(
            ParameterDescriptor parameter, String value, Duration least, Duration most, String pointer) {
        if (subject.strict() && parameter.least() != null) {
            String message = "The duration " + value + " is not within " + least + " and " + most;
            findings.error(RuleId.PRM_04, pointer, message, null);
        } else {
            String message = "The duration " + value + " runs here only; the service takes " + least
                    + " at the least and " + most + " at the most";
            findings.warning(RuleId.PRM_05, pointer, message, null);
        }
    }

    private static Duration bound(@Nullable String text, Duration otherwise) {
        Duration said = text == null ? null : Durations.parse(text);
        return said == null ? otherwise : said;
    }

    private static boolean isOutside(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) < 0 || duration.compareTo(most) > 0;
    }

    private void number(ParameterDescriptor parameter, String value, String pointer) {
        boolean whole = parameter.type() == ParameterDescriptor.Type.INTEGER;
        BigDecimal number = Numbers.parse(value, whole);
        if (number == null) {
            String what = whole ? "a whole number" : "a number";
            String message = "Found \"" + value + "\" where " + what + " belongs";
            findings.error(RuleId.PRM_03, pointer, message, Numbers.hint(value, whole));
        } else if (isOutside(number, parameter)) {
            outside(parameter, value, pointer);
        }
    }

    private static boolean isOutside(BigDecimal number, ParameterDescriptor parameter) {
        return (parameter.least() != null && number.compareTo(Numbers.of(parameter.least())) < 0)
                || (parameter.most() != null && number.compareTo(Numbers.of(parameter.most())) > 0);
    }

    private void outside(ParameterDescriptor parameter, String value, String pointer) {
        String most = parameter.most() == null ? " or more" : " to " + parameter.most();
        String message = "Found " + value + " where " + parameter.least() + most + " belongs";
        if (parameter.name().equals("invocationPercentage") && value.equals("0")) {
            // One page of the guide takes 0, another begins with 1.
            findings.warning(RuleId.PRM_04, pointer, message, null);
        } else {
            findings.error(RuleId.PRM_04, pointer, message, null);
        }
    }

    private void text(ParameterDescriptor parameter, String value, String pointer) {
        if (!parameter.allowed().isEmpty()) {
            word(parameter, value, pointer);
        } else {
            TextRules.text(parameter, value, pointer, findings);
        }
    }

    private void word(ParameterDescriptor parameter, String value, String pointer) {
        if (!parameter.allowed().contains(value)) {
            String known = String.join(", ", parameter.allowed());
            String message = value.isEmpty() ? "The value is empty" : "\"" + value + "\" is none of " + known;
            String hint = NearMiss.hint(value, parameter.allowed(), value.isEmpty() ? "Known are " + known : null);
            findings.error(RuleId.PRM_07, pointer, message, hint);
        }
    }

    private void list(ParameterDescriptor parameter, String value, String pointer) {
        List<String> items = Forms.items(value);
        Set<String> seen = new HashSet<>();
        if (value.isBlank()) {
            findings.error(RuleId.PRM_03, pointer, "The list is empty", "Name something, or leave it out");
            return;
        }
        boolean empty = items.contains("");
        boolean twice = !items.stream().allMatch(seen::add);
        if (empty || twice) {
            String message = empty ? "The list has an empty item" : "The list names something twice";
            findings.warning(RuleId.PRM_08, pointer, message, "Leave it out");
        } else if (parameter.name().equals("sources") && value.indexOf(' ') >= 0) {
            String message = "The service documents this list without spaces";
            findings.note(RuleId.PRM_08, pointer, message, "Write " + String.join(",", items));
        }
        if (parameter.most() != null
                && items.size() > Numbers.of(parameter.most()).intValue()) {
            String message = "The list has " + items.size() + " items, at most " + parameter.most() + " are allowed";
            findings.error(RuleId.PRM_04, pointer, message, "Leave some out");
        }
        items(parameter, items, pointer);
    }

    private void items(ParameterDescriptor parameter, List<String> items, String pointer) {
        for (String item : items) {
            if (!item.isEmpty() && !parameter.allowed().isEmpty()) {
                word(parameter, item, pointer);
            } else if (!item.isEmpty()) {
                TextRules.item(parameter, item, pointer, findings);
            }
        }
    }
}
