package io.github.fis4j.policy;

import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Fills in what stands in braces in the conditions of the data file; a condition whose value is not known is left out. */
final class ConditionValues {
    private static final String PARAMETER = "{parameter.";

    private final PolicyFacts facts;
    private final TargetArns targetArns;
    private final Knowledge knowledge;

    ConditionValues(PolicyFacts facts, TargetArns targetArns, Knowledge knowledge) {
        this.facts = facts;
        this.targetArns = targetArns;
        this.knowledge = knowledge;
    }

    Conditions fill(Conditions conditions, Need need) {
        Conditions filled = Conditions.NONE;
        for (Map.Entry<String, NavigableMap<String, List<String>>> operator :
                conditions.values().entrySet()) {
            for (Map.Entry<String, List<String>> key : operator.getValue().entrySet()) {
                List<String> values = key.getValue().stream()
                        .flatMap(value -> fill(value, operator.getKey(), need))
                        .toList();
                if (!values.isEmpty()) {
                    filled = filled.and(operator.getKey(), key.getKey(), values);
                }
            }
        }
        return filled;
    }

    private Stream<String> fill(String value, String operator, Need need) {
        if (value.startsWith(PARAMETER)) {
            String name = value.substring(PARAMETER.length(), value.length() - 1);
            return parameter(need.parameters().getOrDefault(name, ""), operator);
        }
        return switch (value) {
            case "{actionId}" -> Stream.of(need.use());
            case "{targets}" -> targets(need.targets());
            case "{account}" -> Stream.ofNullable(facts.accountId());
            default -> Stream.of(value.replace("{region}", Objects.requireNonNullElse(facts.region(), ArnText.ANY)));
        };
    }

    private static Stream<String> parameter(String text, String operator) {
        List<String> values = Stream.of(operator.startsWith("ForAllValues") ? text.split(",") : new String[] {text})
                .map(String::trim)
                .toList();
        String form = operator.startsWith("Numeric") ? "\\d{1,3}" : "[A-Za-z0-9-]+";
        return values.stream().allMatch(value -> value.matches(form))
                ? values.stream().sorted()
                : Stream.of();
    }

    private Stream<String> targets(Collection<Target> targets) {
        List<String> all = new ArrayList<>();
        for (Target target : targets) {
            ResourceKind kind = knowledge.kindOf(target.resourceType());
            if (kind == null) {
                return Stream.of();
            }
            List<String> arns = target.resourceArns().isEmpty() ? List.of() : targetArns.of(target, kind);
            all.addAll(arns.isEmpty() ? List.of(kind.pattern(facts)) : arns);
        }
        return new TreeSet<>(all).stream();
    }
}
