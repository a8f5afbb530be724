package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExperimentJournal} owes the engine. */
public abstract class ExperimentJournalContract {
    private static final String RUN = "EXPone";
    private static final String OTHER = "EXPother";
    private static final int MANY = 1_000;
    private static final long REAL_SECONDS = 30;

    private ExperimentJournal journal;

    /** For subclasses. */
    protected ExperimentJournalContract() {}

    /** {@return a journal without events; closed after the test} */
    protected abstract ExperimentJournal journal();

    @BeforeEach
    void open() {
        journal = journal();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void unknownRun_hasNoEvents() {
        assertThat(journal.events("EXPunknown")).isEmpty();
    }

    @Test
    void eventsOfARun_comeBackAsTheyWere_inOrder() {
        List<ExperimentEvent> story = story();
        story.forEach(this::append);
        assertThat(journal.events(RUN)).isEqualTo(story);
    }

    @Test
    void runs_areKeptApart() {
        for (int number = 1; number <= 3; number++) {
            append(note(RUN, number));
            append(note(OTHER, number));
        }
        assertThat(journal.events(RUN)).containsExactly(note(RUN, 1), note(RUN, 2), note(RUN, 3));
        assertThat(journal.events(OTHER)).containsExactly(note(OTHER, 1), note(OTHER, 2), note(OTHER, 3));
    }

    @Test
    void events_areASnapshot() {
        append(note(RUN, 1));
        List<ExperimentEvent> before = journal.events(RUN);
        append(note(RUN, 2));
        assertThat(before).containsExactly(note(RUN, 1));
        assertThat(journal.events(RUN)).hasSize(2);
    }

    @Test
    void appendsWithoutWaiting_keepTheirOrder() {
        List<CompletionStage<Void>> appends = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            appends.add(journal.append(note(RUN, number)));
        }
        appends.forEach(ExperimentJournalContract::join);
        assertThat(journal.events(RUN))
                .extracting(event -> event.stamp().number())
                .hasSize(MANY)
                .isSorted();
    }

    @Test
    void runsOnManyThreads_loseNothing() throws InterruptedException {
        List<String> runs = List.of("EXPa", "EXPb", "EXPc", "EXPd");
        CountDownLatch done = new CountDownLatch(runs.size());
        for (String run : runs) {
            // Every virtual time brings a thread of its own.
            VirtualTime.create().execute(() -> {
                for (int number = 1; number <= MANY; number++) {
                    append(note(run, number));
                }
                done.countDown();
            });
        }
        assertThat(done.await(REAL_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (String run : runs) {
            assertThat(journal.events(run))
                    .extracting(event -> event.stamp().number())
                    .hasSize(MANY)
                    .isSorted();
        }
    }

    @Test
    void runOfThisProcess_isNotTakenOver() {
        append(story().get(0));
        CompletableFuture<Takeover> takeover = journal.takeOver().toCompletableFuture();
        assertThat(takeover).succeedsWithin(Duration.ofSeconds(REAL_SECONDS));
        assertThat(takeover.join().runs()).isEmpty();
    }

    private void append(ExperimentEvent event) {
        join(journal.append(event));
    }

    private static void join(CompletionStage<Void> append) {
        CompletableFuture<Void> future = append.toCompletableFuture();
        assertThat(future).succeedsWithin(Duration.ofSeconds(REAL_SECONDS));
    }

    private static ExperimentEvent note(String run, int number) {
        return new Noted(stamp(run, number), null, "note " + number);
    }

    private static Stamp stamp(String run, long number) {
        return new Stamp(run, number, Instant.parse("2030-01-01T00:00:00Z").plusNanos(number));
    }

    /** Events with every shape of member: text, null, duration, list, template, record. */
    private static List<ExperimentEvent> story() {
        ExperimentTemplate template = ExperimentTemplate.builder("a \"quoted\" description, and \u00e4\u2028")
                .action("stop", action -> action.id("aws:ec2:stop-instances").parameter("k", ""))
                .stopCondition(StopCondition.none())
                .build();
        JsonObject before = JsonObject.builder()
                .put("state", "running")
                .put("count", 3)
                .putStrings("ids", List.of("i-1", "i-2"))
                .build();
        UndoPlan plan = new UndoPlan(
                "start-instances",
                "start i-1",
                before,
                UndoPlan.Trigger.ON_END,
                UndoPlan.Scope.WORLD,
                Duration.ofSeconds(60));
        String marker = UndoRecord.marker(RUN, "stop", 1);
        UndoRecord record = new UndoRecord(
                marker,
                RUN,
                "stop",
                "aws:ec2:stop-instances",
                1,
                "ec2:StopInstances",
                plan,
                new Place("aws", "111122223333", "us-east-1", null, null),
                UndoRecord.State.INTENT,
                JsonObject.empty());
        return List.of(
                new ExperimentAccepted(
                        stamp(RUN, 1),
                        template,
                        Long.MIN_VALUE,
                        false,
                        true,
                        "token",
                        Map.of("team", "payments"),
                        List.of(new TargetAccount("444455556666", "arn:aws:iam::444455556666:role/fis", "staging"))),
                new ActionStatusChanged(
                        stamp(RUN, 2),
                        "stop",
                        ActionStatus.PENDING,
                        ActionStatus.INITIATING,
                        "",
                        new ExperimentError(ErrorCode.INTERNAL_FAILURE, "why", null, "stop")),
                new UndoIntended(stamp(RUN, 3), record),
                new CallEnded(
                        stamp(RUN, 4),
                        "stop",
                        CallEnded.Purpose.INJECT,
                        "ec2:StopInstances",
                        null,
                        "lost",
                        Duration.ofMillis(50)),
                new UndoConfirmed(stamp(RUN, 5), marker, "stop", before),
                new UndoClosed(
                        stamp(RUN, 6),
                        marker,
                        "stop",
                        UndoOutcome.RESTORED,
                        List.of(new Drift("arn", "stopped", "terminated"))));
    }
}
