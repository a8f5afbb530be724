package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportText;
import io.github.fis4j.report.StopConditionReport;
import io.github.fis4j.report.TargetReport;
import io.github.fis4j.report.UndoReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what an experiment did. One that fails shows the whole report and the timeline. */
public final class ReportAssert extends AbstractAssert<ReportAssert, ExperimentReport> {
    private @Nullable EventRecorder recorder;

    ReportAssert(ExperimentReport report) {
        super(report, ReportAssert.class);
    }

    /**
     * Lets failures show the timeline of the events, reads and marks included, in place of what the report tells of it.
     *
     * @param recorded the events of the same run
     * @return this
     */
    public ReportAssert withTimeline(EventRecorder recorded) {
        recorder = recorded;
        return this;
    }

    /** {@return this, if the experiment completed} */
    public ReportAssert completed() {
        return hasStatus(ExperimentStatus.COMPLETED);
    }

    /** {@return this, if the experiment was stopped} */
    public ReportAssert stopped() {
        return hasStatus(ExperimentStatus.STOPPED);
    }

    /** {@return this, if the experiment failed} */
    public ReportAssert failed() {
        return hasStatus(ExperimentStatus.FAILED);
    }

    /**
     * Checks the status.
     *
     * @param expected the status
     * @return this
     */
    public ReportAssert hasStatus(ExperimentStatus expected) {
        return check(
                report().status() == expected,
                "status " + expected.word(),
                report().status().word());
    }

    /**
     * Checks the reason of the status.
     *
     * @param expected the whole reason
     * @return this
     */
    public ReportAssert reason(String expected) {
        return check(report().reason().equals(expected), "reason \"" + expected + "\"", report().reason());
    }

    /**
     * Checks the verdict.
     *
     * @param expected the verdict
     * @return this
     */
    public ReportAssert verdict(Verdict expected) {
        return check(report().verdict() == expected, "verdict " + expected, report().verdict());
    }

    /**
     * Checks the exit code of a program that runs the experiment.
     *
     * @param expected 0 or 1
     * @return this
     */
    public ReportAssert exitCode(int expected) {
        return check(report().exitCode() == expected, "exit code " + expected, report().exitCode());
    }

    /**
     * Checks on how many resources an action showed all the evidence that it promises.
     *
     * @param action the action's name
     * @param resources how many
     * @return this
     */
    public ReportAssert hit(String action, int resources) {
        return action(action, found -> found.hit(resources));
    }

