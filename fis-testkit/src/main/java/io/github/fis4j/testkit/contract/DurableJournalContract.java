package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link ExperimentJournal} that outlives its process owes a recovery. A journal that is closed counts as one
 * whose process has ended.
 */
public abstract class DurableJournalContract {
    private static final Duration REAL = Duration.ofSeconds(30);
    private static final JsonObject LEARNT =
            JsonObject.builder().put("id", "i-1").build();

    private final List<ExperimentJournal> opened = new ArrayList<>();

    /** For subclasses. */
    protected DurableJournalContract() {}

    /** {@return one more journal at the same place, as another process would open it; closed after the test} */
    protected abstract ExperimentJournal open();

    @AfterEach
    void closeAll() {
        opened.forEach(ExperimentJournal::close);
    }

    @Test
    void durability_isDurable() {
        assertThat(journal().durability()).isEqualTo(ExperimentJournal.Durability.DURABLE);
    }

    @Test
    void whatOneAppended_anotherReads() {
        List<ExperimentEvent> story = openStory("EXPa");
        append(journal(), story);
        assertThat(journal().events("EXPa")).isEqualTo(story);
    }

    @Test
    void unfinishedRunOfAnEndedProcess_isTakenOver_withAllItsEvents() {
        List<ExperimentEvent> story = openStory("EXPa");
        leave(story);

        assertThat(takeOver(journal())).containsExactly(new AbandonedRun("EXPa", story));
    }

    @Test
    void runWithoutLastStatus_isTakenOver_evenIfNoRecordIsOpen() {
        leave(List.of(accepted("EXPa")));
        assertThat(takeOver(journal())).extracting(AbandonedRun::runId).containsExactly("EXPa");
    }

    @Test
    void endedRunWithAnOpenRecord_isTakenOver() {
        List<ExperimentEvent> story = openStory("EXPa");
        story.add(failed("EXPa", 4));
        leave(story);
        assertThat(takeOver(journal())).extracting(AbandonedRun::runId).containsExactly("EXPa");
    }

    @Test
    void finishedRun_isLeftAlone() {
        List<ExperimentEvent> story = openStory("EXPa");
        story.add(closed("EXPa", 4));
        story.add(failed("EXPa", 5));
        leave(story);
        assertThat(takeOver(journal())).isEmpty();
    }

    @Test
    void runOfALivingProcess_isLeftAlone() {
        ExperimentJournal living = journal();
        append(living, openStory("EXPa"));
        assertThat(takeOver(journal())).isEmpty();
        assertThat(takeOver(living)).isEmpty();
    }

    @Test
    void runThatWasTakenOver_isNobodyElses_untilItsTakerEnds() {
        leave(openStory("EXPa"));
        ExperimentJournal taker = journal();
        assertThat(takeOver(taker)).hasSize(1);

        assertThat(takeOver(taker)).isEmpty();
        assertThat(takeOver(journal())).isEmpty();
        taker.close();
        assertThat(takeOver(journal())).hasSize(1);
    }

    @Test
    void taker_goesOnWithTheNextNumber_andTheRunIsOne() {
        List<ExperimentEvent> story = openStory("EXPa");
        leave(story);
        ExperimentJournal taker = journal();
        takeOver(taker);
        story.add(closed("EXPa", 4));
        story.add(failed("EXPa", 5));
        append(taker, story.subList(3, 5));
        taker.close();

        assertThat(journal().events("EXPa")).isEqualTo(story);
        assertThat(takeOver(journal())).isEmpty();
    }

    @Test
    void runs_tellWhatIsOpen_andWhoHasIt() {
        leave(openStory("EXPdead"));
        ExperimentJournal living = journal();
        append(living, List.of(accepted("EXPlive")));

        List<JournaledRun> runs = living.runs();

        assertThat(runs).extracting(JournaledRun::runId).containsExactlyInAnyOrder("EXPdead", "EXPlive");
        JournaledRun dead = runs.stream()
                .filter(run -> run.runId().equals("EXPdead"))
                .findFirst()
                .orElseThrow();
        assertThat(dead.abandoned()).isTrue();
        assertThat(dead.description()).isEqualTo("a run");
        assertThat(dead.openUndos()).singleElement().satisfies(record -> {
            assertThat(record.state()).isEqualTo(UndoRecord.State.CONFIRMED);
            assertThat(record.learned()).isEqualTo(LEARNT);
        });
        assertThat(runs)
                .filteredOn(run -> run.runId().equals("EXPlive"))
                .allMatch(run -> run.holder() == JournaledRun.Holder.THIS_PROCESS && !run.abandoned());
    }

