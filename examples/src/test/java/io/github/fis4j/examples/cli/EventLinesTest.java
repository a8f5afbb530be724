package io.github.fis4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.CallEnded.Purpose;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private final EventLines lines = new EventLines(Instant.EPOCH);

    private static CallEnded failed(Purpose purpose) {
        return new CallEnded(stamp(), "aws", purpose, "sts:AssumeRole", null, "no usable answer", Duration.ZERO);
    }

    private static Stamp stamp() {
        return new Stamp("EXP1", 1, Instant.EPOCH);
    }

    private static ExperimentEvent ended() {
        return new ExperimentStatusChanged(
                stamp(), ExperimentStatus.INITIATING, ExperimentStatus.FAILED, "no such alarm", null);
    }

    @Test
    void failedRead_duringTheRun_isTold() {
        assertThat(lines.line(failed(Purpose.READ))).get().asString().contains("sts:AssumeRole FAILED");
    }

    @Test
    void failedRead_afterTheEnd_isNoNews() {
        lines.line(ended());
        assertThat(lines.line(failed(Purpose.READ))).isEmpty();
    }

    @Test
    void failedUndo_afterTheEnd_isTold() {
        lines.line(ended());
        assertThat(lines.line(failed(Purpose.UNDO))).isPresent();
    }
}
