package io.github.fis4j.outline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The graph of an outline as diagrams need it: actions by number, so that no name has to serve as an id. */
final class Edges {
    private final ExperimentOutline outline;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> critical;
    private final Map<String, String> next = new HashMap<>();

    private Edges(ExperimentOutline outline) {
        this.outline = outline;
        List<String> path = outline.timeline().criticalPath();
        critical = new HashSet<>(path);
        for (int i = 1; i < path.size(); i++) {
            next.put(path.get(i - 1), path.get(i));
        }
        outline.actions().forEach(action -> numbers.put(action.name(), numbers.size()));
    }

    /** Is told each edge. */
    interface Sink {
        void edge(String from, String to, boolean critical);
    }

    static Edges of(ExperimentOutline outline) {
        return new Edges(outline);
    }

    /** {@return the id of an action in a diagram} */
    String id(String action) {
        return "a" + numbers.get(action);
    }

    boolean isCritical(ActionOutline action) {
        return critical.contains(action.name());
    }

    /** Tells every edge, in the order of the template. */
    void each(Sink sink) {
        for (ActionOutline action : outline.actions()) {
            for (String before : action.startAfter()) {
                sink.edge(id(before), id(action.name()), action.name().equals(next.get(before)));
            }
        }
    }
}
