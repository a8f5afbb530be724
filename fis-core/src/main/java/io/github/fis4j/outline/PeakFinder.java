package io.github.fis4j.outline;

import io.github.fis4j.validation.ActionGraph;
import io.github.fis4j.validation.WidestSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the moment at which most actions run. The set of those that run only grows when one begins, so that only these moments
 * are looked at, the most crowded ones first. Of several actions at a moment, some may wait for others: then the widest set
 * among them counts. An action between two that are there is there itself, so that the order among them is whole.
 */
final class PeakFinder {
    /** As many as the actions among which the widest set is exact. */
    private static final int MOST_MOMENTS = 200;

    private final ActionGraph graph;
    private final int[] order;
    private final Schedule schedule;

    PeakFinder(ActionGraph graph, int[] order, Schedule schedule) {
        this.graph = graph;
        this.order = order;
        this.schedule = schedule;
    }

    /** {@return the peak; the earliest of those that are alike} */
    Peak find() {
        int[] best = {};
        List<Map.Entry<Duration, Integer>> moments = moments();
        for (Map.Entry<Duration, Integer> moment : moments.subList(0, Math.min(MOST_MOMENTS, moments.size()))) {
            if (moment.getValue() <= best.length) {
                break;
            }
            int[] together = together(moment.getKey());
            best = together.length > best.length ? together : best;
        }
        return peak(best);
    }

    /** {@return when actions begin, and how many are there then; the most crowded first, of those alike the earliest} */
    private List<Map.Entry<Duration, Integer>> moments() {
        TreeMap<Duration, int[]> changes = new TreeMap<>();
        for (int action : order) {
            Window start = schedule.start(action);
            Window end = schedule.end(action);
            if (start != null && end != null) {
                int[] begun = changes.computeIfAbsent(start.atLeast(), none -> new int[3]);
                boolean instant = start.atLeast().equals(end.atMost());
                begun[instant ? 1 : 0]++;
                if (!instant && end.atMost() != null) {
                    changes.computeIfAbsent(end.atMost(), none -> new int[3])[2]++;
                }
            }
        }
        List<Map.Entry<Duration, Integer>> crowds = new ArrayList<>();
        int running = 0;
        for (Map.Entry<Duration, int[]> change : changes.entrySet()) {
            running += change.getValue()[0] - change.getValue()[2];
            if (change.getValue()[0] + change.getValue()[1] > 0) {
                crowds.add(Map.entry(change.getKey(), running + change.getValue()[1]));
            }
        }
        crowds.sort(Map.Entry.<Duration, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return crowds;
    }

    private int[] together(Duration moment) {
        int[] there =
                Arrays.stream(order).filter(action -> isThere(action, moment)).toArray();
        WidestSet widest = graph.widest(there);
        return widest.actions().stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean isThere(int action, Duration moment) {
        Window start = schedule.start(action);
        Window end = schedule.end(action);
        if (start == null || end == null || start.atLeast().compareTo(moment) > 0) {
            return false;
        }
        return end.atMost() == null
                || end.atMost().compareTo(moment) > 0
                || (start.atLeast().equals(moment) && end.atMost().equals(moment));
    }

    private Peak peak(int[] actions) {
        Duration from = Duration.ZERO;
        Duration until = null;
        for (int action : actions) {
            Window start = schedule.start(action);
            Window end = schedule.end(action);
            if (start != null && end != null) {
                from = start.atLeast().compareTo(from) > 0 ? start.atLeast() : from;
                until = earlier(until, end.atMost());
            }
        }
        return new Peak(Arrays.stream(actions).mapToObj(graph::name).toList(), from, until);
    }

    private static @Nullable Duration earlier(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
