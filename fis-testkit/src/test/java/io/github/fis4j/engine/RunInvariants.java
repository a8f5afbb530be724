package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What holds for the events of any run that is over. */
final class RunInvariants {
    private final ExperimentTemplate template;
    private final List<ExperimentEvent> events;
    private final Map<String, ActionStatus> actions = new HashMap<>();
    private final Map<String, Set<String>> open = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private final Map<String, Integer> intents = new HashMap<>();
    private ExperimentStatus experiment = ExperimentStatus.PENDING;
    /** Whether the run is being ended: from then on actions only end, and none of them well. */
    private boolean halted;

    RunInvariants(ExperimentTemplate template, List<ExperimentEvent> events) {
        this.template = template;
        this.events = events;
        template.actions().keySet().forEach(name -> {
            actions.put(name, ActionStatus.PENDING);
            open.put(name, new HashSet<>());
        });
    }

    void check(ExperimentReport report) {
        long number = 0;
        for (ExperimentEvent event : events) {
            assertThat(event.stamp().number()).isEqualTo(++number);
            check(event);
        }
        assertThat(experiment.terminal()).isTrue();
        assertThat(actions.values()).allMatch(ActionStatus::terminal);
        assertThat(ReportFold.of(events)).isEqualTo(report);
        checkEnd(report);
    }

    private void check(ExperimentEvent event) {
        if (event instanceof ExperimentStatusChanged change) {
            assertThat(change.from()).isEqualTo(experiment);
            assertThat(ExperimentStatus.transitions().allows(change.from(), change.to()))
                    .isTrue();
            experiment = change.to();
            halted |= experiment == ExperimentStatus.STOPPING;
        } else if (event instanceof ActionStatusChanged change) {
            check(change);
        } else if (event instanceof UndoIntended intended) {
            assertThat(open(intended.record().action()).add(intended.record().marker()))
                    .isTrue();
            intents.merge(intended.record().action(), 1, Integer::sum);
        } else if (event instanceof UndoClosed closed) {
            assertThat(open(closed.action()).remove(closed.marker())).isTrue();
        } else if (event instanceof UndoGivenUp lost) {
            assertThat(givenUp.add(lost.marker())).isTrue();
        } else if (event instanceof FaultInjected fault) {
            assertThat(actions.get(fault.action())).isEqualTo(ActionStatus.INITIATING);
        } else if (event instanceof CallEnded call && call.purpose() == CallEnded.Purpose.UNDO) {
            assertThat(intents).as("an undo without a record").containsKey(call.by());
        }
    }

    private void check(ActionStatusChanged change) {
        String name = change.action();
        assertThat(change.from()).isEqualTo(actions.put(name, change.to()));
        assertThat(ActionStatus.transitions().allows(change.from(), change.to()))
                .isTrue();
        assertThat(experiment.terminal()).as("%s after the end", change).isFalse();
        halted |= change.to() == ActionStatus.STOPPING || change.to() == ActionStatus.CANCELLED;
        if (halted) {
            assertThat(change.to())
                    .as("%s while the run is being ended", name)
                    .isIn(ActionStatus.STOPPING, ActionStatus.CANCELLED, ActionStatus.STOPPED, ActionStatus.FAILED);
        }
        if (change.to() == ActionStatus.INITIATING) {
            assertThat(experiment).isEqualTo(ExperimentStatus.RUNNING);
            Objects.requireNonNull(template.actions().get(name)).startAfter().forEach(this::checkIsOver);
        } else if (change.to() == ActionStatus.COMPLETED || change.to() == ActionStatus.STOPPED) {
            assertThat(open(name)).as("records when %s ends well", name).isEmpty();
        } else if (change.to() == ActionStatus.FAILED) {
            assertThat(change.error()).isNotNull();
            assertThat(givenUp).as("records when %s ends badly", name).containsAll(open(name));
        }
    }

    private void checkIsOver(String predecessor) {
        assertThat(actions.get(predecessor)).as(predecessor).isIn(ActionStatus.COMPLETED, ActionStatus.SKIPPED);
        assertThat(open(predecessor)).isEmpty();
    }

    private void checkEnd(ExperimentReport report) {
        Set<String> left = new HashSet<>();
        open.values().forEach(left::addAll);
        assertThat(report.openUndos())
                .extracting(undo -> undo.record().marker())
                .containsExactlyInAnyOrderElementsOf(left);
        assertThat(report.verdict() == Verdict.UNDO_FAILED).isEqualTo(!left.isEmpty());
        assertThat(report.error() != null).isEqualTo(report.status() == ExperimentStatus.FAILED);
        boolean well = report.verdict() == Verdict.HELD || report.verdict() == Verdict.PREVIEWED;
        assertThat(report.exitCode() == 0).isEqualTo(well && report.status() == ExperimentStatus.COMPLETED);
        if (report.status() == ExperimentStatus.COMPLETED) {
            assertThat(actions.values()).isSubsetOf(ActionStatus.COMPLETED, ActionStatus.SKIPPED);
            assertThat(left).isEmpty();
        }
        if (report.status() == ExperimentStatus.CANCELLED) {
            assertThat(actions.values()).containsOnly(ActionStatus.CANCELLED);
            assertThat(intents).isEmpty();
        }
    }

    private Set<String> open(String action) {
        return Objects.requireNonNull(open.get(action));
    }
}
