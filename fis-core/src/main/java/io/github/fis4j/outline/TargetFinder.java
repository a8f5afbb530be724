package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Finds what the targets of a template can hit. */
final class TargetFinder {
    /** Two of them are compared with each other; beyond this it takes too long. */
    private static final int MOST_COMPARED = 1_000;

    private static final int MOST_TOLD = 200;
    private static final int NO_QUOTA = Integer.MAX_VALUE;

    private final ExperimentTemplate template;
    private final Catalog catalog;
    private final Map<String, List<String>> hitters = new LinkedHashMap<>();

    /** The largest quota of the actions on each target: which action comes first is not said, nor whether all are checked before. */
    private final Map<String, Integer> quotas = new LinkedHashMap<>();

    private TargetFinder(ExperimentTemplate template, Catalog catalog) {
        this.template = template;
        this.catalog = catalog;
    }

    static TargetFinder of(ExperimentTemplate template, Catalog catalog) {
        TargetFinder finder = new TargetFinder(template, catalog);
        template.actions().forEach(finder::hit);
        return finder;
    }

    private void hit(String name, Action action) {
        OptionalInt quota = catalog.action(action.actionId())
                .map(ActionDescriptor::mostTargets)
                .orElse(OptionalInt.empty());
        for (String target : new LinkedHashSet<>(action.targets().values())) {
            hitters.computeIfAbsent(target, none -> new ArrayList<>()).add(name);
            quotas.merge(target, quota.orElse(NO_QUOTA), Math::max);
        }
    }

    /** {@return every target of the template, in its order} */
    List<TargetOutline> targets() {
        List<TargetOutline> targets = new ArrayList<>();
        template.targets()
                .forEach((name, target) -> targets.add(new TargetOutline(
                        name,
                        target.resourceType(),
                        identifiedBy(target),
                        target.selectionModeText() == null ? "" : target.selectionModeText(),
                        reach(name, target),
                        hitters.getOrDefault(name, List.of()))));
        return targets;
    }

    private Reach reach(String name, Target target) {
        int quota = quotas.getOrDefault(name, NO_QUOTA);
        return Reach.of(target).within(quota == NO_QUOTA ? OptionalInt.empty() : OptionalInt.of(quota));
    }

    private static List<String> identifiedBy(Target target) {
        List<String> found = new ArrayList<>();
        target.resourceArns().forEach(arn -> found.add("ARN " + arn));
        target.resourceTags().forEach((key, value) -> found.add("tag " + key + "=" + value));
        target.filters()
                .forEach(filter -> found.add("filter " + filter.path() + "=" + String.join("|", filter.values())));
        target.parameters().forEach((name, value) -> found.add("parameter " + name + "=" + value));
        return found;
    }

    /** {@return the resource types that actions hit, sorted} */
    List<TypeOutline> types() {
        Map<String, List<String>> byType = new TreeMap<>();
        template.targets().forEach((name, target) -> {
            if (hitters.containsKey(name)) {
                byType.computeIfAbsent(target.resourceType(), none -> new ArrayList<>())
                        .add(name);
            }
        });
        List<TypeOutline> types = new ArrayList<>();
        byType.forEach((type, names) -> types.add(new TypeOutline(type, together(names), names)));
        return types;
    }

    /** Resources that are listed and all taken are counted once, however many targets list them. */
    private Reach together(List<String> names) {
        Set<String> listed = new HashSet<>();
        List<Reach> reaches = new ArrayList<>();
        for (String name : names) {
            Target target = target(name);
            if (target.namesArns() && target.selectionMode().equals(SelectionMode.ALL)) {
                listed.addAll(target.resourceArns());
            } else {
                reaches.add(reach(name, target));
            }
        }
        if (!listed.isEmpty()) {
            reaches.add(Reach.exactly(listed.size()));
        }
        Reach all = reaches.stream().reduce(Reach::and).orElse(Reach.NOTHING);
        return reaches.size() > 1 ? all.atMost() : all;
    }

    /** {@return pairs of targets that actions hit and that may choose the same resource} */
    Excerpt<SharedResources> shared() {
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        List<String> used = template.targets().keySet().stream()
                .filter(hitters::containsKey)
                .toList();
        used.stream()
                .limit(MOST_COMPARED)
                .forEach(name -> byKind.computeIfAbsent(TargetRelation.kind(target(name)), none -> new ArrayList<>())
                        .add(name));
        List<SharedResources> found = new ArrayList<>();
        byKind.values().forEach(names -> addShared(names, found));
        boolean complete = used.size() <= MOST_COMPARED && found.size() <= MOST_TOLD;
        return new Excerpt<>(found.subList(0, Math.min(found.size(), MOST_TOLD)), complete);
    }

    private void addShared(List<String> names, List<SharedResources> found) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size() && found.size() <= MOST_TOLD; j++) {
                TargetRelation relation = TargetRelation.between(target(names.get(i)), target(names.get(j)));
                if (relation != TargetRelation.APART) {
                    found.add(new SharedResources(names.get(i), names.get(j), relation == TargetRelation.SHARE));
                }
            }
        }
    }

    private Target target(String name) {
        Target target = template.targets().get(name);
        if (target == null) {
            throw new IllegalStateException("There is no target " + name);
        }
        return target;
    }
}
