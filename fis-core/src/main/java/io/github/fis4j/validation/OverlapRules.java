package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over actions on the same resources: at one time, or one behind the other. */
final class OverlapRules {
    /** Every pair of actions is looked at; beyond this it takes too long. */
    private static final int MOST_ACTIONS = 200;

    private static final String STOP = "aws:ec2:stop-instances";

    /** After these, or while they last, the resource is not there to be hit. */
    private static final Set<String> TAKING_AWAY = Set.of(
            STOP,
            "aws:ec2:terminate-instances",
            "aws:ec2:reboot-instances",
            "aws:ec2:send-spot-instance-interruptions",
            "aws:ecs:stop-task",
            "aws:eks:pod-delete");

    private static final Set<String> FOR_GOOD = Set.of(
            "aws:ec2:terminate-instances",
            "aws:ec2:send-spot-instance-interruptions",
            "aws:ecs:stop-task",
            "aws:eks:pod-delete");
    private static final Set<String> ECS_NETWORK = Set.of(
            "aws:ecs:task-network-blackhole-port", "aws:ecs:task-network-latency", "aws:ecs:task-network-packet-loss");
    private static final Set<String> EKS_NETWORK =
            Set.of("aws:eks:pod-network-latency", "aws:eks:pod-network-packet-loss");

    private final List<Action> actions;
    private final ActionGraph graph;
    private final int[] order;
    private final Findings findings;
    private BitSet[] earlier = new BitSet[0];

    private OverlapRules(List<Action> actions, ActionGraph graph, int[] order, Findings findings) {
        this.actions = actions;
        this.graph = graph;
        this.order = order;
        this.findings = findings;
    }

    /** OVL-01 to OVL-03; of more than 200 actions nothing is said. */
    static void check(ActionGraph graph, int[] order, Subject subject, Findings findings) {
        if (graph.size() < 2 || graph.size() > MOST_ACTIONS) {
            return;
        }
        List<Action> actions = List.copyOf(subject.template().actions().values());
        OverlapRules rules = new OverlapRules(actions, graph, order, findings);
        for (List<Integer> sharing : sharing(actions, subject.template().targets())) {
            rules.pairs(sharing);
        }
    }

    /** {@return the actions that hit the same resources: of one target, or of two that are alike and select all} */
    private static List<List<Integer>> sharing(List<Action> actions, Map<String, Target> targets) {
        Map<Object, List<Integer>> byTarget = new HashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            for (String name : actions.get(i).targets().values()) {
                Target target = targets.get(name);
                Object key = target != null && target.selectionMode().equals(SelectionMode.ALL) ? target : name;
                byTarget.computeIfAbsent(key, none -> new ArrayList<>()).add(i);
            }
        }
        return byTarget.values().stream().filter(list -> list.size() > 1).toList();
    }

    private void pairs(List<Integer> sharing) {
        for (int i = 0; i < sharing.size(); i++) {
            for (int j = i + 1; j < sharing.size(); j++) {
                pair(sharing.get(i), sharing.get(j));
            }
        }
    }

    private void pair(int one, int other) {
        String oneId = actions.get(one).actionId();
        String otherId = actions.get(other).actionId();
        boolean takesAway = TAKING_AWAY.contains(oneId) || TAKING_AWAY.contains(otherId);
        boolean exclusive = excludeEachOther(oneId, otherId);
        boolean same = oneId.equals(otherId) && !oneId.startsWith("aws:ssm:") && !oneId.isEmpty();
        if (!takesAway && !exclusive && !same) {
            return;
        }
        if (isEarlier(one, other)) {
            behind(one, other);
        } else if (isEarlier(other, one)) {
            behind(other, one);
        } else if (exclusive) {
            String message = "The action runs beside \"" + graph.name(one)
                    + "\" on the same target, and the two exclude" + " each other";
            findings.warning(RuleId.OVL_02, pointer(other), message, "Let one start after the other");
        } else {
            String message = "The action runs beside \"" + graph.name(one) + "\" (" + oneId + ") on the same target";
            findings.warning(
                    RuleId.OVL_01, pointer(other), message, "Let one start after the other, or use two targets");
        }
    }

    private static boolean excludeEachOther(String one, String other) {
        return (ECS_NETWORK.contains(one) && ECS_NETWORK.contains(other))
                || (EKS_NETWORK.contains(one) && EKS_NETWORK.contains(other));
    }

    /** OVL-03. */
    private void behind(int first, int second) {
        Action gone = actions.get(first);
        String then = actions.get(second).actionId();
        boolean stopped = gone.actionId().equals(STOP) && gone.parameters().get("startInstancesAfterDuration") == null;
        boolean open = gone.unknown().get("parameters") != null;
        boolean takesStopped = then.equals("aws:ec2:terminate-instances");
        if (FOR_GOOD.contains(gone.actionId()) || (stopped && !open && !takesStopped)) {
            String message = "\"" + graph.name(first) + "\" (" + gone.actionId() + ") has taken the same resources away"
                    + " by then";
            String hint = stopped ? "Give it startInstancesAfterDuration, or use another target" : "Use another target";
            findings.warning(RuleId.OVL_03, pointer(second), message, hint);
        }
    }

    private String pointer(int action) {
        return JsonPointer.child("/actions", graph.name(action));
    }

    private boolean isEarlier(int one, int other) {
        if (earlier.length == 0) {
            earlier = earlier();
        }
        return earlier[other].get(one);
    }

    private BitSet[] earlier() {
        BitSet[] all = new BitSet[graph.size()];
        Arrays.setAll(all, i -> new BitSet());
        for (int action : order) {
            for (int before : graph.before(action)) {
                all[action].set(before);
                all[action].or(all[before]);
            }
        }
        return all;
    }
}
