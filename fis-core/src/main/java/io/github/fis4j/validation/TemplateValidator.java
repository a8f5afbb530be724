package io.github.fis4j.validation;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.Subject.NamedAction;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks templates against a catalogue and limits. Immutable, thread-safe. It tells every problem at once and never
 * throws; the time that it takes grows with the size of the template only. Of one rule and severity it tells a thousand
 * problems, and then how many more there are.
 *
 * <p>The ids of problems are those of the rules of FIS where there is one (TPL, STC, TGT, SEL, ACT and others). Its own are
 * those of ARNs (ARN), parameters (PRM) and overlapping actions (OVL): {@link #rules()} lists them all.
 */
public final class TemplateValidator {
    private static final List<Check> HEAD = List.of(
            TemplateRules::clientToken,
            TemplateRules::description,
            StopConditionRules::count,
            StopConditionRules::sources,
            StopConditionRules::twice,
            StopConditionRules::noneAlone);
    private static final List<TargetCheck> TARGETS = List.of(
            TargetRules::name,
            TargetRules::resourceType,
            TargetRules::identification,
            ArnRules::count,
            ArnRules::form,
            ArnRules::twice,
            TargetRules::abilities,
            TargetRules::tags,
            FilterRules::complete,
            FilterRules::paths,
            FilterRules::knownPaths,
            FilterRules::states,
            FilterRules::onlyLiving,
            ParameterRules::ofTarget,
            RequiredRules::ofTarget,
            ParameterRules::targetValues,
            ValueRules::ofTarget,
            SelectionRules::mode,
            SelectionRules::ofArns);
    private static final List<ActionCheck> ACTIONS = List.of(
            ActionRules::name,
            ActionRules::actionId,
            ActionRules::description,
            ParameterRules::lengths,
            ParameterRules::known,
            RequiredRules::ofAction,
            ValueRules::ofAction,
            CombinationRules::check,
            ActionRules::slots,
            ActionRules::targets,
            QuotaRules::check,
            ActionRules::irreversible,
            GraphRules::predecessors,
            GraphRules::predecessorTwice);
    private static final List<Check> WHOLE = List.of(
            TargetRules::unused,
            TemplateRules::actionCount,
            GraphRules::graph,
            TemplateRules::role,
            TemplateRules::options,
            ArnRules::inTwoTargets,
            PlaceRules::check,
            ConfigurationRules::tags,
            ConfigurationRules::log,
            ConfigurationRules::report);

    private final Catalog catalog;
    private final Limits limits;
    private final boolean strict;
    private final Set<String> suppressed;

    private TemplateValidator(Catalog catalog, Limits limits, boolean strict, Set<String> suppressed) {
        this.catalog = catalog;
        this.limits = limits;
        this.strict = strict;
        this.suppressed = suppressed;
    }

    /** A rule over a whole template. */
    private interface Check {
        void check(Subject subject, Findings findings);
    }

    /** A rule over each target. */
    private interface TargetCheck {
        void check(NamedTarget target, Subject subject, Findings findings);
    }

    /** A rule over each action. */
    private interface ActionCheck {
        void check(NamedAction action, Subject subject, Findings findings);
    }

    /** {@return every rule that there is, in the order of their areas: the template's head, targets, actions, own ones} */
    public static List<Rule> rules() {
        return RuleId.rules();
    }

    /**
     * {@return a validator with all rules}
     *
     * @param catalog knows the actions and resource types
     * @param limits how much a template may ask for; with {@link Limits#service()}, and others that have quotas on
     *     resources, it refuses whatever the service refuses
     */
    public static TemplateValidator of(Catalog catalog, Limits limits) {
        return new TemplateValidator(catalog, limits, limits.targetQuotas(), Set.of());
    }

    /**
     * {@return a validator that keeps silent about more rules. It changes what is told and nothing else: an engine checks
     * what it is to run by itself, with every rule, so that what is an error stays one}
     *
     * @param ids the ids of rules, for example {@code TGT-14}
     * @throws IllegalArgumentException if there is no rule of an id
     */
    public TemplateValidator suppress(String... ids) {
        List<String> known = rules().stream().map(Rule::id).toList();
        Set<String> all = new HashSet<>(suppressed);
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("There is no rule \"" + id + "\". "
                        + NearMiss.hint(id, known, "The page docs/problems.md has all of them."));
            }
            all.add(id);
        }
        return new TemplateValidator(catalog, limits, strict, Set.copyOf(all));
    }

    /**
     * {@return a validator for what is to run here: what only the service demands, such as a role, is a warning, also with
     * the limits of the service}
     */
    public TemplateValidator toRunHere() {
        return new TemplateValidator(catalog, limits, false, suppressed);
    }

    /**
     * {@return every problem of a template: of its head and each target and action in turn, then of the whole; empty if
     * there is none}
     *
     * @param template the template
     */
    public List<Problem> validate(ExperimentTemplate template) {
        Subject subject = Subject.of(template, catalog, limits, strict);
        Findings findings = new Findings(suppressed, subject.strict());
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
