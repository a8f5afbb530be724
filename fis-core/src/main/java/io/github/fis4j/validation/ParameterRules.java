package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.validation.Subject.NamedAction;
import java.time.Duration;
import java.util.List;

/** Rules over the parameters of one action. */
final class ParameterRules {
    private static final int LONGEST_VALUE = 1024;

    private ParameterRules() {}

    /** TPL-12. */
    static void length(NamedAction at, Subject subject, Findings findings) {
        at.action()
                .parameters()
                .forEach((name, value) -> TemplateRules.length(
                        "TPL-12", "The value", value, LONGEST_VALUE, at.parameter(name), findings));
    }

    /** PRM-01: the service ignores what an action does not take. */
    static void known(NamedAction at, Subject subject, Findings findings) {
        ActionDescriptor descriptor = at.descriptor();
        if (descriptor == null) {
            return;
        }
        for (String name : at.action().parameters().keySet()) {
            if (descriptor.parameter(name).isEmpty()) {
                List<String> known = descriptor.parameters().stream()
                        .map(ParameterDescriptor::name)
                        .toList();
                String message = descriptor.id() + " has no parameter \"" + name + "\"; it is ignored";
                findings.warning("PRM-01", at.parameter(name), message, NearMiss.hint(name, known, "Leave it out"));
            }
        }
    }

    /** PRM-02. */
    static void required(NamedAction at, Subject subject, Findings findings) {
        if (at.descriptor() == null) {
            return;
        }
        for (ParameterDescriptor parameter : at.descriptor().parameters()) {
            if (parameter.required() && !at.action().parameters().containsKey(parameter.name())) {
                String message = "The action needs the parameter \"" + parameter.name() + "\"";
                String hint =
                        parameter.type() == ParameterDescriptor.Type.DURATION ? "Add it, PT2M for example" : "Add it";
                findings.error("PRM-02", at.at("parameters"), message, hint);
            }
        }
    }

    /** PRM-03: booleans and durations are spelled as such; PRM-04, PRM-05: durations are within limits. */
    static void types(NamedAction at, Subject subject, Findings findings) {
        if (at.descriptor() == null) {
            return;
        }
        for (ParameterDescriptor parameter : at.descriptor().parameters()) {
            String value = at.action().parameters().get(parameter.name());
            if (value == null) {
                continue;
            }
            switch (parameter.type()) {
                case BOOLEAN -> truth(parameter, value, at.parameter(parameter.name()), findings);
                case DURATION -> duration(value, at.parameter(parameter.name()), subject, findings);
                case TEXT, INTEGER, NUMBER, LIST, JSON -> {}
            }
        }
    }

    private static void truth(ParameterDescriptor parameter, String value, String pointer, Findings findings) {
        // The documents of Systems Manager spell it True and False; templates in use have both.
        boolean capital = "True".equals(parameter.defaultValue()) && (value.equals("True") || value.equals("False"));
        if (!capital && !value.equals("true") && !value.equals("false")) {
            findings.error("PRM-03", pointer, "Found \"" + value + "\" where true or false belongs", null);
        }
    }

    private static void duration(String value, String pointer, Subject subject, Findings findings) {
        Duration duration = Subject.duration(value);
        if (duration == null) {
            String message = "\"" + value + "\" is not a duration in ISO 8601";
            findings.error("PRM-03", pointer, message, "Write PT2M for two minutes, PT1H30M for an hour and a half");
            return;
        }
        Limits limits = subject.limits();
        Limits service = Limits.service();
        if (isOutside(duration, limits)) {
            String message = "The duration " + value + " is not within " + limits.shortestDuration() + " and "
                    + limits.longestDuration();
            findings.error("PRM-04", pointer, message, null);
        } else if (isOutside(duration, service)) {
            String message = "The duration " + value + " runs here only; the service takes "
                    + service.shortestDuration() + " at the least and " + service.longestDuration() + " at the most";
            findings.warning("PRM-05", pointer, message, null);
        }
    }

    private static boolean isOutside(Duration duration, Limits limits) {
        return duration.compareTo(limits.shortestDuration()) < 0 || duration.compareTo(limits.longestDuration()) > 0;
    }

    /** PRM-06: a parameter of stop-instances that says nothing by itself. */
    static void completeIfTerminated(NamedAction at, Subject subject, Findings findings) {
        String name = "completeIfInstancesTerminated";
        if (at.action().actionId().equals("aws:ec2:stop-instances")
                && "true".equals(at.action().parameters().get(name))
                && !at.action().parameters().containsKey("startInstancesAfterDuration")) {
            String message = "The parameter says nothing unless the instances are started again";
            findings.warning(
                    "PRM-06", at.parameter(name), message, "Add \"startInstancesAfterDuration\", or leave it out");
        }
    }
}
