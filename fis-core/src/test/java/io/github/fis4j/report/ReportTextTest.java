package io.github.fis4j.report;

import static io.github.fis4j.report.Story.instance;
import static io.github.fis4j.report.Story.marker;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent.CallEnded.Purpose;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    private static Story injected(ExperimentTemplate template, boolean simulated, int identified, String... ids) {
        Evidence[] evidence = List.of(ids).stream()
                .map(id -> Evidence.observed(instance(id), "running", "stopped"))
                .toArray(Evidence[]::new);
        return Story.of(template, false, simulated)
                .identity()
                .running()
                .after("PT0.12S")
                .call("one", Purpose.READ, "ec2:DescribeInstances", null)
                .target("one", identified, ids)
                .tell(stamp -> new StopConditionRead(stamp, Templates.ALARM, "OK", false))
                .intends("stop", "start " + String.join(", ", ids))
                .after("PT0.3S")
                .call("stop", Purpose.INJECT, "ec2:StopInstances", null)
                .after("PT5S")
                .acting("stop", EvidenceKind.OBSERVED, evidence);
    }

    @Test
    void completedRun_isToldInFull() throws IOException {
        Story story = injected(Templates.stopOne(), true, 3, "i-2")
                .after("PT2M")
                .call("stop", Purpose.UNDO, "ec2:StartInstances", null)
                .call("stop", Purpose.READ, "ec2:DescribeInstances", null)
                .after("PT4S")
                .tell(stamp -> new UndoClosed(
                        stamp,
                        marker("stop"),
                        "stop",
                        UndoOutcome.RESTORED,
                        List.of(new Drift(instance("i-2"), "type t3.micro", "type t3.large"))))
                .acted("stop")
                .tell(stamp -> new StopConditionsReleased(stamp, 27))
                .tell(stamp -> new Noted(stamp, "stop", "i-2 took 5 seconds to stop"))
                .completed();

        assertGolden("completed", story);
    }

    @Test
    void stoppedRun_tellsWhoStoppedIt() throws IOException {
        Story story = injected(Templates.stopAll(), false, 2, "i-1", "i-2")
                .after("PT30S")
                .tell(stamp -> new StopConditionRead(stamp, Templates.ALARM, "ALARM", true))
                .tell(stamp -> new StopRequested(stamp, StopCause.STOP_CONDITION, "The alarm p99 is in state ALARM"))
                .experiment(
                        ExperimentStatus.RUNNING, ExperimentStatus.STOPPING, StopCause.STOP_CONDITION.stoppingReason())
                .action("stop", ActionStatus.RUNNING, ActionStatus.STOPPING, "")
                .call("stop", Purpose.UNDO, "ec2:StartInstances", null)
                .after("PT9S")
                .tell(stamp -> new UndoClosed(stamp, marker("stop"), "stop", UndoOutcome.RESTORED, List.of()))
                .action("stop", ActionStatus.STOPPING, ActionStatus.STOPPED, "Action was stopped.")
                .tell(stamp -> new StopConditionsReleased(stamp, 4))
                .experiment(
                        ExperimentStatus.STOPPING, ExperimentStatus.STOPPED, StopCause.STOP_CONDITION.stoppedReason());

        assertGolden("stopped", story);
    }

    @Test
    void undoFailed_tellsHowToPutItBackByHand() throws IOException {
        String denied = "You are not authorized to perform this operation: ec2:StartInstances on " + instance("i-2")
                + " (UnauthorizedOperation)";
        ExperimentError error = new ExperimentError(
                ErrorCode.AUTHORIZATION_FAILURE, "The instances could not be started again", "111122223333", "stop");
        Story story = injected(Templates.stopOne(), false, 3, "i-2")
                .after("PT2M")
                .call("stop", Purpose.UNDO, "ec2:StartInstances", denied)
                .tell(stamp -> new UndoAttemptFailed(stamp, marker("stop"), "stop", 1, denied))
                .after("PT5M")
                .call("stop", Purpose.UNDO, "ec2:StartInstances", denied)
                .tell(stamp -> new UndoAttemptFailed(stamp, marker("stop"), "stop", 2, denied))
                .tell(stamp -> new UndoGivenUp(stamp, marker("stop"), "stop", Duration.ofMinutes(5), denied))
                .action("stop", ActionStatus.RUNNING, ActionStatus.FAILED, error.message(), error)
                .tell(stamp -> new StopConditionsReleased(stamp, 60))
                .experiment(ExperimentStatus.RUNNING, ExperimentStatus.FAILED, error.message(), error);

        assertGolden("undo-failed", story);
    }

    @Test
    void faultsWithoutUndo_areSaidToStay() {
        String text = ReportText.of(Story.of(Templates.stopOne())
                .running()
                .target("one", 1, "i-1")
                .acting("stop", EvidenceKind.OBSERVED, Evidence.observed(instance("i-1"), "running", "stopped"))
                .acted("stop")
                .completed()
                .report());

        assertThat(text).contains("none        stop: what it changed is not taken back");
    }

    @Test
    void longNames_standOnALineOfTheirOwn() {
        String name = "an-action-with-a-very-long-name";
        String text = ReportText.of(Story.of(ExperimentTemplate.builder("")
                        .action(name, a -> a.id("aws:fis:wait"))
                        .action("short", a -> a.id("aws:fis:wait"))
                        .build())
                .report());

        assertThat(text).contains("""
                  an-action-with-a-very-long-name
                                            aws:fis:wait, pending
                  short                     aws:fis:wait, pending
                """);
    }

    @Test
    void textsOfOthers_cannotBreakOutOfTheirPlace() {
        String text = ReportText.of(Story.of(Templates.waiting().toBuilder()
                        .description("nice\ncompleted, HELD\u001b[31m")
                        .build())
                .report());

        assertThat(text).contains("nice completed, HELD [31m").doesNotContain("\u001b");
    }

    @Test
    void spans_areShortAndExactToTheMillisecond() {
        assertThat(List.of("PT0S", "PT0.0005S", "PT0.12S", "PT10S", "PT2M", "PT1H0.5S", "PT-3S"))
                .extracting(text -> TextLines.span(Duration.parse(text)))
                .containsExactly("0s", "0s", "0.12s", "10s", "2m 0s", "1h 0m 0.5s", "-3s");
    }

    /** For people and for programs. */
    private static void assertGolden(String name, Story story) throws IOException {
        String text = ReportText.of(story.report());
        assertThat(text).isEqualTo(golden(name + ".txt"));
        assertThat(text.lines()).allMatch(line -> line.length() <= TextLines.WIDTH);
        assertThat(JsonWriter.pretty(story.report().json()) + "\n").isEqualTo(golden(name + ".json"));
    }

    private static String golden(String file) throws IOException {
        try (InputStream golden = ReportTextTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(golden, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
