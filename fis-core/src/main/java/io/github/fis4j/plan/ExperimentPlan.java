package io.github.fis4j.plan;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template made ready to run.
 *
 * @param template the template
 * @param actions its actions in the order of the template, with their places in the graph
 * @param usedTargets the names of the targets that some action names, in the order of first use (EMP-07)
 */
public record ExperimentPlan(ExperimentTemplate template, List<ActionNode> actions, Set<String> usedTargets) {

    /** Copies the collections. */
    public ExperimentPlan {
        actions = List.copyOf(actions);
        usedTargets = Collections.unmodifiableSet(new LinkedHashSet<>(usedTargets));
    }

    /**
     * Plans a template that validation found no error in.
     *
     * @param template the template
     * @param catalog knows its actions
     * @return the plan
     * @throws IllegalArgumentException if the template names an action that the catalogue does not have, a
     *     predecessor that the template does not have, or a duration that is none: validate first
     */
    public static ExperimentPlan of(ExperimentTemplate template, Catalog catalog) {
        Map<String, Integer> indexes = new HashMap<>();
        template.actions().keySet().forEach(name -> indexes.put(name, indexes.size()));
        int[] predecessors = new int[indexes.size()];
        List<List<Integer>> successors = successors(template, indexes, predecessors);
        List<ActionNode> nodes = new ArrayList<>(indexes.size());
        Set<String> used = new LinkedHashSet<>();
        template.actions().forEach((name, action) -> {
            int index = nodes.size();
            nodes.add(
                    node(index, name, action, descriptor(action, catalog), successors.get(index), predecessors[index]));
            used.addAll(action.targets().values());
        });
        return new ExperimentPlan(template, nodes, used);
    }

    /**
     * {@return the successors of each action}
     *
     * @param predecessors is filled with how many actions each one waits for
     */
    private static List<List<Integer>> successors(
            ExperimentTemplate template, Map<String, Integer> indexes, int[] predecessors) {
        List<List<Integer>> successors = new ArrayList<>(indexes.size());
        indexes.forEach((name, index) -> successors.add(new ArrayList<>(2)));
        template.actions().forEach((name, action) -> {
            int own = indexes.getOrDefault(name, 0);
            for (String before : distinct(action.startAfter())) {
                Integer index = indexes.get(before);
                if (index == null) {
                    throw new IllegalArgumentException(
                            "Action " + name + " starts after " + before + ", which is not there: validate first");
                }
                successors.get(index).add(own);
                predecessors[own]++;
            }
        });
        return successors;
    }

    private static ActionDescriptor descriptor(Action action, Catalog catalog) {
        return catalog.action(action.actionId())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The catalogue has no action " + action.actionId() + ": validate first"));
    }

    private static ActionNode node(
            int index,
            String name,
            Action action,
            ActionDescriptor descriptor,
            List<Integer> successors,
            int predecessors) {
        ActionTiming timing = ActionTiming.of(action, descriptor);
        return new ActionNode(
                index,
                name,
                action,
                descriptor,
                timing.timing(),
                timing.duration() == null ? Duration.ZERO : parse(name, timing.duration()),
                List.copyOf(successors),
                predecessors);
    }

    private static Collection<String> distinct(List<String> names) {
        return names.size() < 2 ? names : Set.copyOf(names);
    }

    private static Duration parse(String name, String duration) {
        try {
            return Duration.parse(duration);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Action " + name + " has the duration \"" + duration + "\", which is none: validate first", e);
        }
    }
}
