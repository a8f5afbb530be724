package io.github.fis4j.validation;

import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.validation.Subject.NamedAction;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PRM-02: parameters that are needed. One that is said under another name, or elsewhere, is not missing altogether. */
final class RequiredRules {
    /** How many actions are looked at for each target; templates have twenty. */
    private static final int MOST_ACTIONS = 200;

    private RequiredRules() {}

    static void ofAction(NamedAction at, Subject subject, Findings findings) {
        if (at.descriptor() == null || at.isOpen("parameters")) {
            return;
        }
        List<ParameterDescriptor> known = at.descriptor().parameters();
        Map<String, String> said = at.action().parameters();
        List<ParameterDescriptor> missing = missing(said, known);
        if (missing.size() == 1) {
            String other = otherName(missing.get(0).name(), said, known);
            if (other != null) {
                String message = "The action needs the parameter \""
                        + missing.get(0).name() + "\", which is called \"" + other + "\" here";
                findings.refusal(RuleId.PRM_02, at.parameter(other), message, "Give it its name");
                return;
            }
        }
        tell("The action", missing, at.at("parameters"), findings);
    }

    /** Older templates say the duration of an automation where the service knows its maxDuration. */
    private static @Nullable String otherName(String name, Map<String, String> said, List<ParameterDescriptor> known) {
        for (String other : said.keySet()) {
            if (ParameterRules.find(other, known) == null && ParameterRules.holdsOrIsHeld(other, name)) {
                return other;
            }
        }
        return null;
    }

    static void ofTarget(NamedTarget at, Subject subject, Findings findings) {
        if (at.type() == null || at.isOpen("parameters")) {
            return;
        }
        List<ParameterDescriptor> missing =
                missing(at.target().parameters(), at.type().parameters());
        String action = missing.size() == 1 ? misplaced(missing.get(0).name(), at, subject) : null;
        if (action != null) {
            String message = "The resource type needs the parameter \""
                    + missing.get(0).name() + "\", which stands at the action \"" + action + "\"";
            findings.refusal(RuleId.PRM_02, at.at("parameters"), message, "Move it to the target");
        } else {
            tell("The resource type", missing, at.at("parameters"), findings);
        }
    }

    /** {@return the action on the target that has the parameter; null if none has} */
    private static @Nullable String misplaced(String name, NamedTarget at, Subject subject) {
        return subject.template().actions().entrySet().stream()
                .limit(MOST_ACTIONS)
                .filter(each -> each.getValue().parameters().containsKey(name)
                        && each.getValue().targets().containsValue(at.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<ParameterDescriptor> missing(Map<String, String> said, List<ParameterDescriptor> known) {
        return known.stream()
                .filter(parameter -> parameter.required() && !said.containsKey(parameter.name()))
                .toList();
    }

    private static void tell(String whose, List<ParameterDescriptor> missing, String at, Findings findings) {
        if (missing.size() == 1) {
            String message = whose + " needs the parameter \"" + missing.get(0).name() + "\"";
            findings.error(RuleId.PRM_02, at, message, addition(missing.get(0)));
        } else if (!missing.isEmpty()) {
            String names = missing.stream().map(each -> '"' + each.name() + '"').collect(Collectors.joining(", "));
            findings.error(RuleId.PRM_02, at, whose + " needs the parameters " + names, "Add them");
        }
    }

    private static String addition(ParameterDescriptor parameter) {
        if (!parameter.allowed().isEmpty()) {
            return "Add it, " + parameter.allowed().get(0) + " for example";
        }
        return switch (parameter.type()) {
            case DURATION ->
                "Add it, " + (parameter.least() == null ? "PT2M" : example(parameter.least())) + " for example";
            case BOOLEAN -> "Add it, true or false";
            case INTEGER, NUMBER ->
                parameter.least() == null ? "Add it" : "Add it, a number from " + parameter.least() + " up";
            case TEXT, LIST, JSON ->
                parameter.description().isEmpty() ? "Add it" : "Add it: " + parameter.description();
        };
    }

    private static String example(String least) {
        return least.equals("PT1M") || least.equals("PT1S") ? "PT2M" : least;
    }
}
