package io.github.fis4j.policy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.policy.PolicyNote.Kind;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes who may assume the roles of an experiment (IAM-01, ACC-03). */
final class TrustPolicies {
    private static final String SERVICE = "fis.amazonaws.com";

    private final Knowledge knowledge;
    private final PolicyFacts facts;
    private final @Nullable String roleArn;

    TrustPolicies(Knowledge knowledge, ExperimentTemplate template, PolicyFacts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
        String said = facts.roleArn() != null ? facts.roleArn() : template.roleArn();
        roleArn = said != null
                        && ArnText.isFilled(said)
                        && ArnText.withoutPlaceholders(said).startsWith("arn:")
                ? said
                : null;
    }

    PolicySet role() {
        List<PolicyNote> notes = new ArrayList<>();
        Conditions conditions = Conditions.NONE;
        if (facts.accountId() == null) {
            notes.add(unknown("The account is not known, so every account's experiments may use the role."
                    + " Name the account to keep others out."));
        } else {
            conditions = conditions
                    .and("StringEquals", "aws:SourceAccount", List.of(facts.accountId()))
                    .and("ArnLike", "aws:SourceArn", List.of(experiments()));
        }
        return set("trust", statement("TrustFis", "Service", SERVICE, conditions), notes);
    }

    /** The experiment role, which the engine assumes with a session named after the run. */
    PolicySet roleOfEngine() {
        List<PolicyNote> notes = new ArrayList<>();
        if (facts.accountId() == null) {
            notes.add(unknown("The account that runs the experiment is not known, so nothing can be said of whom the"
                    + " role is to trust. Name the account."));
            return new PolicySet("trust", List.of(), List.of(), notes, true);
        }
        notes.add(unknown("The identity that runs fis4j is not known, so everybody in its account is trusted who may"
                + " assume roles. Put its ARN in place of root to narrow."));
        Conditions conditions = Conditions.NONE.and("StringLike", "sts:RoleSessionName", List.of("EXP*"));
        return set("trust", statement("TrustEngine", "AWS", root(facts.accountId()), conditions), notes);
    }

    /** The role in a target account, which the experiment role assumes. */
    PolicySet targetRole() {
        List<PolicyNote> notes = new ArrayList<>();
        if (facts.accountId() == null) {
            notes.add(unknown("The account that runs the experiment is not known, so nothing can be said of whom the"
                    + " roles in the target accounts are to trust. Name the account."));
            return new PolicySet("target-trust", List.of(), List.of(), notes, true);
        }
        Conditions conditions = Conditions.NONE.and("StringLike", "sts:ExternalId", List.of(experiments()));
        if (roleArn == null) {
            notes.add(unknown("The experiment role is not known, so every role of its account is trusted."));
        } else {
            conditions = conditions.and("ArnEquals", "aws:PrincipalArn", List.of(roleArn));
        }
        return set("target-trust", statement("TrustExperimentRole", "AWS", root(facts.accountId()), conditions), notes);
    }

    private String experiments() {
        return Objects.requireNonNull(knowledge.kindOfName("fis:experiment")).pattern(facts);
    }

    /** A principal takes no wildcard. */
    private String root(String accountId) {
        return "arn:" + (facts.partition() == null ? "aws" : facts.partition()) + ":iam::" + accountId + ":root";
    }

    private static JsonObject statement(String sid, String kind, String principal, Conditions conditions) {
        JsonObject.Builder json = JsonObject.builder()
                .put("Sid", sid)
                .put("Effect", "Allow")
                .put("Principal", JsonObject.builder().put(kind, principal).build())
                .putStrings("Action", List.of("sts:AssumeRole"));
        if (!conditions.isEmpty()) {
            json.put("Condition", conditions.json());
        }
        return json.build();
    }

    private static PolicySet set(String name, JsonObject statement, List<PolicyNote> notes) {
        PolicyDocument document = PolicyDocument.of(name, List.of(statement));
        boolean fits = document.size() <= IamLimits.TRUST_POLICY;
        if (!fits) {
            notes.add(IamLimits.limit("The trust policy has " + document.size() + " characters, at most "
                    + IamLimits.TRUST_POLICY + " are allowed. Give the role a shorter name."));
        }
        PolicyReason reason = new PolicyReason("sts:AssumeRole", List.of("the experiment"), null);
        return new PolicySet(name, List.of(document), List.of(reason), notes, fits);
    }

    private static PolicyNote unknown(String text) {
        return new PolicyNote(Kind.UNKNOWN, text);
    }
}
