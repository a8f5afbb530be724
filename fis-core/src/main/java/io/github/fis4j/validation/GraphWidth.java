package io.github.fis4j.validation;

import java.util.Arrays;
import java.util.BitSet;

/** How many actions of a graph without cycles may run at one time: the size of its widest antichain (ACT-05). */
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
     * {@return the width; of more than 200 actions a number that is never too high: the most that have equally long chains
     * of actions before them}
     */
    static int of(ActionGraph graph, int[] order) {
        return order.length <= MOST_EXACT ? exact(graph, order) : widestLevel(graph, order);
    }

    private static int widestLevel(ActionGraph graph, int[] order) {
        int[] level = new int[graph.size()];
        int[] width = new int[graph.size()];
        int widest = 0;
        for (int action : order) {
            for (int before : graph.before(action)) {
                level[action] = Math.max(level[action], level[before] + 1);
            }
            widest = Math.max(widest, ++width[level[action]]);
        }
        return widest;
    }

    /** Dilworth: as many as the fewest chains that hold all actions, which is actions less a maximum matching. */
    private static int exact(ActionGraph graph, int[] order) {
        BitSet[] earlier = new BitSet[graph.size()];
        Arrays.setAll(earlier, i -> new BitSet());
        for (int action : order) {
            for (int before : graph.before(action)) {
                earlier[action].set(before);
                earlier[action].or(earlier[before]);
            }
        }
        return order.length - new GraphWidth(earlier).matching();
    }

    private int matching() {
        Arrays.fill(matched, -1);
        int size = 0;
        for (int action = 0; action < earlier.length; action++) {
            size += augment(action, new BitSet()) ? 1 : 0;
        }
        return size;
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
}
