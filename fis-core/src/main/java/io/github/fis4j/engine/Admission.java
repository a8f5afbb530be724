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
    private static final String TARGETING = "/experimentOptions/accountTargeting";

    private final Registry registry;
    private final TemplateValidator validator;

    Admission(Registry registry, Limits limits) {
        this.registry = registry;
        validator = TemplateValidator.of(registry.catalog(), limits).toRunHere();
    }

    /** Refuses a template with an error, or with something that no module brings. */
    void check(ExperimentTemplate template, RunOptions options) {
        List<Problem> problems = new ArrayList<>(validator.validate(template));
        problems.addAll(registry.missing(template));
        problems.addAll(unfilled(template));
        problems.addAll(accounts(template, options));
        if (Problem.anyError(problems)) {
            throw new InvalidTemplateException(problems);
        }
    }

    /** ACC-01, ACC-02: target accounts and the template's word for them belong together. */
    private static List<Problem> accounts(ExperimentTemplate template, RunOptions options) {
        boolean several = "multi-account".equals(template.options().accountTargeting());
        if (several && options.targetAccounts().isEmpty()) {
            return List.of(Problem.error(
                    "ACC-02",
                    TARGETING,
                    "The template is for several accounts, and no target account is configured",
                    "Name each by RunOptions.builder().targetAccount(..), or write \"single-account\""));
        }
        if (!several && !options.targetAccounts().isEmpty()) {
            return List.of(Problem.error(
                    "ACC-01",
                    TARGETING,
                    "Target accounts are configured, but the template is for a single account",
                    "Write \"accountTargeting\": \"multi-account\" into experimentOptions, or leave the accounts out"));
        }
        return several && template.roleArn() == null
                ? List.of(Problem.error(
                        "ACC-03",
                        "",
                        "The template is for several accounts and has no roleArn, whose role assumes those of the accounts",
                        "Add the roleArn of the orchestrator account"))
                : List.of();
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
