package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ActionReport.TimedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a report as plain text: at most 100 columns wide as far as single words allow, without colours, the same text for
 * the same report. Times are relative to the start of the run.
 */
public final class ReportText {
    private final ExperimentReport report;
    private final Labels labels;
    private final TextLines lines = new TextLines();

    private ReportText(ExperimentReport report) {
        this.report = report;
        labels = Labels.of(report.targets());
    }

    /**
     * {@return the report as text; every line ends with {@code \n}}
     *
     * @param report the report
     */
    public static String of(ExperimentReport report) {
        return new ReportText(report).write();
    }

    private String write() {
        head();
        targets();
        actions();
        undos();
        stopConditions();
        calls();
        section("Notes", report.notes(), note -> "", note -> lines.line("  - " + note));
        return lines.toString();
    }

    private void head() {
        lines.line(report.status().word() + ", " + report.verdict()
                + (report.simulated() ? " - SIMULATED: nothing outside this process was touched" : ""));
        report.verdictReasons().forEach(reason -> lines.row("why", reason));
        lines.row("experiment", report.description());
        lines.row("run", report.runId() + ", seed " + report.seed());
        report.tags().forEach((key, value) -> lines.row("tag", key + "=" + value));
        report.identities().forEach(this::identity);
        if (report.roleArn() != null) {
            lines.row(
                    "role",
                    report.roleArn()
                            + (assumed(report.roleArn())
                                    ? ", assumed"
                                    : " is named by the template; it was not assumed"));
        }
        lines.row("started", time(report.startedAt()));
        lines.row(
                report.endedAt() == null ? "not over" : "ended",
                time(report.endedAt() == null ? report.asOf() : report.endedAt()) + ", after "
                        + TextLines.span(report.duration()));
        if (report.recoveredBy() != null) {
            lines.row("recovered", "by " + report.recoveredBy());
        }
        lines.row("reason", report.reason());
        if (report.stopCause() != null) {
            lines.row("stopped", stopped(report.stopCause()));
        }
        if (report.error() != null) {
            lines.row("error", error(report.error()));
        }
    }