    /**
     * Checks the victims of a target.
     *
     * @param target the target's name
     * @param ids the last parts of their ARNs, in any order
     * @return this
     */
    public ReportAssert victims(String target, String... ids) {
        Set<String> found = report().target(target).map(TargetReport::victims).orElse(List.of()).stream()
                .map(Victim::arn)
                .map(Arns::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return check(found.equals(Set.of(ids)), "victims of " + target + " " + new TreeSet<>(Set.of(ids)), found);
    }

    /**
     * Checks that an action wrote undo records, and that each of them is closed with its change gone: put back by us, or
     * by others before us.
     *
     * @param action the action's name
     * @return this
     */
    public ReportAssert undid(String action) {
        List<@Nullable UndoOutcome> outcomes = report().undos().stream()
                .filter(undo -> undo.record().action().equals(action(action).name()))
                .map(UndoReport::outcome)
                .toList();
        boolean gone = outcomes.stream()
                .allMatch(outcome -> outcome == UndoOutcome.RESTORED || outcome == UndoOutcome.ALREADY_RESTORED);
        return check(
                !outcomes.isEmpty() && gone, action + " to be undone", outcomes.isEmpty() ? "no record" : outcomes);
    }

    /**
     * Checks what became of an action.
     *
     * @param name the action's name
     * @param checks what is checked, for example {@code stop -> stop.completed().hit(1)}
     * @return this
     */
    public ReportAssert action(String name, Consumer<ActionAssert> checks) {
        checks.accept(new ActionAssert(action(name), this, report().startedAt()));
        return this;
    }

    /**
     * Checks that actions completed.
     *
     * @param name an action's name
     * @param more other actions
     * @return this
     */
    public ReportAssert completed(String name, String... more) {
        return each(name, more, ActionAssert::completed);
    }

    /**
     * Checks that actions were skipped.
     *
     * @param name an action's name
     * @param more other actions
     * @return this
     */
    public ReportAssert skipped(String name, String... more) {
        return each(name, more, ActionAssert::skipped);
    }

    private ReportAssert each(String name, String[] more, Consumer<ActionAssert> checks) {
        Stream.concat(Stream.of(name), Stream.of(more)).forEach(each -> action(each, checks));
        return this;
    }

    /**
     * Checks that actions ran one after the other: none began before the one before it had ended.
     *
     * @param names the actions' names in that order
     * @return this
     */
    public ReportAssert inOrder(String... names) {
        for (int i = 1; i < names.length; i++) {
            Instant end = action(names[i - 1]).endedAt();
            Instant start = action(names[i]).startedAt();
            check(
                    end != null && start != null && !start.isBefore(end),
                    names[i] + " to start after the end of " + names[i - 1],
                    offset(start) + " for the start, " + offset(end) + " for the end");
        }
        return this;
    }

    /**
     * Checks that there was a time at which all of the actions were under way.
     *
     * @param names the actions' names
     * @return this
     */
    public ReportAssert sideBySide(String... names) {
        List<ActionReport> actions = Stream.of(names).map(this::action).toList();
        boolean ran = actions.stream().allMatch(action -> action.startedAt() != null && action.endedAt() != null);
        Instant last = actions.stream()
                .map(ActionReport::startedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        boolean together = ran
                && actions.stream()
                        .map(ActionReport::endedAt)
                        .filter(Objects::nonNull)
                        .allMatch(last::isBefore);
        return check(
                together,
                List.of(names) + " side by side",
                actions.stream()
                        .map(action -> action.name() + " from " + offset(action.startedAt()) + " to "
                                + offset(action.endedAt()))
                        .toList());
    }

    /**
     * Checks how long the experiment took, its undo included.
     *
     * @param shortest at the least
     * @param longest at the most
     * @return this
     */
    public ReportAssert tookBetween(Duration shortest, Duration longest) {
        Duration took = report().duration();
        return check(
                took.compareTo(shortest) >= 0 && took.compareTo(longest) <= 0,
                "the experiment to take between " + shortest + " and " + longest,
                took);
    }

    /**
     * Checks that an alarm stopped the experiment.
     *
     * @param alarm the value of its stop condition, or the name at the end of its ARN
     * @return this
     */
    public ReportAssert stoppedBy(String alarm) {
        boolean fired = report().stopConditions().stream()
                .filter(StopConditionReport::fired)
                .map(read -> String.valueOf(read.condition().value()))
                .anyMatch(value -> value.equals(alarm) || value.endsWith(":alarm:" + alarm));
        return check(
                fired && report().stopCause() == StopCause.STOP_CONDITION,
                "to be stopped by " + alarm,
                report().stopCause() == null
                        ? "nobody stopped it"
                        : report().stopCause() + ", " + report().stopDetail());
    }

    /**
     * Checks the stop latency: from the request to stop, whoever made it, to the end, everything undone.
     *
     * @param longest at the most
     * @return this
     */
    public ReportAssert stoppedWithin(Duration longest) {
        Instant asked = report().stopRequestedAt();
        Instant end = report().endedAt();
        boolean holds =
                asked != null && end != null && Duration.between(asked, end).compareTo(longest) <= 0;
        return check(
                holds,
                "to be stopped within " + longest,
                asked == null ? "nobody stopped it" : "asked at " + offset(asked) + ", over at " + offset(end));
    }

    /**
     * Checks how often a call was made, reads included.
     *
     * @param call service and operation, for example {@code ec2:StopInstances}
     * @param times how often
     * @return this
     */
    public ReportAssert called(String call, int times) {
        int found = report().callCounts().getOrDefault(call, 0);
        return check(
                found == times, call + " to be called " + times + " times", found + " times; " + report().callCounts());
    }

    /**
     * Checks that no other calls than these changed anything, to inject or to undo.
     *
     * @param calls service and operation each, for example {@code ec2:StopInstances}
     * @return this
     */
    public ReportAssert changedOnlyBy(String... calls) {
        Set<String> found =
                report().calls().stream().map(CallEnded::call).collect(Collectors.toCollection(TreeSet::new));
        return check(Set.of(calls).containsAll(found), "no other calls than " + new TreeSet<>(Set.of(calls)), found);
    }

    private String offset(@Nullable Instant at) {
        return at == null ? "never" : Duration.between(report().startedAt(), at).toString();
    }

    /** {@return this, if no undo record is open} */
    public ReportAssert nothingLeft() {
        List<String> open = report().openUndos().stream()
                .map(undo -> undo.record().marker())
                .toList();
        return check(open.isEmpty(), "no open undo record", open);
    }

    private ActionReport action(String name) {
        return report().action(name)
                .orElseThrow(() -> new IllegalArgumentException("The template has no action " + name + ", only "
                        + report().actions().stream().map(ActionReport::name).toList()));
    }

    private ExperimentReport report() {
        isNotNull();
        return actual;
    }

    ReportAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            failWithMessage(
                    "%nExpected %s%nbut found %s%n%nReport:%n%s%nTimeline:%n%s",
                    expected, found, ReportText.of(actual), recorder == null ? ReportTimeline.of(actual) : recorder);
        }
        return this;
    }
}
