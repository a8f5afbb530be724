package io.github.fis4j.testkit.families;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.policy.PolicyFacts;
import io.github.fis4j.policy.PolicyPurpose;
import io.github.fis4j.policy.PolicyReason;
import io.github.fis4j.policy.PolicyWriter;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The permissions that the policies written for some templates give. Thread-safe. */
final class NeededPermissions {
    /**
     * Everybody may ask who they are. Which role may be assumed is a matter of who runs the engine, not of a template of one
     * account, and the role's own permissions are those that are looked at here.
     */
    private static final Set<String> BESIDE = Set.of("sts:GetCallerIdentity", "sts:AssumeRole");

    private final Set<String> given = new TreeSet<>(BESIDE);

    synchronized void by(ExperimentTemplate template) {
        PolicyWriter.of(Catalog.aws()).purpose(PolicyPurpose.ENGINE).role(template, PolicyFacts.none()).stream()
                .flatMap(set -> set.reasons().stream())
                .map(PolicyReason::permission)
                .forEach(given::add);
    }

    /** Fails if something was called, in whatever trouble, that whoever follows the policies may not call. */
    synchronized void coverEverythingCalled(List<FakeAws> accounts) {
        Set<String> called = new TreeSet<>();
        for (FakeAws account : accounts) {
            called.addAll(account.calls().keySet());
        }
        called.removeAll(given);
        assertThat(called)
                .as(
                        "called without being in the policy of the template: add it to the action or the type in aws.json, or"
                                + " as \"more\" of the action in permissions.json")
                .isEmpty();
    }
}
