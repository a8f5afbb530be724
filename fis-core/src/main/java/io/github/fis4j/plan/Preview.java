package io.github.fis4j.plan;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Identity;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * What a run would do, found out without doing it: a run with the same seed, in the same world, hits these victims by
 * these calls. Immutable.
 *
 * @param description the template's description
 * @param seed the seed of every random choice; give it to the run
 * @param skipAll whether a run would skip every action on purpose
 * @param simulated whether the world behind it is a simulation
 * @param callers under whose name and where calls would be made, by module, sorted
 * @param targets all targets, in the order of the template
 * @param actions all actions, in the order of the template
 * @param permissions what could be told of the permissions of the calls, in the order of the actions and calls
 * @param reads how often each read was made to find this out, by service and operation, sorted
 * @param notes what is worth knowing of the whole
 * @param problems everything that would go wrong, each at its pointer into the template, in the order of the template
 */
public record Preview(
        String description,
        long seed,
        boolean skipAll,
        boolean simulated,
        Map<String, Identity> callers,
        List<PreviewedTarget> targets,
        List<PreviewedAction> actions,
        List<PermissionFinding> permissions,
        Map<String, Integer> reads,
        List<String> notes,
        List<Problem> problems) {

    /** Stands in prepared calls where a run has its id; as long as one. */
    public static final String RUN_ID = "EXP00000000PREVIEW";

    /** Copies the collections. */
    public Preview {
        callers = Collections.unmodifiableMap(new TreeMap<>(callers));
        targets = List.copyOf(targets);
        actions = List.copyOf(actions);
        permissions = List.copyOf(permissions);
        reads = Collections.unmodifiableMap(new TreeMap<>(reads));
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** {@return whether everything could be prepared, and nothing is known to stand against a run} */
    public boolean ready() {
        return !Problem.anyError(problems);
    }

    /**
     * {@return the target of a name}
     *
     * @param name its name
     * @throws NoSuchElementException if the template has no such target
     */
    public PreviewedTarget target(String name) {
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The template has no target " + name));
    }

    /**
     * {@return the action of a name}
     *
     * @param name its name
     * @throws NoSuchElementException if the template has no such action
     */
    public PreviewedAction action(String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The template has no action " + name));
    }

    /** {@return the preview for people: every line ends with {@code \n}; the same preview gives the same text} */
    public String text() {
        return text(SourceMap.none());
    }

    /**
     * {@return the preview for people, its problems with line and column}
     *
     * @param source where the template stands in its text
     */
    public String text(SourceMap source) {
        return PreviewText.of(this, source);
    }

    /** {@return the preview for programs; the same preview gives the same value} */
    public JsonObject json() {
        return PreviewJson.of(this);
    }
}
