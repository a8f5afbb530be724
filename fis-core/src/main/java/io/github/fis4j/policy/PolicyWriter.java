package io.github.fis4j.policy;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.policy.PolicyNote.Kind;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the IAM policies that an experiment needs. Nothing is asked of anybody: what the template and the facts do not
 * tell is a wildcard, and the reasons say so. A permission is narrowed only where that is known not to make the experiment
 * fail. Immutable and thread-safe.
 */
public final class PolicyWriter {
    private final Catalog catalog;
    private final PolicyPurpose purpose;
    private final Knowledge knowledge = Knowledge.aws();

    private PolicyWriter(Catalog catalog, PolicyPurpose purpose) {
        this.catalog = catalog;
        this.purpose = purpose;
    }

    /**
     * {@return a writer for the managed service}
     *
     * @param catalog knows the actions and what they need
     */
    public static PolicyWriter of(Catalog catalog) {
        return new PolicyWriter(catalog, PolicyPurpose.SERVICE);
    }

    /**
     * {@return this writer for another purpose}
     *
     * @param who who runs the experiment
     */
    public PolicyWriter purpose(PolicyPurpose who) {
        return new PolicyWriter(catalog, who);
    }

    /**
     * Writes the permissions of who runs the experiment: of the experiment role, and for the engine of the identity whose
     * credentials it uses, which assumes that role if there is one. A template for several accounts needs one more: for the
     * roles in the target accounts.
     *
     * @param template a template that validation found no error in; of another, what is understood is written
     * @param facts where it runs
     * @return of {@code identity}, {@code role} and {@code target-role} those that there are, in this order
     */
    public List<PolicySet> role(ExperimentTemplate template, PolicyFacts facts) {
        boolean several = SeveralAccounts.isFor(template);
        boolean assumed = isAssumed(template, facts);
        Needs identity = needs(template);
        Needs role = assumed ? needs(template) : identity;
        Needs actions = several ? needs(template) : role;
        if (actions.addActions(runner(several))) {
            addStart(identity, template);
        }
        if (several) {
            role.addUse("target-accounts", "target-accounts", "accountTargeting multi-account");
        }
        List<PolicySet> sets = new ArrayList<>();
        if (purpose == PolicyPurpose.SERVICE) {
            addOutputs(role, template);
        } else {
            addWatching(identity, template);
            if (assumed) {
                identity.addUse("assume-role", "assume-role", "roleArn");
            }
            sets.add(set("identity", identity, template, facts));
        }
        if (assumed) {
            sets.add(set("role", role, template, facts));
        }
        if (several) {
            sets.add(set("target-role", actions, template, facts.accountId(accountOf(facts.targetRoleArns()))));
        }
        return List.copyOf(sets);
    }

    private boolean isAssumed(ExperimentTemplate template, PolicyFacts facts) {
        return switch (purpose) {
            case SERVICE -> true;
            case ENGINE -> facts.roleArn() != null || template.roleArn() != null;
            case ENGINE_AS_CALLER -> false;
        };
    }

    /**
     * Writes who may assume the roles.
     *
     * @param template the template
     * @param facts where it runs
     * @return {@code trust} if there is a role, and {@code target-trust} for several accounts; empty for an engine that
     *     assumes none
     */
    public List<PolicySet> trust(ExperimentTemplate template, PolicyFacts facts) {
        if (purpose == PolicyPurpose.ENGINE_AS_CALLER) {
            return List.of();
        }
        TrustPolicies policies = new TrustPolicies(knowledge, template, facts);
        List<PolicySet> sets = new ArrayList<>();
        if (isAssumed(template, facts)) {
            sets.add(purpose == PolicyPurpose.SERVICE ? policies.role() : policies.roleOfEngine());
        }
        if (SeveralAccounts.isFor(template)) {
            sets.add(policies.targetRole());
        }
        return List.copyOf(sets);
    }

    /**
     * Writes what the person needs who creates the template at the managed service, starts experiments, watches and stops
     * them. The engine is started by nobody but its program, so it needs nothing here.
     *
     * @param template the template
     * @param facts where it runs
     * @return {@code user}; empty for the engine
     */
    public List<PolicySet> user(ExperimentTemplate template, PolicyFacts facts) {
        if (purpose != PolicyPurpose.SERVICE) {
            return List.of();
        }
        Needs needs = needs(template);
        addStart(needs, template);
        return List.of(set("user", needs, template, facts));
    }

    private Needs.Runner runner(boolean severalAccounts) {
        if (purpose != PolicyPurpose.SERVICE) {
            return Needs.Runner.ENGINE;
        }
        return severalAccounts ? Needs.Runner.SERVICE_ELSEWHERE : Needs.Runner.SERVICE;
    }

    private Needs needs(ExperimentTemplate template) {
        return new Needs(knowledge, catalog, template);
    }

