package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.Variables;
import io.github.fis4j.validation.Subject.NamedAction;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules over which parameters there are, of actions and of targets. */
final class ParameterRules {
    private static final int LONGEST_VALUE = 1024;
    private static final int LEAST_PART = 4;

    /** What the service's model takes, and commas, which it documents all the same. */
    private static final Pattern TARGET_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@,]+");

    private ParameterRules() {}

    /** TPL-12. */
    static void lengths(NamedAction at, Subject subject, Findings findings) {
        at.action().parameters().forEach((name, value) -> {
            if (value.length() > LONGEST_VALUE && !Variables.anyInParameter(name, value)) {
                String message = Findings.tooLong("The value", value, LONGEST_VALUE);
                findings.error(RuleId.TPL_12, at.parameter(name), message, "Shorten it");
            }
            if (!Forms.hasText(name)) {
                findings.error(RuleId.TPL_12, at.parameter(name), "The name of a parameter is empty", "Leave it out");
            } else {
                findings.length(RuleId.TPL_12, "The name", name, TemplateRules.LONGEST_NAME, at.parameter(name));
            }
        });
    }

    /** PRM-01: the service ignores what an action does not take. */
    static void known(NamedAction at, Subject subject, Findings findings) {
        ActionDescriptor descriptor = at.descriptor();
        if (descriptor != null) {
            unknown(descriptor.id(), at.action().parameters(), descriptor.parameters(), at.at("parameters"), findings);
        }
    }

    /** PRM-01, for the parameters of a target. */
    static void ofTarget(NamedTarget at, Subject subject, Findings findings) {
        if (at.type() != null) {
            unknown(at.type().id(), at.target().parameters(), at.type().parameters(), at.at("parameters"), findings);
        }
    }

    /** TPL-11. */
    static void targetValues(NamedTarget at, Subject subject, Findings findings) {
        at.target().parameters().forEach((name, value) -> {
            if (value.isEmpty()) {
                String pointer = JsonPointer.child(at.at("parameters"), name);
                findings.error(RuleId.TPL_11, pointer, "The value is empty", "Leave the parameter out, or fill it in");
            } else if (value.length() > LONGEST_VALUE || name.length() > TemplateRules.LONGEST_NAME) {
                String pointer = JsonPointer.child(at.at("parameters"), name);
                findings.length(RuleId.TPL_11, "The value", value, LONGEST_VALUE, pointer);
                findings.length(RuleId.TPL_11, "The name", name, TemplateRules.LONGEST_NAME, pointer);
            } else if (!TARGET_VALUE.matcher(value).matches() && !value.startsWith("$") && !Forms.isOpen(value)) {
                String pointer = JsonPointer.child(at.at("parameters"), name);
                String message = "\"" + value + "\" has characters that the service's model does not take";
                findings.warning(
                        RuleId.TPL_11, pointer, message, "It takes letters, digits, spaces and , _ . : / = + - @");
            }
        });
    }

    private static void unknown(
            String whose,
            Map<String, String> said,
            List<ParameterDescriptor> parameters,
            String at,
            Findings findings) {
        for (String name : said.keySet()) {
            if (find(name, parameters) == null && !Forms.isOpen(name)) {
                String message = whose + " has no parameter \"" + name + "\"; it is ignored";
                findings.warning(RuleId.PRM_01, JsonPointer.child(at, name), message, near(name, parameters));
            }
        }
    }

    /** {@return whether the catalogue lists a value among those that a parameter takes} */
    static boolean isAllowed(NamedAction at, String name, String value) {
        ParameterDescriptor parameter =
                at.descriptor() == null ? null : find(name, at.descriptor().parameters());
        return parameter != null && parameter.allowed().contains(value);
    }

    static @Nullable ParameterDescriptor find(String name, List<ParameterDescriptor> parameters) {
        for (ParameterDescriptor parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    /** A parameter with nearly this name, or one whose name holds this one or is held by it: duration, maxDuration. */
    private static String near(String name, List<ParameterDescriptor> parameters) {
        List<String> known = parameters.stream().map(ParameterDescriptor::name).toList();
        String near = NearMiss.of(name, known);
        for (int i = 0; near == null && i < known.size(); i++) {
            near = holdsOrIsHeld(name, known.get(i)) ? known.get(i) : null;
        }
        return near == null ? "Leave it out" : "Did you mean \"" + near + "\"?";
    }

    /** {@return whether one of two different names is a part of the other} */
    static boolean holdsOrIsHeld(String one, String other) {
        String lower = one.toLowerCase(Locale.ROOT);
        String otherLower = other.toLowerCase(Locale.ROOT);
        return Math.min(lower.length(), otherLower.length()) >= LEAST_PART
                && (lower.contains(otherLower) || otherLower.contains(lower));
    }
}
