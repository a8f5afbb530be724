package io.github.fis4j.validation;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.Subject.NamedAction;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks templates against a catalogue and limits. Immutable, thread-safe. It tells every problem at once and never
 * throws; the time that it takes grows with the size of the template only.
 *
 * <p>The ids of problems are those of the rules of FIS where there is one (TPL, STC, TGT, SEL, ACT and others). Its own are
 * ARN-01 (an id where an ARN belongs) and PRM-01 to PRM-06 (parameters: unknown, missing, misspelt, outside the limits,
 * outside those of the service, without effect).
 */
public final class TemplateValidator {
    private static final List<Rule> HEAD = List.of(
            TemplateRules::description,
            StopConditionRules::count,
            StopConditionRules::sources,
            StopConditionRules::noneAlone);
    private static final List<TargetRule> TARGETS = List.of(
            TargetRules::name,
            TargetRules::resourceType,
            TargetRules::identification,
            TargetRules::arnCount,
            TargetRules::arns,
            TargetRules::abilities,
            FilterRules::complete,
            FilterRules::pascalCase,
            FilterRules::noTags,
            FilterRules::onlyLiving,
            TargetRules::selection);
    private static final List<ActionRule> ACTIONS = List.of(
            ActionRules::name,
            ActionRules::actionId,
            ActionRules::description,
            ParameterRules::length,
            ParameterRules::known,
            ParameterRules::required,
            ParameterRules::types,
            ParameterRules::completeIfTerminated,
            ActionRules::slots,
            ActionRules::targets,
            ActionRules::irreversible,
            GraphRules::predecessors);
    private static final List<Rule> WHOLE = List.of(
            TargetRules::unused,
            TemplateRules::actionCount,
            GraphRules::graph,
            TemplateRules::role,
            TemplateRules::options,
            ConfigurationRules::tags,
            ConfigurationRules::log,
            ConfigurationRules::report);

    private final Catalog catalog;
    private final Limits limits;
    private final Set<String> suppressed;

    private TemplateValidator(Catalog catalog, Limits limits, Set<String> suppressed) {
        this.catalog = catalog;
        this.limits = limits;
        this.suppressed = suppressed;
    }

    /** A rule over a whole template. */
    private interface Rule {
        void check(Subject subject, Findings findings);
    }

    /** A rule over each target. */
    private interface TargetRule {
        void check(NamedTarget target, Subject subject, Findings findings);
    }

    /** A rule over each action. */
    private interface ActionRule {
        void check(NamedAction action, Subject subject, Findings findings);
    }

    /**
     * {@return a validator with all rules}
     *
     * @param catalog knows the actions and resource types
     * @param limits how much a template may ask for
     */
    public static TemplateValidator of(Catalog catalog, Limits limits) {
        return new TemplateValidator(catalog, limits, Set.of());
    }

    /**
     * {@return a validator that keeps silent about more rules. An error that is not told is still one: what it is about may
     * fail later}
     *
     * @param ids the ids of rules, for example {@code TGT-14}
     */
    public TemplateValidator suppress(String... ids) {
        Set<String> all = new HashSet<>(suppressed);
        all.addAll(List.of(ids));
        return new TemplateValidator(catalog, limits, Set.copyOf(all));
    }

    /**
     * {@return every problem of a template: of its head and each target and action in turn, then of the whole; empty if
     * there is none}
     *
     * @param template the template
     */
    public List<Problem> validate(ExperimentTemplate template) {
        Subject subject = Subject.of(template, catalog, limits);
        Findings findings = new Findings(suppressed);
        HEAD.forEach(rule -> rule.check(subject, findings));
        template.targets().forEach((name, target) -> {
            NamedTarget at = subject.target(name, target);
            TARGETS.forEach(rule -> rule.check(at, subject, findings));
        });
        template.actions().forEach((name, action) -> {
            NamedAction at = subject.action(name, action);
            ACTIONS.forEach(rule -> rule.check(at, subject, findings));
        });
        WHOLE.forEach(rule -> rule.check(subject, findings));
        return findings.problems();
    }
}