    private static void addStart(Needs needs, ExperimentTemplate template) {
        needs.addUse("create", "user", "to create the template");
        if (!template.tags().isEmpty()) {
            needs.addUse("tags", "user", "to tag the template");
        }
        needs.addUse("start", "user", "to start an experiment");
        needs.addUse("watch", "user", "to watch and stop an experiment");
        if (SeveralAccounts.isFor(template)) {
            needs.addUse("accounts", "user", "to set up target accounts");
        }
    }

    private static void addOutputs(Needs needs, ExperimentTemplate template) {
        LogConfiguration log = template.logConfiguration();
        if (log != null && log.logGroupArn() != null) {
            needs.addUse("log-group", "log", "logConfiguration");
        }
        if (log != null && log.s3() != null) {
            needs.addUse("log-bucket", "log", "logConfiguration");
        }
        ReportConfiguration report = template.reportConfiguration();
        if (report != null && report.s3() != null) {
            needs.addUse("report", "report", "experimentReportConfiguration");
        }
        if (report != null && !report.dashboards().isEmpty()) {
            needs.addUse("report-dashboard", "report", "experimentReportConfiguration");
        }
        if (template.stopConditions().stream().anyMatch(condition -> !condition.isNone())) {
            needs.note(
                    Kind.NO_PERMISSION,
                    "stopConditions need nothing of the role: the service watches alarms with its own service-linked role.");
        }
    }

    private static void addWatching(Needs needs, ExperimentTemplate template) {
        if (template.stopConditions().stream().anyMatch(condition -> !condition.isNone())) {
            needs.addUse("stop-conditions", "stop-conditions", "stopConditions");
        }
        if (template.logConfiguration() != null || template.reportConfiguration() != null) {
            needs.note(
                    Kind.NO_PERMISSION,
                    "The engine writes logs and reports itself, not to the places in the template.");
        }
    }

    private PolicySet set(String name, Needs needs, ExperimentTemplate template, PolicyFacts facts) {
        Narrowing narrowing = new Narrowing(knowledge, template, facts);
        List<Grant> grants = new ArrayList<>();
        NavigableMap<String, NavigableSet<String>> neededBy = new TreeMap<>();
        for (Need need : needs.all()) {
            grants.addAll(narrowing.grants(need));
            neededBy.computeIfAbsent(need.permission(), permission -> new TreeSet<>())
                    .add(need.who());
        }
        List<PolicyDocument> documents =
                new Splitter(new Sids(knowledge), IamLimits.MANAGED_POLICY).documents(name, Statements.of(grants));
        NavigableSet<PolicyNote> notes = new TreeSet<>(needs.notes());
        notes.addAll(IamLimits.notes(documents));
        unknown(facts, documents).forEach(notes::add);
        if (name.equals("role") || name.equals("target-role")) {
            notes.addAll(new ManagedPolicies(knowledge).notes(needs.all()));
        }
        return new PolicySet(name, documents, reasons(grants, neededBy), List.copyOf(notes), IamLimits.fit(documents));
    }

    private static List<PolicyReason> reasons(List<Grant> grants, NavigableMap<String, NavigableSet<String>> neededBy) {
        NavigableMap<String, NavigableMap<String, NavigableSet<String>>> wide = new TreeMap<>();
        for (Grant grant : grants) {
            if (grant.wide() != null) {
                wide.computeIfAbsent(grant.permission(), permission -> new TreeMap<>())
                        .computeIfAbsent(grant.wide(), why -> new TreeSet<>())
                        .add(grant.where());
            }
        }
        return neededBy.entrySet().stream()
                .map(entry ->
                        new PolicyReason(entry.getKey(), List.copyOf(entry.getValue()), text(wide.get(entry.getKey()))))
                .toList();
    }

    private static @Nullable String text(@Nullable NavigableMap<String, NavigableSet<String>> wide) {
        return wide == null
                ? null
                : wide.entrySet().stream()
                        .map(entry -> String.join(", ", entry.getValue()) + ", because " + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    private static Stream<PolicyNote> unknown(PolicyFacts facts, List<PolicyDocument> documents) {
        if (documents.isEmpty()) {
            return Stream.of();
        }
        List<String> missing = new ArrayList<>();
        if (facts.partition() == null) {
            missing.add("partition");
        }
        if (facts.region() == null) {
            missing.add("Region");
        }
        if (facts.accountId() == null) {
            missing.add("account");
        }
        return missing.isEmpty()
                ? Stream.of()
                : Stream.of(new PolicyNote(
                        Kind.UNKNOWN,
                        "Not known, and therefore a wildcard: " + String.join(", ", missing) + ". Name it to narrow."));
    }

    private static @Nullable String accountOf(List<String> roleArns) {
        List<String> accounts = roleArns.stream()
                .map(arn -> arn.split(":", 6))
                .filter(parts -> parts.length == 6 && parts[4].matches("\\d{12}"))
                .map(parts -> parts[4])
                .distinct()
                .toList();
        return accounts.size() == 1 ? accounts.get(0) : null;
    }
}
