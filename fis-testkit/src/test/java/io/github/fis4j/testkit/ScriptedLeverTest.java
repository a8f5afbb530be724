package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shared lever that a test moves, on a real engine. */
@Timeout(30)
class ScriptedLeverTest {
    private final VirtualTime time = VirtualTime.stepped();
    private final ScriptedActions actions = ScriptedActions.on(time).action("break", ActionScript::hold);
    private final ScriptedLever lever = ScriptedLever.on(time, "switch");
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .register(actions)
            .sharedLever(lever)
            .time(time)
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void engagedBefore_runIsCancelled() {
        lever.engage("incident");
        ExperimentReport report = end(start());
        assertThat(report.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(lever.subscriptions()).isZero();
    }

    @Test
    void engagedInMidHold_runIsStoppedWithTheNextReading() {
        ExperimentRun run = start();
        time.advance(Duration.ofMinutes(1));
        lever.engage("incident");
        Instant engaged = time.instant();

        ExperimentReport report = end(run);

        assertThat(report).verdict(Verdict.ABORTED).undid("break").nothingLeft();
        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(Duration.between(engaged, time.instant())).isLessThanOrEqualTo(lever.interval());
        assertThat(lever.reads()).isGreaterThan(10);
    }

    @Test
    void pushedInMidHold_runIsStoppedAtOnce() {
        lever.pushing();
        ExperimentRun run = start();
        time.advance(Duration.ofSeconds(61));
        lever.engage("incident");
        Instant engaged = time.instant();

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(time.instant()).isEqualTo(engaged);
        assertThat(lever.subscriptions()).isZero();
    }

    @Test
    void failedReadings_areForgivenForHalfAMinute_thenTheyStop() {
        ExperimentRun run = start();
        lever.failReads(5);
        time.advance(Duration.ofMinutes(1));
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);

        lever.failReads(6);
        time.advance(Duration.ofMinutes(1));

        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
    }

    @Test
    void noAnswerAtTheStart_runFails() {
        lever.neverAnswer();
        ExperimentRun run = start();
        time.advance(Duration.ofSeconds(31));
        assertThat(end(run).status()).isEqualTo(ExperimentStatus.FAILED);
    }

    private ExperimentRun start() {
        ExperimentRun run = engine.start(ExperimentTemplate.builder("scripted")
                .action("break", action -> action.id("test:break").parameter("duration", "PT10M"))
                .build());
        time.runUntilIdle();
        return run;
    }

    private ExperimentReport end(ExperimentRun run) {
        assertThat(time.await(run.completion(), Duration.ofSeconds(10)))
                .as(time.dump())
                .isTrue();
        return run.completion().join();
    }
}
