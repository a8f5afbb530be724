package io.github.fis4j.outline;

import io.github.fis4j.template.Target;
import io.github.fis4j.validation.ActionGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds actions that are done to the same resources at the same time, or may be. */
final class OverlapFinder {
    /** Any two of the actions that hit something are compared; beyond this it takes too long. */
    private static final int MOST_COMPARED = 2_000;

    private static final int MOST_TOLD = 200;

    private final List<ActionOutline> hitting = new ArrayList<>();
    private final List<BitSet> earlier = new ArrayList<>();
    private final Map<String, Target> targets;
    private final Map<String, Map<String, TargetRelation>> relations = new HashMap<>();

    private OverlapFinder(Map<String, Target> targets) {
        this.targets = targets;
    }

    /**
     * {@return the overlaps in the order of the template}
     *
     * @param graph which action starts after which
     * @param actions the actions by their positions
     * @param targets the targets by name
     */
    static Excerpt<Overlap> find(ActionGraph graph, List<ActionOutline> actions, Map<String, Target> targets) {
        long hitting = actions.stream().filter(OverlapFinder::hits).count();
        if (hitting > MOST_COMPARED) {
            return new Excerpt<>(List.of(), false);
        }
        OverlapFinder finder = new OverlapFinder(targets);
        finder.rank(graph, actions);
        return finder.find();
    }

    private static boolean hits(ActionOutline action) {
        return !action.targets().isEmpty() && action.start() != null && action.aftermath() != Aftermath.NO_EFFECT;
    }

    /** Keeps the actions that hit something, and for each of them which others have ended before it begins. */
    private void rank(ActionGraph graph, List<ActionOutline> actions) {
        int[] ranks = new int[actions.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = hits(actions.get(i)) ? hitting.size() : -1;
            if (ranks[i] >= 0) {
                hitting.add(actions.get(i));
            }
        }
        BitSet[] before = new BitSet[actions.size()];
        Arrays.setAll(before, i -> new BitSet());
        for (int action : graph.order()) {
            for (int other : graph.before(action)) {
                before[action].or(before[other]);
                if (ranks[other] >= 0) {
                    before[action].set(ranks[other]);
                }
            }
        }
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] >= 0) {
                earlier.add(before[i]);
            }
        }
    }

    private Excerpt<Overlap> find() {
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < hitting.size(); i++) {
            for (int j = i + 1; j < hitting.size(); j++) {
                Overlap overlap = isOrdered(i, j) ? null : overlap(hitting.get(i), hitting.get(j));
                if (overlap != null && found.size() == MOST_TOLD) {
                    return new Excerpt<>(found, false);
                }
                if (overlap != null) {
                    found.add(overlap);
                }
            }
        }
        return new Excerpt<>(found, true);
    }

    private boolean isOrdered(int one, int other) {
        return earlier.get(one).get(other) || earlier.get(other).get(one);
    }

    private @Nullable Overlap overlap(ActionOutline one, ActionOutline other) {
        Meeting meeting = Meeting.of(one, other);
        if (meeting == null) {
            return null;
        }
        TargetRelation closest = TargetRelation.APART;
        String oneTarget = "";
        String otherTarget = "";
        for (String left : one.targets().values()) {
            for (String right : other.targets().values()) {
                TargetRelation relation = relation(left, right);
                if (relation.compareTo(closest) > 0) {
                    closest = relation;
                    oneTarget = left;
                    otherTarget = right;
                }
            }
        }
        return closest == TargetRelation.APART
                ? null
                : new Overlap(
                        one.name(),
                        other.name(),
                        oneTarget,
                        otherTarget,
                        closest == TargetRelation.SHARE,
                        meeting.certain(),
                        meeting.from(),
                        meeting.until(),
                        Clashes.of(one, other));
    }

    /** One target is the same set of resources for all its actions (TGT-01). */
    private TargetRelation relation(String one, String other) {
        if (one.equals(other)) {
            return TargetRelation.SHARE;
        }
        return relations.computeIfAbsent(one, none -> new HashMap<>()).computeIfAbsent(other, none -> {
            Target left = targets.get(one);
            Target right = targets.get(other);
            return left == null || right == null ? TargetRelation.APART : TargetRelation.between(left, right);
        });
    }

    /** When two actions, of which none waits for the other, run at the same time. */
    private record Meeting(
            boolean certain, Duration from, @Nullable Duration until) {

        static @Nullable Meeting of(ActionOutline one, ActionOutline other) {
            Window oneStart = one.start();
            Window oneEnd = one.end();
            Window otherStart = other.start();
            Window otherEnd = other.end();
            if (oneStart == null || oneEnd == null || otherStart == null || otherEnd == null) {
                return null;
            }
            Duration from = max(oneStart.atLeast(), otherStart.atLeast());
            Duration until = min(oneEnd.atMost(), otherEnd.atMost());
            int room = until == null ? 1 : until.compareTo(from);
            if (room < 0 || (room == 0 && !isMoment(one, other, from) && !isMoment(other, one, from))) {
                return null;
            }
            boolean exact = oneStart.isExact() && oneEnd.isExact() && otherStart.isExact() && otherEnd.isExact();
            boolean certain = exact || (isBefore(oneStart, otherEnd) && isBefore(otherStart, oneEnd));
            return new Meeting(certain, from, until);
        }

        /** What ends as the other begins does not meet it; what is over at once meets what goes on, or begins then too. */
        private static boolean isMoment(ActionOutline one, ActionOutline other, Duration moment) {
            return isAt(one.start(), moment)
                    && one.end() != null
                    && moment.equals(one.end().atMost())
                    && other.end() != null
                    && (isAt(other.start(), moment)
                            || !moment.equals(other.end().atMost()));
        }

        private static boolean isAt(@Nullable Window window, Duration moment) {
            return window != null && window.atLeast().equals(moment);
        }

        private static boolean isBefore(Window start, Window end) {
            return start.atMost() != null && start.atMost().compareTo(end.atLeast()) < 0;
        }

        private static Duration max(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? other : one;
        }

        private static @Nullable Duration min(@Nullable Duration one, @Nullable Duration other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
