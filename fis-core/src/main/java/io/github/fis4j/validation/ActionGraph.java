package io.github.fis4j.validation;

import io.github.fis4j.template.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which action starts after which, by position in the template; strangers and actions that name themselves are left out.
 * All but the widest set is linear in actions and edges and uses no recursion, for templates may be long chains. Immutable.
 */
public final class ActionGraph {
    private final List<String> names;
    private final int[][] before;
    private final int[][] after;

    private ActionGraph(List<String> names, int[][] before, int[][] after) {
        this.names = names;
        this.before = before;
        this.after = after;
    }

    /**
     * {@return the graph of a template's actions, valid or not}
     *
     * @param actions the actions by name
     */
    public static ActionGraph of(Map<String, Action> actions) {
        Map<String, Integer> indexes = new HashMap<>();
        actions.keySet().forEach(name -> indexes.put(name, indexes.size()));
        int[][] before = new int[actions.size()][];
        actions.forEach((name, action) -> {
            int index = indexes.getOrDefault(name, 0);
            before[index] = before(action, index, indexes);
        });
        return new ActionGraph(List.copyOf(actions.keySet()), before, reversed(before));
    }

    private static int[] before(Action action, int index, Map<String, Integer> indexes) {
        List<String> names = action.startAfter();
        int[] before = new int[names.size()];
        int known = 0;
        Collection<String> distinct = names.size() < 2 ? names : new LinkedHashSet<>(names);
        for (String name : distinct) {
            int other = indexes.getOrDefault(name, index);
            if (other != index) {
                before[known++] = other;
            }
        }
        return Arrays.copyOf(before, known);
    }

    private static int[][] reversed(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        Arrays.setAll(reversed, i -> new int[counts[i]]);
        for (int from = 0; from < edges.length; from++) {
            for (int target : edges[from]) {
                reversed[target][--counts[target]] = from;
            }
        }
        return reversed;
    }

    /** {@return how many actions there are} */
    public int size() {
        return names.size();
    }

    /**
     * {@return the name of an action}
     *
     * @param index its position in the template, from 0
     */
    public String name(int index) {
        return names.get(index);
    }

    /**
     * {@return the positions of the actions that must have ended first, in the order of {@code startAfter}, each once}
     *
     * @param index the position of the action that waits for them
     */
    public int[] before(int index) {
        return before[index].clone();
    }

    /**
     * {@return the most actions that may run at one time (ACT-05)}
     *
     * @param order the actions to look at, in the order that {@link #order()} has them: all, or some without gaps, so that
     *     an action between two of them is one of them
     */
    public WidestSet widest(int[] order) {
        return GraphWidth.of(this, order);
    }

    /** {@return the actions in an order in which they can run; those in or behind a cycle are left out} */
    public int[] order() {
        int[] open = new int[size()];
        int[] order = new int[size()];
        int known = 0;
        for (int i = 0; i < size(); i++) {
            open[i] = before[i].length;
            if (open[i] == 0) {
                order[known++] = i;
            }
        }
        for (int next = 0; next < known; next++) {
            for (int successor : after[order[next]]) {
                if (--open[successor] == 0) {
                    order[known++] = successor;
                }
            }
        }
        return Arrays.copyOf(order, known);
    }

    /**
     * {@return one shortest cycle of each knot of actions that wait for each other, each in the order in which an action
     * starts after the next, from the one that stands first in the template}
     */
    List<List<String>> cycles() {
        List<List<String>> cycles = new ArrayList<>();
        int[] knots = knots();
        boolean[] told = new boolean[size() + 1];
        int[] members = new int[size() + 1];
        Arrays.stream(knots).forEach(knot -> members[knot]++);
        for (int i = 0; i < size(); i++) {
            if (members[knots[i]] > 1 && !told[knots[i]]) {
                told[knots[i]] = true;
                cycles.add(cycle(i, knots));
            }
        }
        return cycles;
    }

    /** {@return the actions that wait for each other} */
    List<String> knotted() {
        int[] knots = knots();
        int[] members = new int[size() + 1];
        Arrays.stream(knots).forEach(knot -> members[knot]++);
        List<String> knotted = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (members[knots[i]] > 1) {
                knotted.add(names.get(i));
            }
        }
        return knotted;
    }

    /** {@return the strongly connected component of each action: Kosaraju's two walks} */
    private int[] knots() {
        int[] knots = new int[size()];
        Arrays.fill(knots, -1);
        int[] finished = finished();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = finished.length - 1; i >= 0; i--) {
            if (knots[finished[i]] < 0) {
                knots[finished[i]] = i;
                open.push(finished[i]);
            }
            while (!open.isEmpty()) {
                for (int other : after[open.pop()]) {
                    if (knots[other] < 0) {
                        knots[other] = i;
                        open.push(other);
                    }
                }
            }
        }
        return knots;
    }

    /** {@return the actions in the order in which a depth-first walk backwards leaves them} */
    private int[] finished() {
        int[] finished = new int[size()];
        int[] next = new int[size()];
        boolean[] seen = new boolean[size()];
        int known = 0;
        Deque<Integer> path = new ArrayDeque<>();
        for (int start = 0; start < size(); start++) {
            if (!seen[start]) {
                seen[start] = true;
                path.push(start);
            }
            while (!path.isEmpty()) {
                int at = path.peek();
                if (next[at] == before[at].length) {
                    finished[known++] = path.pop();
                } else {
                    int other = before[at][next[at]++];
                    if (!seen[other]) {
                        seen[other] = true;
                        path.push(other);
                    }
                }
            }
        }
        return finished;
    }

    private List<String> cycle(int start, int[] knots) {
        int[] from = new int[size()];
        Arrays.fill(from, -1);
        Deque<Integer> open = new ArrayDeque<>(Set.of(start));
        while (from[start] < 0) {
            int at = open.remove();
            for (int other : before[at]) {
                if (knots[other] == knots[start] && from[other] < 0) {
                    from[other] = at;
                    open.add(other);
                }
            }
        }
        List<String> cycle = new ArrayList<>();
        int at = from[start];
        while (at != start) {
            cycle.add(names.get(at));
            at = from[at];
        }
        cycle.add(names.get(start));
        Collections.reverse(cycle);
        return cycle;
    }
}
