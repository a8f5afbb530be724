package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.template.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What can run at one time, held against every set of actions there is. */
class ActionGraphTest {

    @Test
    void ACT_05_widestSet_ofRandomGraphs_isAsLargeAsAnyOther_andNoneOfItWaits() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(10);
            boolean[][] waits = waits(random, size);
            ActionGraph graph = graph(waits);

            WidestSet widest = graph.widest(graph.order());

            close(waits);
            assertThat(widest.exact()).isTrue();
            assertThat(mask(widest.actions())).matches(set -> independent(waits, set));
            assertThat(widest.actions())
                    .as("round %s", round)
                    .hasSize(bruteForce(waits))
                    .isSorted();
        }
    }

    @Test
    void ACT_05_widestSet_ofMoreThan200Actions_isOneThatMayNotBeTheWidest() {
        Random random = new Random(6);
        for (int round = 0; round < 20; round++) {
            boolean[][] waits = waits(random, 201);
            ActionGraph graph = graph(waits);

            WidestSet widest = graph.widest(graph.order());

            close(waits);
            assertThat(widest.exact()).isFalse();
            assertThat(widest.actions())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(widest.actions()).noneMatch(other -> waits[one][other]));
        }
    }

    @Test
    void positionsBefore_changedByTheCaller_leaveTheGraphAsItIs() {
        ActionGraph graph = graph(new boolean[][] {{false, false}, {true, false}});

        graph.before(1)[0] = 7;

        assertThat(graph.before(1)).containsExactly(0);
        assertThat(graph.order()).containsExactly(0, 1);
    }

    /** Positions are shuffled, so that the order of the template is not the order in time. */
    private static boolean[][] waits(Random random, int size) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            positions.add(random.nextInt(positions.size() + 1), i);
        }
        int density = 1 + random.nextInt(6);
        boolean[][] waits = new boolean[size][size];
        for (int later = 0; later < size; later++) {
            for (int before = 0; before < later; before++) {
                waits[positions.get(later)][positions.get(before)] = random.nextInt(density) == 0;
            }
        }
        return waits;
    }

    private static ActionGraph graph(boolean[][] waits) {
        Map<String, Action> actions = new LinkedHashMap<>();
        for (int i = 0; i < waits.length; i++) {
            Action.Builder action = Action.builder().id("aws:fis:wait");
            for (int before = 0; before < waits.length; before++) {
                if (waits[i][before]) {
                    action.startAfter("a" + before);
                }
            }
            actions.put("a" + i, action.build());
        }
        return ActionGraph.of(actions);
    }

    private static void close(boolean[][] waits) {
        int size = waits.length;
        for (int via = 0; via < size; via++) {
            for (int later = 0; later < size; later++) {
                for (int before = 0; before < size && waits[later][via]; before++) {
                    waits[later][before] |= waits[via][before];
                }
            }
        }
    }

    private static int bruteForce(boolean[][] waits) {
        int most = 0;
        for (int set = 0; set < 1 << waits.length; set++) {
            most = Integer.bitCount(set) > most && independent(waits, set) ? Integer.bitCount(set) : most;
        }
        return most;
    }

    private static int mask(List<Integer> actions) {
        return actions.stream().mapToInt(action -> 1 << action).sum();
    }

    private static boolean independent(boolean[][] waits, int set) {
        for (int later = 0; later < waits.length; later++) {
            for (int before = 0; before < waits.length; before++) {
                if (waits[later][before] && (set & 1 << later) != 0 && (set & 1 << before) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
