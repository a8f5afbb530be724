package io.github.fis4j.testkit;

import io.github.fis4j.outline.ActionOutline;
import io.github.fis4j.outline.ExperimentOutline;
import io.github.fis4j.outline.LastingChange;
import io.github.fis4j.outline.Reach;
import io.github.fis4j.outline.TargetOutline;
import io.github.fis4j.outline.Window;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the plan of a template, as {@code Fis.plan} tells it: what would happen, without looking anything up. One
 * that fails shows the whole plan with its timeline.
 */
public final class PlanAssert extends AbstractAssert<PlanAssert, ExperimentOutline> {
    PlanAssert(ExperimentOutline plan) {
        super(plan, PlanAssert.class);
    }

    /**
     * Checks how long the experiment takes, calls and post actions left out.
     *
     * @param expected how long, neither less nor more
     * @return this
     */
    public PlanAssert lasts(Duration expected) {
        Window length = plan().timeline().length();
        return check(length.equals(Window.exactly(expected)), "to last " + expected, length);
    }

    /**
     * Checks that the experiment has an end that is known, calls and post actions left out.
     *
     * @param longest at the most
     * @return this
     */
    public PlanAssert lastsAtMost(Duration longest) {
        Window length = plan().timeline().length();
        Duration most = length.atMost();
        return check(most != null && most.compareTo(longest) <= 0, "to last at most " + longest, length);
    }

    /**
     * Checks when an action starts, calls and post actions before it left out.
     *
     * @param name the action's name
     * @param expected from the start of the experiment
     * @return this
     */
    public PlanAssert starts(String name, Duration expected) {
        Window start = action(name).start();
        return check(
                Window.exactly(expected).equals(start),
                name + " to start at " + expected,
                start == null ? "it never starts" : start);
    }

    /**
     * Checks that every action starts only after the one before it has ended, directly or through others.
     *
     * @param names the actions' names in that order
     * @return this
     */
    public PlanAssert inOrder(String... names) {
        for (int i = 1; i < names.length; i++) {
            check(
                    waitsFor(action(names[i]), names[i - 1]),
                    names[i] + " to wait for " + names[i - 1],
                    names[i] + " starts after " + action(names[i]).startAfter());
        }
        return this;
    }

    private boolean waitsFor(ActionOutline action, String other) {
        // Those that wait for themselves never start, and would never end here.
        return action.start() != null
                && action.startAfter().stream().anyMatch(name -> name.equals(other) || waitsFor(action(name), other));
    }

    /**
     * Checks the critical path.
     *
     * @param names the names of its actions in order
     * @return this
     */
    public PlanAssert criticalPath(String... names) {
        List<String> path = plan().timeline().criticalPath();
        return check(path.equals(List.of(names)), "the critical path " + List.of(names), path);
    }

    /**
     * Checks how many resources of a target are hit in the worst case.
     *
     * @param target the target's name
     * @param most how many
     * @return this
     */
    public PlanAssert hitsAtMost(String target, long most) {
        Reach reach = target(target).reach();
        OptionalLong found = reach.most();
        return check(
                found.isPresent() && found.getAsLong() <= most,
                target + " to hit at most " + most,
                found.isPresent() ? found.getAsLong() : reach.percent() + " percent of what there is");
    }

    /** {@return this, if everything is put back at the end} */
    public PlanAssert leavesNothing() {
        return check(plan().lasting().isEmpty(), "nothing to stay changed", plan().lasting());
    }

    /**
     * Checks that the resources of targets stay changed after the experiment, or may, and those of no others.
     *
     * @param targets the targets' names
     * @return this
     */
    public PlanAssert leavesChanged(String... targets) {
        List<String> found =
                plan().lasting().stream().map(LastingChange::target).sorted().toList();
        return check(found.equals(Stream.of(targets).sorted().toList()), List.of(targets) + " to stay changed", found);
    }

    private ActionOutline action(String name) {
        return plan().actions().stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no action " + name + ", only "
                        + plan().actions().stream().map(ActionOutline::name).toList()));
    }

    private TargetOutline target(String name) {
        return plan().targets().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no target " + name + ", only "
                        + plan().targets().stream().map(TargetOutline::name).toList()));
    }

    private ExperimentOutline plan() {
        isNotNull();
        return actual;
    }

    private PlanAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            failWithMessage("%nExpected %s%nbut found %s%n%nPlan:%n%s", expected, found, actual.text());
        }
        return this;
    }
}
