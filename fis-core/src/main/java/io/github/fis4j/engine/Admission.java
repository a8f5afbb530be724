package io.github.fis4j.engine;

import io.github.fis4j.model.Limits;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Variables;
import io.github.fis4j.validation.TemplateValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a template must be before an engine does anything with it. Immutable. */
final class Admission {
    private final Registry registry;
    private final TemplateValidator validator;

    Admission(Registry registry, Limits limits) {
        this.registry = registry;
        validator = TemplateValidator.of(registry.catalog(), limits).toRunHere();
    }

    /** Refuses a template with an error, or with something that no module brings. */
    void check(ExperimentTemplate template) {
        List<Problem> problems = new ArrayList<>(validator.validate(template));
        problems.addAll(registry.missing(template));
        problems.addAll(unfilled(template));
        if (Problem.anyError(problems)) {
            throw new InvalidTemplateException(problems);
        }
    }

    /** Nobody can run what somebody still has to fill in, however right the rest is. */
    private static List<Problem> unfilled(ExperimentTemplate template) {
        Map<String, List<String>> places = Variables.places(template);
        if (places.isEmpty()) {
            return List.of();
        }
        String message = "The template cannot run: not filled in are " + String.join(", ", places.keySet());
        String hint = "Give their values with --var NAME=VALUE, or TemplateReader.with(map); a text that is meant as it"
                + " stands with --literal NAME, or literally(names)";
        String first = places.values().iterator().next().get(0);
        return List.of(Problem.error("VAR-03", first, message, hint));
    }

    /** {@return the plan of a template that was checked} */
    ExperimentPlan plan(ExperimentTemplate template) {
        return ExperimentPlan.of(template, registry.catalog());
    }
}
