package io.github.fis4j.journal;

import static io.github.fis4j.journal.FileJournalTakeoverTest.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.JournaledRun.Holder;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own share a directory, and die. */
class FileJournalProcessesTest {
    private static final int ACKNOWLEDGED = 200;
    private static final int RUNS = 12;

    @TempDir
    Path directory;

    @Test
    void severalProcesses_appendSideBySide_andOnlyTheDeadOnesRunsAreTaken() throws Exception {
        try (JournalProcess lives = JournalProcess.start(directory);
                JournalProcess dies = JournalProcess.start(directory);
                FileJournal journal = FileJournal.in(directory)) {
            lives.tell("begin EXPlives");
            dies.tell("begin EXPdies");
            assertThat(lives.answer()).isEqualTo("begun EXPlives");
            assertThat(dies.answer()).isEqualTo("begun EXPdies");
            assertThat(lives.ask("finish EXPlivesToo")).isEqualTo("finished EXPlivesToo");
            assertThat(take(journal).runs()).isEmpty();
            dies.kill();
            assertThat(journal.runs())
                    .extracting(JournaledRun::runId, JournaledRun::holder)
                    .containsExactly(
                            Tuple.tuple("EXPdies", Holder.NOBODY),
                            Tuple.tuple("EXPlives", Holder.OTHER_PROCESS),
                            Tuple.tuple("EXPlivesToo", Holder.OTHER_PROCESS));
            assertThat(take(journal).runs())
                    .containsExactly(
                            new AbandonedRun("EXPdies", Stories.untilIntended("EXPdies", JournalProcess.RECORDS)));
            assertThat(lives.ask("take")).isEqualTo("took ");
            assertThat(lives.ask("finish EXPafter")).isEqualTo("finished EXPafter");
            assertThat(journal.events("EXPafter")).isEqualTo(Stories.finished("EXPafter", JournalProcess.RECORDS));
        }
    }

    @Test
    void twoProcessesThatTakeOverAtOnce_getEachRunOnce() throws Exception {
        TreeSet<String> abandoned = new TreeSet<>();
        for (int number = 1; number <= RUNS; number++) {
            String runId = "EXP" + number;
            abandoned.add(runId);
            try (FileJournal dead = FileJournal.in(directory)) {
                Stories.append(dead, Stories.untilIntended(runId, 1));
            }
        }
        try (JournalProcess one = JournalProcess.start(directory);
                JournalProcess two = JournalProcess.start(directory)) {
            // Both are up before either begins.
            assertThat(one.ask("finish EXPone")).isEqualTo("finished EXPone");
            assertThat(two.ask("finish EXPtwo")).isEqualTo("finished EXPtwo");
            one.tell("take");
            two.tell("take");
            List<String> taken = new ArrayList<>(took(one));
            taken.addAll(took(two));
            assertThat(taken).containsExactlyInAnyOrderElementsOf(abandoned);
        }
    }

    private static List<String> took(JournalProcess process) throws IOException {
        String answer = String.valueOf(process.answer());
        assertThat(answer).startsWith("took ");
        return Arrays.stream(answer.split(" ", -1))
                .skip(1)
                .filter(runId -> !runId.isEmpty())
                .toList();
    }

    @Test
    void processKilledWhileItAppends_whatItAcknowledgedIsRead() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        try (JournalProcess process = JournalProcess.start(directory)) {
            process.tell("flood EXP");
            for (int i = 0; i < ACKNOWLEDGED; i++) {
                note(acknowledged, process.answer());
            }
            process.kill();
            for (String line = process.answer(); line != null; line = process.answer()) {
                note(acknowledged, line);
            }
        }
        try (FileJournal journal = FileJournal.in(directory)) {
            Takeover takeover = take(journal);
            assertThat(takeover.runs()).extracting(AbandonedRun::runId).containsExactly("EXP1", "EXP2");
            for (AbandonedRun run : takeover.runs()) {
                int last = Math.toIntExact(acknowledged.getOrDefault(run.runId(), 0L));
                assertThat(last).isGreaterThan(ACKNOWLEDGED / 4);
                // All that was acknowledged, and at most the one that was on its way.
                assertThat(run.events()).hasSizeBetween(last, last + 1).isEqualTo(story(run));
            }
            assertThat(journal.runs())
                    .allSatisfy(run -> assertThat(run.openUndos()).hasSize(JournalProcess.RECORDS));
        }
    }

    @Test
    void processesThatTakeOverAndDeleteAtOnce_loseNoRunAndTakeNoneTwice() throws Exception {
        List<String> said = new ArrayList<>();
        try (JournalProcess one = JournalProcess.start(directory);
                JournalProcess two = JournalProcess.start(directory);
                JournalProcess dies = JournalProcess.start(directory)) {
            dies.tell("churn EXPdies " + directory);
            one.tell("churn EXPone " + directory);
            two.tell("churn EXPtwo " + directory);
            for (int i = 0; i < JournalProcess.CHURNS; i++) {
                said.add(String.valueOf(dies.answer()));
            }
            dies.kill();
            for (String line = dies.answer(); line != null; line = dies.answer()) {
                said.add(line);
            }
            listen(one, said);
            listen(two, said);
        }
        // Only what the killed one was finishing may be begun to be finished again.
        assertThat(said).filteredOn(line -> !line.startsWith("finishing ")).doesNotHaveDuplicates();
        Set<String> missing = runs("began ", said);
        missing.removeAll(runs("finished ", said));
        Set<String> maybeFinished = runs("finishing ", said);
        maybeFinished.removeAll(runs("finished ", said));
        try (FileJournal journal = FileJournal.in(directory)) {
            for (AbandonedRun run : take(journal).runs()) {
                assertThat(Stories.finished(run.runId(), JournalProcess.RECORDS))
                        .startsWith(run.events().toArray(ExperimentEvent[]::new));
                missing.remove(run.runId());
            }
            // What was over has been deleted meanwhile, but for the last.
            assertThat(journal.runs()).hasSizeLessThan(JournalProcess.CHURNS);
        }
        missing.removeAll(maybeFinished);
        assertThat(missing).isEmpty();
    }

    private static void listen(JournalProcess process, List<String> said) throws IOException {
        String line = String.valueOf(process.answer());
        for (; !line.equals("churned") && !line.equals("null"); line = String.valueOf(process.answer())) {
            said.add(line);
        }
        assertThat(line).isEqualTo("churned");
    }

    private static Set<String> runs(String word, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void note(Map<String, Long> acknowledged, @Nullable String line) {
        String[] words = String.valueOf(line).split(" ", -1);
        if (words.length == 3 && words[0].equals("ack")) {
            acknowledged.merge(words[1], Long.parseLong(words[2]), Math::max);
        }
    }

    private static List<ExperimentEvent> story(AbandonedRun run) {
        List<ExperimentEvent> story = new ArrayList<>(Stories.untilIntended(run.runId(), JournalProcess.RECORDS));
        for (long number = story.size() + 1L; number <= run.events().size(); number++) {
            story.add(FileJournalAppendTest.note(run.runId(), number));
        }
        return story;
    }
}
