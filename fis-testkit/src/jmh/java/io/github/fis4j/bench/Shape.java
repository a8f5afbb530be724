package io.github.fis4j.bench;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Graphs of actions. The actions are in an order in which they can run. */
public enum Shape {
    /** Each action starts after the one before it. */
    CHAIN {
        @Override
        int[] predecessors(int action, int size, Random random) {
            return action == 0 ? NONE : new int[] {action - 1};
        }
    },
    /** One action, then all but one side by side, then one. */
    FAN {
        @Override
        int[] predecessors(int action, int size, Random random) {
            if (action == size - 1) {
                int[] all = new int[size - 2];
                Arrays.setAll(all, i -> i + 1);
                return all;
            }
            return action == 0 ? NONE : new int[] {0};
        }
    },
    /** Layers of a hundred actions; each starts after one to three of the layer before it. */
    LAYERS {
        @Override
        int[] predecessors(int action, int size, Random random) {
            int layer = action / LAYER;
            if (layer == 0) {
                return NONE;
            }
            Set<Integer> chosen = new HashSet<>();
            int most = 1 + random.nextInt(3);
            for (int i = 0; i < most; i++) {
                chosen.add((layer - 1) * LAYER + random.nextInt(LAYER));
            }
            return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
    };

    private static final int LAYER = 100;
    private static final int[] NONE = {};
    private static final long SEED = 42;

    abstract int[] predecessors(int action, int size, Random random);

    /** {@return the predecessors of each action} */
    int[][] graph(int size) {
        Random random = new Random(SEED);
        int[][] graph = new int[size][];
        for (int i = 0; i < size; i++) {
            graph[i] = predecessors(i, size, random);
        }
        return graph;
    }

    /** {@return a template of actions that do nothing} */
    static ExperimentTemplate template(int[][] graph) {
        ExperimentTemplate.Builder template =
                ExperimentTemplate.builder("A graph of actions that do nothing").stopCondition(StopCondition.none());
        for (int i = 0; i < graph.length; i++) {
            List<String> before = new ArrayList<>();
            for (int predecessor : graph[i]) {
                before.add("a" + predecessor);
            }
            template.action("a" + i, a -> a.id(NoOpModule.ACTION).startAfter(before));
        }
        return template.build();
    }
}
