package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ActionReport.TimedStatus;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The timeline of a run as far as its report tells of it, for those who do not have its events. */
final class ReportTimeline {
    private final ExperimentReport report;
    private final List<Line> lines = new ArrayList<>();

    private ReportTimeline(ExperimentReport report) {
        this.report = report;
    }

    static String of(ExperimentReport report) {
        ReportTimeline timeline = new ReportTimeline(report);
        timeline.collect();
        return timeline.text();
    }

    private void collect() {
        report.actions().forEach(this::add);
        report.calls().forEach(this::add);
        report.undos().forEach(this::add);
        if (report.stopCause() != null) {
            String detail = report.stopDetail() == null ? "" : ", " + report.stopDetail();
            add(report.stopRequestedAt(), "stop requested: " + EventText.word(report.stopCause()) + detail);
        }
        add(report.endedAt(), "experiment " + report.status().word());
    }

    private void add(ActionReport action) {
        for (TimedStatus taken : action.states()) {
            add(taken.at(), "action " + action.name() + " " + taken.status().word());
        }
        add(action.injectedAt(), "action " + action.name() + " injected");
    }

    private void add(CallEnded call) {
        add(call.at(), EventText.of(call));
    }

    private void add(UndoReport undo) {
        UndoOutcome outcome = undo.outcome();
        if (outcome != null) {
            add(undo.closedAt(), "undo " + EventText.label(undo.record().marker()) + " closed: " + outcome.words());
        }
    }

    private void add(@Nullable Instant at, String text) {
        if (at != null) {
            lines.add(new Line(at, text));
        }
    }

    private String text() {
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(line -> Duration.between(report.startedAt(), line.at()) + " " + line.text())
                .collect(Collectors.joining("\n"));
    }

    private record Line(Instant at, String text) {}
}
