package io.github.fis4j.policy;

import io.github.fis4j.policy.PolicyNote.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells which policies of AWS would do as well, if wider. */
final class ManagedPolicies {
    private final Knowledge knowledge;

    ManagedPolicies(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    List<PolicyNote> notes(List<Need> needs) {
        NavigableMap<String, NavigableSet<String>> byWho = new TreeMap<>();
        needs.forEach(need ->
                byWho.computeIfAbsent(need.who(), who -> new TreeSet<>()).add(need.permission()));
        List<PolicyNote> notes = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        NavigableMap<String, List<String>> covered = new TreeMap<>();
        byWho.forEach((who, permissions) -> {
            List<String> policies = covering(permissions);
            if (policies.isEmpty()) {
                alone.add(who);
            }
            policies.forEach(policy ->
                    covered.computeIfAbsent(policy, name -> new ArrayList<>()).add(who));
        });
        covered.forEach((policy, whos) -> notes.add(new PolicyNote(
                Kind.MANAGED_POLICY,
                "service-role/" + policy + " of AWS covers, on all resources: " + String.join(", ", whos) + ".")));
        if (!alone.isEmpty()) {
            notes.add(new PolicyNote(
                    Kind.MANAGED_POLICY,
                    "No managed policy of AWS for experiment roles covers: " + String.join(", ", alone) + "."));
        }
        return notes;
    }

    private List<String> covering(NavigableSet<String> permissions) {
        return knowledge.managedPolicies().entrySet().stream()
                .filter(policy -> policy.getValue().containsAll(permissions))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}