    @Test
    void runThatWasTakenOver_isToldAsItsTakers() {
        leave(openStory("EXPa"));
        ExperimentJournal taker = journal();
        takeOver(taker);
        assertThat(taker.runs())
                .extracting(JournaledRun::holder, JournaledRun::abandoned)
                .containsExactly(tuple(JournaledRun.Holder.THIS_PROCESS, false));
    }

    @Test
    void runs_areTold_theOldestFirst() {
        leave(openStory("EXPb", 0));
        leave(openStory("EXPa", 1));
        assertThat(journal().runs()).extracting(JournaledRun::runId).containsExactly("EXPb", "EXPa");
    }

    @Test
    void runs_areTakenOver_theOldestFirst() {
        leave(openStory("EXPb", 0));
        leave(openStory("EXPa", 1));
        assertThat(takeOver(journal())).extracting(AbandonedRun::runId).containsExactly("EXPb", "EXPa");
    }

    private ExperimentJournal journal() {
        ExperimentJournal journal = open();
        opened.add(journal);
        return journal;
    }

    /** A process tells so much, and ends. */
    private void leave(List<ExperimentEvent> story) {
        ExperimentJournal journal = journal();
        append(journal, story);
        journal.close();
    }

    private static void append(ExperimentJournal journal, List<ExperimentEvent> story) {
        story.forEach(
                event -> assertThat(journal.append(event).toCompletableFuture()).succeedsWithin(REAL));
    }

    private static List<AbandonedRun> takeOver(ExperimentJournal journal) {
        CompletableFuture<Takeover> takeover = journal.takeOver().toCompletableFuture();
        assertThat(takeover).succeedsWithin(REAL);
        return takeover.join().runs();
    }

    private static List<ExperimentEvent> openStory(String run) {
        return openStory(run, 0);
    }

    private static List<ExperimentEvent> openStory(String run, int minute) {
        UndoRecord record = record(run);
        return new ArrayList<>(List.of(
                accepted(run, minute),
                new UndoIntended(stamp(run, 2), record),
                new UndoConfirmed(stamp(run, 3), record.marker(), record.action(), LEARNT)));
    }

    private static UndoRecord record(String run) {
        return new UndoRecord(
                UndoRecord.marker(run, "stop", 1),
                run,
                "stop",
                "aws:ec2:stop-instances",
                1,
                "ec2:StopInstances",
                new UndoPlan(
                        "start-instances",
                        "start i-1",
                        LEARNT,
                        UndoPlan.Trigger.ON_END,
                        UndoPlan.Scope.WORLD,
                        Duration.ofSeconds(60)),
                new Place("aws", "111122223333", "us-east-1", null, null),
                UndoRecord.State.INTENT,
                JsonObject.empty());
    }

    private static ExperimentEvent accepted(String run) {
        return accepted(run, 0);
    }

    private static ExperimentEvent accepted(String run, int minute) {
        ExperimentTemplate template = ExperimentTemplate.builder("a run")
                .action("stop", action -> action.id("aws:ec2:stop-instances"))
                .build();
        Stamp first = new Stamp(run, 1, stamp(run, 1).at().plus(Duration.ofMinutes(minute)));
        return new ExperimentAccepted(first, template, 42, false, false, null, Map.of(), List.of());
    }

    private static ExperimentEvent closed(String run, int number) {
        return new UndoClosed(
                stamp(run, number), UndoRecord.marker(run, "stop", 1), "stop", UndoOutcome.RESTORED, List.of());
    }

    private static ExperimentEvent failed(String run, int number) {
        return new ExperimentStatusChanged(
                stamp(run, number), ExperimentStatus.PENDING, ExperimentStatus.FAILED, "why", null);
    }

    private static Stamp stamp(String run, long number) {
        return new Stamp(run, number, Instant.parse("2030-01-01T00:00:00Z").plusNanos(number));
    }
}
