package io.github.fis4j.outline;

import io.github.fis4j.validation.ActionGraph;
import io.github.fis4j.validation.WidestSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays the actions of a graph along time. Linear in actions and edges. */
final class Schedule {
    private final ActionGraph graph;
    private final int[] order;
    private final @Nullable Window[] starts;
    private final @Nullable Window[] ends;

    /** The path before each action that takes longest at most: its last action, how many unknown lengths, the known ones. */
    private final int[] slowest;

    private final int[] unknown;
    private final Duration[] known;

    private Schedule(ActionGraph graph) {
        this.graph = graph;
        order = graph.order();
        starts = new Window[graph.size()];
        ends = new Window[graph.size()];
        slowest = new int[graph.size()];
        unknown = new int[graph.size()];
        known = new Duration[graph.size()];
    }

    /**
     * {@return the schedule}
     *
     * @param graph which action starts after which
     * @param lengths how long each takes, by its position
     */
    static Schedule of(ActionGraph graph, List<Window> lengths) {
        Schedule schedule = new Schedule(graph);
        for (int action : schedule.order) {
            schedule.place(action, lengths.get(action));
        }
        return schedule;
    }

    private void place(int action, Window length) {
        Window start = Window.ZERO;
        slowest[action] = -1;
        for (int before : graph.before(action)) {
            Window ended = ends[before];
            start = ended == null ? start : start.and(ended);
            if (slowest[action] < 0 || isSlower(before, slowest[action])) {
                slowest[action] = before;
            }
        }
        starts[action] = start;
        ends[action] = start.plus(length);
        int last = slowest[action];
        unknown[action] = (last < 0 ? 0 : unknown[last]) + (length.atMost() == null ? 1 : 0);
        known[action] = (last < 0 ? Duration.ZERO : known[last])
                .plus(length.atMost() == null ? length.atLeast() : length.atMost());
    }

    /** Of two that are alike, the one that stands first in the template. */
    private boolean isSlower(int one, int other) {
        if (unknown[one] != unknown[other]) {
            return unknown[one] > unknown[other];
        }
        int longer = known[one].compareTo(known[other]);
        return longer == 0 ? one < other : longer > 0;
    }

    /** {@return when an action begins; null if it never does} */
    @Nullable
    Window start(int action) {
        return starts[action];
    }

    /** {@return when an action has held; null if it never begins} */
    @Nullable
    Window end(int action) {
        return ends[action];
    }

    /** {@return how long all of it takes, and why} */
    Timeline timeline() {
        Window length = Window.ZERO;
        int last = -1;
        for (int action : order) {
            Window ended = ends[action];
            length = ended == null ? length : length.and(ended);
            last = last < 0 || isSlower(action, last) ? action : last;
        }
        WidestSet widest = graph.widest(order);
        return new Timeline(
                length,
                path(last),
                new PeakFinder(graph, order, this).find(),
                widest.actions().stream().map(graph::name).toList(),
                widest.exact(),
                neverStart());
    }

    private List<String> path(int last) {
        List<String> path = new ArrayList<>();
        for (int at = last; at >= 0; at = slowest[at]) {
            path.add(graph.name(at));
        }
        Collections.reverse(path);
        return path;
    }

    private List<String> neverStart() {
        return order.length == graph.size()
                ? List.of()
                : IntStream.range(0, graph.size())
                        .filter(action -> starts[action] == null)
                        .mapToObj(graph::name)
                        .toList();
    }
}
