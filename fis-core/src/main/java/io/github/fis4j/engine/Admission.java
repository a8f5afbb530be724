package io.github.fis4j.engine;

import io.github.fis4j.model.Limits;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.util.ArrayList;
import java.util.List;

/** What a template must be before an engine does anything with it. Immutable. */
final class Admission {
    private final Registry registry;
    private final TemplateValidator validator;

    Admission(Registry registry, Limits limits) {
        this.registry = registry;
        validator = TemplateValidator.of(registry.catalog(), limits);
    }

    /** Refuses a template with an error, or with something that no module brings. */
    void check(ExperimentTemplate template) {
        List<Problem> problems = new ArrayList<>(validator.validate(template));
        problems.addAll(registry.missing(template));
        if (Problem.anyError(problems)) {
            throw new InvalidTemplateException(problems);
        }
    }

    /** {@return the plan of a template that was checked} */
    ExperimentPlan plan(ExperimentTemplate template) {
        return ExperimentPlan.of(template, registry.catalog());
    }
}
