package io.github.fis4j.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Which actions of a graph without cycles may run at one time: its widest antichain (ACT-05). */
final class GraphWidth {
    /** The exact answer needs a matching over all pairs of actions that are ordered; beyond this it takes too long. */
    private static final int MOST_EXACT = 200;

    private final BitSet[] earlier;
    private final int[] matched;

    private GraphWidth(BitSet[] earlier) {
        this.earlier = earlier;
        this.matched = new int[earlier.length];
    }

    /**
     * {@return the widest set; of more than 200 actions one that may not be the widest: the most that have equally long
     * chains of actions before them}
     */
    static WidestSet of(ActionGraph graph, int[] order) {
        return order.length <= MOST_EXACT
                ? new WidestSet(exact(graph, order), true)
                : new WidestSet(widestLevel(graph, order), false);
    }

    private static List<Integer> widestLevel(ActionGraph graph, int[] order) {
        int[] level = new int[graph.size()];
        int[] width = new int[graph.size()];
        int widest = 0;
        for (int action : order) {
            for (int before : graph.before(action)) {
                level[action] = Math.max(level[action], level[before] + 1);
            }
            width[level[action]]++;
        }
        for (int each = 1; each < width.length; each++) {
            widest = width[each] > width[widest] ? each : widest;
        }
        int chosen = widest;
        return Arrays.stream(order)
                .filter(action -> level[action] == chosen)
                .sorted()
                .boxed()
                .toList();
    }

    /** Dilworth: as many as the fewest chains that hold all actions, which is actions less a maximum matching. */
    private static List<Integer> exact(ActionGraph graph, int[] order) {
        BitSet[] earlier = new BitSet[graph.size()];
        Arrays.setAll(earlier, i -> new BitSet());
        BitSet lookedAt = new BitSet();
        for (int action : order) {
            for (int before : graph.before(action)) {
                if (lookedAt.get(before)) {
                    earlier[action].set(before);
                    earlier[action].or(earlier[before]);
                }
            }
            lookedAt.set(action);
        }
        GraphWidth width = new GraphWidth(earlier);
        width.match();
        return width.uncovered(order);
    }

    private void match() {
        Arrays.fill(matched, -1);
        for (int action = 0; action < earlier.length; action++) {
            augment(action, new BitSet());
        }
    }

    private boolean augment(int action, BitSet seen) {
        BitSet candidates = earlier[action];
        for (int other = candidates.nextSetBit(0); other >= 0; other = candidates.nextSetBit(other + 1)) {
            if (!seen.get(other)) {
                seen.set(other);
                if (matched[other] < 0 || augment(matched[other], seen)) {
                    matched[other] = action;
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * König: walks from the actions that have no match, to those before them and on to their matches. A least cover of all
     * pairs is what is not reached as a later action, or is reached as an earlier one; the others are the antichain.
     */
    private List<Integer> uncovered(int[] order) {
        BitSet later = new BitSet();
        Arrays.stream(order).forEach(later::set);
        Arrays.stream(matched).filter(match -> match >= 0).forEach(later::clear);
        Deque<Integer> open = new ArrayDeque<>(later.stream().boxed().toList());
        BitSet reached = new BitSet();
        while (!open.isEmpty()) {
            BitSet candidates = earlier[open.pop()];
            for (int other = candidates.nextSetBit(0); other >= 0; other = candidates.nextSetBit(other + 1)) {
                if (!reached.get(other)) {
                    reached.set(other);
                    int match = matched[other];
                    if (match >= 0 && !later.get(match)) {
                        later.set(match);
                        open.push(match);
                    }
                }
            }
        }
        List<Integer> free = new ArrayList<>();
        for (int action = later.nextSetBit(0); action >= 0; action = later.nextSetBit(action + 1)) {
            if (!reached.get(action)) {
                free.add(action);
            }
        }
        return free;
    }
}
