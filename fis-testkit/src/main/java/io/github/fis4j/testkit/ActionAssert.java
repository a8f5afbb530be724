package io.github.fis4j.testkit;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ActionReport.TimedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what became of one action; got from {@link ReportAssert#action}. Times are those of the experiment: virtual
 * ones in virtual time. One that fails shows the whole report.
 */
public final class ActionAssert extends AbstractAssert<ActionAssert, ActionReport> {
    private final ReportAssert report;
    private final Instant begun;

    ActionAssert(ActionReport action, ReportAssert report, Instant begun) {
        super(action, ActionAssert.class);
        this.report = report;
        this.begun = begun;
    }

    /** {@return this, if the action completed} */
    public ActionAssert completed() {
        return hasStatus(ActionStatus.COMPLETED);
    }

    /** {@return this, if the action was stopped} */
    public ActionAssert stopped() {
        return hasStatus(ActionStatus.STOPPED);
    }

    /** {@return this, if the action failed} */
    public ActionAssert failed() {
        return hasStatus(ActionStatus.FAILED);
    }

    /** {@return this, if the action was skipped} */
    public ActionAssert skipped() {
        return hasStatus(ActionStatus.SKIPPED);
    }

    /** {@return this, if the action was cancelled} */
    public ActionAssert cancelled() {
        return hasStatus(ActionStatus.CANCELLED);
    }

    /**
     * Checks the status.
     *
     * @param expected the status
     * @return this
     */
    public ActionAssert hasStatus(ActionStatus expected) {
        return check(
                actual.status() == expected,
                "to be " + expected.word(),
                actual.status().word() + ", " + actual.reason());
    }

    /**
     * Checks the reason of the status.
     *
     * @param part what it contains
     * @return this
     */
    public ActionAssert hasReason(String part) {
        return check(actual.reason().contains(part), "to have a reason with \"" + part + "\"", actual.reason());
    }

    /**
     * Checks on how many resources the action showed all the evidence that it promises.
     *
     * @param resources how many
     * @return this
     */
    public ActionAssert hit(int resources) {
        EvidenceKind declared = actual.declared();
        Set<String> hit = actual.evidence().stream()
                .filter(seen -> declared != null && seen.satisfies(declared))
                .map(Evidence::resource)
                .collect(Collectors.toCollection(TreeSet::new));
        return check(hit.size() == resources, "to hit " + resources, hit.size() + " " + hit);
    }

    /**
     * Checks when the action began.
     *
     * @param earliest from the start of the experiment
     * @param latest from the start of the experiment
     * @return this
     */
    public ActionAssert startedBetween(Duration earliest, Duration latest) {
        return isBetween("to start", since(begun, actual.startedAt()), earliest, latest);
    }

    /**
     * Checks when the action ended, what it undoes at its end included.
     *
     * @param earliest from the start of the experiment
     * @param latest from the start of the experiment
     * @return this
     */
    public ActionAssert endedBetween(Duration earliest, Duration latest) {
        return isBetween("to end", since(begun, actual.endedAt()), earliest, latest);
    }

    /**
     * Checks that there was evidence of the fault.
     *
     * @param latest from the start of the action
     * @return this
     */
    public ActionAssert injectedWithin(Duration latest) {
        Instant started = actual.startedAt();
        Duration found = started == null ? null : since(started, actual.injectedAt());
        return isBetween("to be injected", found, Duration.ZERO, latest);
    }

    /**
     * Checks how long the action was running.
     *
     * @param shortest at the least
     * @param longest at the most
     * @return this
     */
    public ActionAssert ranBetween(Duration shortest, Duration longest) {
        Instant running = actual.states().stream()
                .filter(taken -> taken.status() == ActionStatus.RUNNING)
                .map(TimedStatus::at)
                .findFirst()
                .orElse(null);
        return isBetween("to run", running == null ? null : since(running, actual.endedAt()), shortest, longest);
    }

    private static @Nullable Duration since(Instant from, @Nullable Instant to) {
        return to == null ? null : Duration.between(from, to);
    }

    private ActionAssert isBetween(String what, @Nullable Duration found, Duration from, Duration to) {
        boolean holds = found != null && found.compareTo(from) >= 0 && found.compareTo(to) <= 0;
        return check(holds, what + " between " + from + " and " + to, found == null ? "it never did" : found);
    }

    private ActionAssert check(boolean holds, String expected, Object found) {
        report.check(holds, "action " + actual.name() + " " + expected, found);
        return this;
    }
}
