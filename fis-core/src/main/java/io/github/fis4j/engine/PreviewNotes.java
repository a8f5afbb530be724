package io.github.fis4j.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What resolvers, providers and modules told during a preview. A target and an action may have the same name. */
final class PreviewNotes {
    private final Set<String> targetNames;
    private final Set<String> actionNames;
    private final Map<String, List<String>> targets = new HashMap<>();
    private final Map<String, List<String>> actions = new HashMap<>();
    private final Set<String> others = new TreeSet<>();
    private boolean preparing;

    PreviewNotes(Set<String> targetNames, Set<String> actionNames) {
        this.targetNames = targetNames;
        this.actionNames = actionNames;
    }

    /** From now on actions speak, and no longer targets. */
    void preparing() {
        preparing = true;
    }

    void add(@Nullable String about, String text) {
        if (about != null && (preparing ? actionNames : targetNames).contains(about)) {
            (preparing ? actions : targets)
                    .computeIfAbsent(about, name -> new ArrayList<>())
                    .add(text);
        } else {
            others.add(about == null ? text : about + ": " + text);
        }
    }

    List<String> ofTarget(String name) {
        return targets.getOrDefault(name, List.of());
    }

    List<String> ofAction(String name) {
        return actions.getOrDefault(name, List.of());
    }

    /** {@return the notes that are of no target and no action, sorted} */
    List<String> others() {
        return List.copyOf(others);
    }
}
