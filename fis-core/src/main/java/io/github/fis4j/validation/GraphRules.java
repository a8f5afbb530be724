package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.Action;
import io.github.fis4j.validation.Subject.NamedAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules over the order of the actions. */
final class GraphRules {
    private static final int NAMES_SHOWN = 8;

    private GraphRules() {}

    /** ACT-04: names that are there, and not the action's own. */
    static void predecessors(NamedAction at, Subject subject, Findings findings) {
        Set<String> names = subject.template().actions().keySet();
        List<String> startAfter = at.action().startAfter();
        for (int i = 0; i < startAfter.size(); i++) {
            String name = startAfter.get(i);
            if (name.equals(at.name())) {
                findings.error(RuleId.ACT_04, entry(at, i), "The action starts after itself", "Leave it out");
            } else if (!names.contains(name) && !Forms.isOpen(name)) {
                String message = "The template has no action \"" + name + "\" to start after";
                findings.error(
                        RuleId.ACT_04, entry(at, i), message, NearMiss.hint(name, names, "There are " + some(names)));
            }
        }
    }

    /** ACT-03: a name twice says no more than once. */
    static void predecessorTwice(NamedAction at, Subject subject, Findings findings) {
        List<String> startAfter = at.action().startAfter();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < startAfter.size() && startAfter.size() > 1; i++) {
            if (!seen.add(startAfter.get(i))) {
                findings.note(RuleId.ACT_03, entry(at, i), "The action is named before", "Leave it out");
            }
        }
    }

    private static String entry(NamedAction at, int index) {
        return JsonPointer.child(at.at("startAfter"), index);
    }

    /** ACT-04: cycles; ACT-05: width; EXP-04: length. */
    static void graph(Subject subject, Findings findings) {
        ActionGraph graph = ActionGraph.of(subject.template().actions());
        cycles(graph, findings);
        int[] order = graph.order();
        if (order.length == graph.size()) {
            width(graph, order, subject.limits().parallelActions(), findings);
            length(graph, order, subject, findings);
            OverlapRules.check(graph, order, subject, findings);
        } else {
            never(graph, order, findings);
        }
    }

    private static void cycles(ActionGraph graph, Findings findings) {
        for (List<String> cycle : graph.cycles()) {
            String pointer = JsonPointer.child(JsonPointer.child("/actions", cycle.get(0)), "startAfter");
            List<String> closed = new ArrayList<>(cycle);
            closed.add(cycle.get(0));
            String message = "The actions wait for each other, each for the next: " + shown(closed);
            findings.error(RuleId.ACT_04, pointer, message, "Leave out one of these entries of \"startAfter\"");
        }
    }

    /** ACT-04: what waits for a cycle without being part of it. */
    private static void never(ActionGraph graph, int[] order, Findings findings) {
        Set<String> stuck = new LinkedHashSet<>();
        for (int i = 0; i < graph.size(); i++) {
            stuck.add(graph.name(i));
        }
        Arrays.stream(order).forEach(action -> stuck.remove(graph.name(action)));
        graph.knotted().forEach(stuck::remove);
        for (String name : stuck) {
            String pointer = JsonPointer.child(JsonPointer.child("/actions", name), "startAfter");
            String message = "The action can never run: it waits for actions that wait for each other";
            findings.warning(RuleId.ACT_04, pointer, message, "Mend the cycle before it");
        }
    }

    private static void width(ActionGraph graph, int[] order, int most, Findings findings) {
        if (graph.size() <= most) {
            return;
        }
        int width = graph.widest(order).actions().size();
        if (width > most) {
            String message = width + " actions can run at one time, at most " + most + " are allowed";
            findings.error(RuleId.ACT_05, "/actions", message, "Let some start after others");
        }
    }

    private static void length(ActionGraph graph, int[] order, Subject subject, Findings findings) {
        Duration most = subject.limits().longestDuration();
        Duration service = Limits.service().longestDuration();
        List<Action> actions = List.copyOf(subject.template().actions().values());
        Duration[] end = new Duration[graph.size()];
        int[] last = new int[graph.size()];
        Arrays.fill(last, -1);
        int longest = -1;
        for (int action : order) {
            for (int before : graph.before(action)) {
                if (last[action] < 0 || end[before].compareTo(end[last[action]]) > 0) {
                    last[action] = before;
                }
            }
            Duration own = subject.duration(actions.get(action));
            // One that is too long by itself is told by PRM-04.
            Duration bounded = own.compareTo(most) > 0 ? most : own;
            end[action] = last[action] < 0 ? bounded : end[last[action]].plus(bounded);
            longest = longest < 0 || end[action].compareTo(end[longest]) > 0 ? action : longest;
        }
        if (longest >= 0 && end[longest].compareTo(most) > 0) {
            String message = "The longest path of actions takes " + end[longest] + ", at most " + most
                    + " are allowed: " + shown(path(graph, last, longest));
            findings.error(RuleId.EXP_04, "/actions", message, "Shorten durations, or split the template");
        } else if (longest >= 0 && last[longest] >= 0 && end[longest].compareTo(service) > 0) {
            String message = "The longest path of actions takes " + end[longest] + ", the service takes at most "
                    + service + ": " + shown(path(graph, last, longest));
            findings.warning(RuleId.EXP_04, "/actions", message, "Split the template if it is to run there");
        }
    }

    private static List<String> path(ActionGraph graph, int[] last, int end) {
        List<String> path = new ArrayList<>();
        for (int at = end; at >= 0; at = last[at]) {
            path.add(graph.name(at));
        }
        Collections.reverse(path);
        return path;
    }

    /** {@return the first of some names; templates may have thousands} */
    static String some(Collection<String> names) {
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + " and others" : shown;
    }

    private static String shown(List<String> names) {
        return names.size() <= NAMES_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN - 1)) + ", ... " + names.get(names.size() - 1) + " ("
                        + names.size() + " in all)";
    }
}
