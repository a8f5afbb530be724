package io.github.fis4j.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings grants together into as few statements as allow just the same, in a stable order. */
final class Statements {
    private static final Comparator<Statement> ORDER = Comparator.<Statement, String>comparing(
                    statement -> statement.actions().first())
            .thenComparing(statement -> statement.resources().first())
            .thenComparing(statement -> statement.conditions().json().toString());

    private Statements() {}

    static List<Statement> of(Collection<Grant> grants) {
        NavigableMap<String, Map<Conditions, NavigableSet<String>>> byPermission = new TreeMap<>();
        for (Grant grant : grants) {
            byPermission
                    .computeIfAbsent(grant.permission(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(grant.conditions(), conditions -> new TreeSet<>())
                    .addAll(grant.resources());
        }
        Map<Where, NavigableSet<String>> actions = new LinkedHashMap<>();
        byPermission.forEach((permission, resources) -> withoutTheCovered(resources)
                .forEach((conditions, arns) -> actions.computeIfAbsent(
                                new Where(arns, conditions), same -> new TreeSet<>())
                        .add(permission)));
        List<Statement> statements = new ArrayList<>();
        actions.forEach((where, names) -> statements.add(new Statement(names, where.resources(), where.conditions())));
        statements.sort(ORDER);
        return statements;
    }

    private record Where(NavigableSet<String> resources, Conditions conditions) {}

    /** A resource is left out where a wider one is allowed under the same conditions or under none. */
    private static Map<Conditions, NavigableSet<String>> withoutTheCovered(
            Map<Conditions, NavigableSet<String>> resources) {
        NavigableSet<String> free = resources.getOrDefault(Conditions.NONE, new TreeSet<>());
        List<String> freePatterns = patterns(free);
        Map<Conditions, NavigableSet<String>> rest = new LinkedHashMap<>();
        resources.forEach((conditions, arns) -> {
            NavigableSet<String> kept = new TreeSet<>(arns);
            List<String> patterns = patterns(arns);
            kept.removeIf(arn -> isWithin(arn, patterns));
            if (!conditions.isEmpty()) {
                kept.removeIf(arn -> free.contains(arn) || isWithin(arn, freePatterns));
            }
            if (!kept.isEmpty()) {
                rest.put(conditions, kept);
            }
        });
        return rest;
    }

    private static List<String> patterns(Collection<String> arns) {
        return arns.stream().filter(arn -> arn.contains(ArnText.ANY)).toList();
    }

    private static boolean isWithin(String arn, List<String> patterns) {
        return patterns.stream().anyMatch(wider -> !wider.equals(arn) && Glob.matches(wider, arn));
    }
}