    private boolean assumed(String role) {
        return report.identities().values().stream()
                .anyMatch(identity -> role.equals(identity.place().roleArn()));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void identity(String module, Identity identity) {
        Place place = identity.place();
        lines.row(
                "identity",
                module + ": " + identity.principal() + ", account " + place.accountId() + ", " + place.region()
                        + endpoint(place)
                        + (identity.simulated() ? ", simulated" : ""));
    }

    private String stopped(StopCause cause) {
        String who = cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return report.stopDetail() == null ? who : who + ": " + report.stopDetail();
    }

    private static String error(ExperimentError error) {
        String where = error.location() == null ? "" : " at " + error.location();
        return error.code().code() + where + ": " + error.message();
    }

    private void targets() {
        section("Targets", report.targets(), TargetReport::name, target -> {
            lines.row(
                    target.name(),
                    target.resourceType() + ", " + target.victims().size() + " of " + target.identified());
            target.victims().stream().map(Victim::label).forEach(lines::item);
        });
    }

    private void actions() {
        section("Actions", report.actions(), ActionReport::name, action -> {
            String state = action.actionId() + ", " + action.status().word();
            boolean said = action.reason().isEmpty()
                    || (action.error() != null && action.error().message().equals(action.reason()));
            lines.row(action.name(), said ? state : state + ": " + action.reason());
            if (action.states().size() > 1) {
                lines.more(action.states().stream().skip(1).map(this::timed).collect(Collectors.joining(", ")));
            }
            action.evidence().forEach(seen -> lines.item(evidence(seen)));
            action.notHit().forEach(missed -> lines.item("NOT HIT " + labels.of(missed)));
            if (action.error() != null) {
                lines.item("ERROR " + error(action.error()));
            }
        });
    }

    private String timed(TimedStatus taken) {
        return taken.status().word() + " " + since(taken.at());
    }

    private String evidence(Evidence seen) {
        String kind = seen.kind().name().toLowerCase(Locale.ROOT);
        if (seen.kind() == EvidenceKind.HITS) {
            return labels.of(seen.resource()) + ": " + seen.hits() + " " + kind;
        }
        String change = seen.before() == null && seen.after() == null
                ? ""
                : shown(seen.before()) + " -> " + shown(seen.after()) + ", ";
        return labels.of(seen.resource()) + ": " + change + kind;
    }

    private static String shown(@Nullable String state) {
        return state == null ? "?" : state;
    }

    private void undos() {
        List<String> forGood = withoutUndo();
        if (report.undos().isEmpty() && forGood.isEmpty()) {
            return;
        }
        lines.heading("Undo", Stream.of());
        for (UndoReport undo : report.undos()) {
            String who = undo.record().action() + ": ";
            if (undo.open()) {
                open(undo, who);
            } else {
                closed(undo, who);
            }
        }
        forGood.forEach(name -> lines.row("none", name + ": what it changed is not taken back"));
    }

    private List<String> withoutUndo() {
        Set<String> promised =
                report.undos().stream().map(undo -> undo.record().action()).collect(Collectors.toSet());
        return report.actions().stream()
                .filter(action -> action.fault() && action.injected() && !promised.contains(action.name()))
                .map(ActionReport::name)
                .toList();
    }

    private void closed(UndoReport undo, String who) {
        String how = undo.outcome() == null ? "" : undo.outcome().words();
        boolean seen = undo.outcome() == UndoOutcome.RESTORED || undo.outcome() == UndoOutcome.ALREADY_RESTORED;
        lines.row(
                seen ? "proven" : "closed",
                who + undo.record().plan().summary() + " - " + how + at(undo.closedAt()) + failed(undo));
        for (Drift drift : undo.drift()) {
            lines.item("DRIFT " + labels.of(drift.resource()) + ": expected " + drift.expected() + ", found "
                    + drift.found() + "; left as it is");
        }
    }

    private static String endpoint(Place place) {
        return place.endpoint() == null ? "" : ", endpoint " + place.endpoint();
    }

    private void open(UndoReport undo, String who) {
        lines.row("OPEN", who + undo.record().marker() + failed(undo));
        if (undo.givenUpAfter() != null) {
            lines.item("the run waited " + TextLines.span(undo.givenUpAfter()) + " for it");
        }
        if (undo.problem() != null) {
            lines.item("problem: " + undo.problem());
        }
        Place place = undo.record().place();
        String where = place.equals(Place.LOCAL) ? "" : " in account " + place.accountId() + ", " + place.region();
        lines.item("by hand: " + undo.record().plan().summary() + where + endpoint(place));
    }

    private static String failed(UndoReport undo) {
        return switch (undo.failedAttempts()) {
            case 0 -> "";
            case 1 -> ", 1 attempt failed";
            default -> ", " + undo.failedAttempts() + " attempts failed";
        };
    }

    private void stopConditions() {
        int readings = report.stopReadings();
        String heading = "Stop conditions" + (readings == 0 ? "" : ", read " + times(readings));
        section(heading, report.stopConditions(), StopConditionReport::state, condition -> {
            String name = condition.condition().value() == null
                    ? condition.condition().source()
                    : condition.condition().value();
            lines.row(condition.state(), name + (condition.fired() ? " - fired" : ""));
        });
    }

    private static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }

    private void calls() {
        if (report.callCounts().isEmpty()) {
            return;
        }
        Set<String> writes = report.calls().stream().map(CallEnded::call).collect(Collectors.toSet());
        lines.heading("Calls", Stream.of());
        lines.row("reads", counts(name -> !writes.contains(name)));
        lines.row("writes", counts(writes::contains));
        lines.table(report.calls().stream().map(this::call).toList());
    }

    private String counts(Predicate<String> wanted) {
        String counts = report.callCounts().entrySet().stream()
                .filter(count -> wanted.test(count.getKey()))
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : counts;
    }

    private List<String> call(CallEnded call) {
        String request = call.requestId() == null ? "" : "request " + call.requestId();
        String error = call.error() == null ? "" : "FAILED: " + call.error();
        return List.of(
                since(call.at()),
                call.by(),
                call.purpose().name().toLowerCase(Locale.ROOT),
                call.call(),
                Stream.of(request, error).filter(part -> !part.isEmpty()).collect(Collectors.joining(" ")));
    }

    private String at(@Nullable Instant when) {
        return when == null ? "" : " " + since(when);
    }

    private String since(Instant when) {
        return "+" + TextLines.span(Duration.between(report.startedAt(), when));
    }

    private <T> void section(String heading, List<T> parts, Function<T, String> label, Consumer<T> part) {
        if (!parts.isEmpty()) {
            lines.heading(heading, parts.stream().map(label));
            parts.forEach(part);
        }
    }
}
