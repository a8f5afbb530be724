package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportText;
import io.github.fis4j.report.TargetReport;
import io.github.fis4j.report.UndoReport;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what an experiment did. One that fails shows the whole report, and the timeline if it was given. */
public final class ReportAssert extends AbstractAssert<ReportAssert, ExperimentReport> {
    private @Nullable EventRecorder recorder;

    ReportAssert(ExperimentReport report) {
        super(report, ReportAssert.class);
    }

    /**
     * Lets failures show a timeline too.
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
        ActionReport found = action(action);
        EvidenceKind declared = found.declared();
        Set<String> hit = found.evidence().stream()
                .filter(seen -> declared != null && seen.satisfies(declared))
                .map(Evidence::resource)
                .collect(Collectors.toCollection(TreeSet::new));
        return check(hit.size() == resources, action + " to hit " + resources, hit.size() + " " + hit);
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

    private ReportAssert check(boolean holds, String expected, Object found) {
        if (!holds) {
            String timeline = recorder == null ? "" : "\nTimeline:\n" + recorder;
            failWithMessage(
                    "%nExpected %s%nbut found %s%n%nReport:%n%s%s", expected, found, ReportText.of(actual), timeline);
        }
        return this;
    }
}
