package io.github.fis4j.validation;

import static io.github.fis4j.problem.Severity.ERROR;
import static io.github.fis4j.problem.Severity.NOTE;
import static io.github.fis4j.problem.Severity.WARNING;

import io.github.fis4j.problem.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Every rule that can be told, with the severities that it can have. A rule that weighs more than one has the lighter one
 * where a run here does without what the service demands; {@code docs/problems.md} has the same rows.
 */
enum RuleId {
    TPL_01("the client token has 1 to 1024 characters, not all of them spaces", ERROR),
    TPL_02("a description is demanded; it has at most 512 characters", ERROR, WARNING),
    TPL_03("stop conditions are demanded, at most five", ERROR, WARNING),
    TPL_04("one to twenty actions, with names of 1 to 64 characters", ERROR, WARNING),
    TPL_05("a role is demanded, by its ARN", ERROR, WARNING),
    TPL_06("the name of a target has 1 to 64 characters", ERROR),
    TPL_07("at most 50 tags, with keys of 1 to 128 and values of at most 256 characters", ERROR, WARNING),
    TPL_08("a log configuration is complete, and its names have their lengths", ERROR, WARNING),
    TPL_09("the experiment options have words that are known", ERROR),
    TPL_10("a report configuration is complete, and its names have their lengths", ERROR, WARNING),
    TPL_11("the value of a target's parameter has characters that the service takes", ERROR, WARNING),
    TPL_12("the value of an action's parameter has at most 1024 characters, its name 1 to 64", ERROR),
    TPL_14("names that the console takes, too", WARNING),
    TPL_15("the action is known", ERROR, WARNING),
    TPL_17("the resource type is known, and is that of the action's slot", ERROR, WARNING),
    TPL_18("slots that the action has, all of them filled, with targets that are there", ERROR),
    TPL_19("a target names ARNs, or tags, filters and parameters, as its type allows", ERROR, WARNING),
    TPL_21("an empty list of ARNs fails the experiment, unless empty targets are skipped", WARNING),
    STC_01("a stop condition has a source that is known, and the ARN of an alarm", ERROR, WARNING),
    STC_02("the same alarm is named once", WARNING),
    STC_06("the source none stands alone", ERROR),
    TGT_03("a resource is named by two targets", NOTE),
    TGT_04(
            "at most 50 tags, with keys of 1 to 128 and values of at most 256 characters, compared exactly",
            ERROR,
            WARNING),
    TGT_05("a filter has a path of 1 to 256 characters, without empty names", ERROR),
    TGT_07("a path has no index and no wildcard: lists are walked", WARNING),
    TGT_08("a filter has values of at most 128 characters, and all filters can match together", ERROR, WARNING),
    TGT_10("values of filters are compared exactly, and are ones that there can be", WARNING),
    TGT_11("the path is one that resources have", NOTE),
    TGT_12("names of a path are in Pascal case", WARNING),
    TGT_13("tags are no path", ERROR),
    TGT_14("instances that were terminated lately still carry their tags", WARNING),
    TGT_15("with several accounts, zones are named by their ids", WARNING),
    SEL_01("the selection mode is demanded", ERROR, WARNING),
    SEL_03("COUNT(n) of fewer resources keeps them all", NOTE),
    SEL_05("a percentage worth less than one resource selects nothing", WARNING),
    SEL_07("the selection mode is ALL, COUNT(n) or PERCENT(n), with a number that makes sense", ERROR, WARNING),
    EMP_07("a target is named by an action", NOTE),
    ACC_01("a run of a template for several accounts has to name them", NOTE),
    ACT_03("an action is named once in startAfter", NOTE),
    ACT_04("startAfter names other actions of the template, without a cycle", ERROR, WARNING),
    ACT_05("at most ten actions can run at one time", ERROR),
    EXP_04("the longest path of actions takes at most twelve hours", ERROR, WARNING),
    STP_06("what cannot be taken back is watched by a stop condition", WARNING),
    QUO_01("at most five ARNs a target, and no more resources than the action's quota", ERROR, WARNING, NOTE),
    REP_02("a report has at most one dashboard", ERROR, WARNING),
    REP_03("a report begins at most 30 minutes before, and ends at most 2 hours after the experiment", ERROR, WARNING),
    LOG_04("the form of the log has version 1 or 2", WARNING),
    ARN_01("an ARN stands where one belongs, with a Region and an account", ERROR, WARNING),
    ARN_02("the ARN is of a resource of the target's type", ERROR, WARNING),
    ARN_03("a target names a resource once", WARNING),
    ARN_04("all is in the account of the role", WARNING),
    ARN_05("all is in one Region", WARNING),
    PRM_01("the parameter is one of the action's or the resource type's", WARNING),
    PRM_02("parameters that are needed are there", ERROR, WARNING),
    PRM_03("the value is spelled as its type is", ERROR, WARNING),
    PRM_04("the value is within its limits", ERROR, WARNING),
    PRM_05("the duration is one that the service takes, too", WARNING),
    PRM_06("the parameter says something beside the others", WARNING),
    PRM_07("the value is one of those that are taken", ERROR),
    PRM_08("the items of a list are there, and there once", WARNING, NOTE),
    PRM_09("the value is spelled as the service documents it", NOTE),
    PRM_10("two parameters go together", ERROR, WARNING),
    PRM_11("a document does not run longer than its action", WARNING),
    OVL_01("no two actions hit one target at one time, one of which takes the resource away", WARNING),
    OVL_02("network actions that exclude each other do not overlap on one target", WARNING),
    OVL_03("an action does not come when its resources are already gone or stopped", WARNING);

    private static final List<Rule> RULES =
            List.of(values()).stream().map(RuleId::rule).toList();

    private final String says;

    @SuppressWarnings("ImmutableEnumChecker") // It is a view that nobody can change of a set that nobody else has.
    private final Set<Severity> severities;

    RuleId(String says, Severity first, Severity... more) {
        this.says = says;
        this.severities = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    String id() {
        return name().replace('_', '-');
    }

    /** {@return all rules, as users see them} */
    static List<Rule> rules() {
        return RULES;
    }

    private Rule rule() {
        return new Rule(id(), severities, says);
    }
}
