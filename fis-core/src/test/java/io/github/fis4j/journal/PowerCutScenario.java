package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Four processes, one after the other, on one disk: runs begin, processes are killed, the next one takes their runs over,
 * and what has become old is deleted. Every operation gives a {@link Moment}.
 */
final class PowerCutScenario {
    static final Duration KEPT = Duration.ofDays(120);

    private static final int SEGMENT = 1_200;
    private static final String FIRST = "20300101-000100123-7.";

    private final Random random;
    private final PowerDisk disk = new PowerDisk();
    private final Map<String, List<ExperimentEvent>> stories = new TreeMap<>();
    private final Map<String, Integer> submitted = new ConcurrentHashMap<>();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final List<Moment> moments = new ArrayList<>();

    private PowerCutScenario(long seed, PowerDisk.Lie lie) {
        random = new Random(seed);
        disk.lie(lie);
        disk.now(Stories.START.plusSeconds(60));
        disk.watch(image -> moments.add(new Moment(image, stories, Map.copyOf(submitted), Map.copyOf(acknowledged))));
    }

    /**
     * A moment at which the power may go.
     *
     * @param disk the disk
     * @param stories all events of the runs, whether they have happened or not
     * @param submitted how many of each run had been handed to the journal, at most
     * @param acknowledged how many of each run had been acknowledged
     */
    record Moment(
            DiskImage disk,
            Map<String, List<ExperimentEvent>> stories,
            Map<String, Integer> submitted,
            Map<String, Integer> acknowledged) {}

    static JournalSettings settings(PowerDisk disk) {
        return new JournalSettings(SEGMENT, 100_000, KEPT, disk::now, "host", 7);
    }

    /** {@return every moment of a scenario} */
    static List<Moment> play(long seed, PowerDisk.Lie lie) throws InterruptedException {
        PowerCutScenario scenario = new PowerCutScenario(seed, lie);
        scenario.play();
        return scenario.moments;
    }

    private void play() throws InterruptedException {
        stories.put("EXPa", Stories.finished("EXPa"));
        stories.put("EXPb", Stories.closedLate("EXPb"));
        stories.put("EXPc", Stories.finished("EXPc", 2));
        stories.put("EXPd", Stories.finished("EXPd", 3));
        stories.put("EXPe", Stories.closedLate("EXPe"));
        stories.put("EXPf", Stories.finished("EXPf"));
        stories.put("EXPg", Stories.closedLate("EXPg"));
        process(Map.of("EXPa", 9, "EXPg", 9), Map.of());
        process(Map.of("EXPb", 4, "EXPc", 6), Map.of());
        later();
        process(Map.of("EXPd", 5, "EXPe", 9), Map.of("EXPb", 9));
        assertThat(segments()).as("the first process's are old").noneMatch(name -> name.startsWith(FIRST));
        later();
        process(Map.of(), Map.of("EXPc", 9, "EXPd", 9));
        later();
        process(Map.of("EXPf", 9), Map.of());
        assertThat(disk.files()).as("all are old but the last one's").allMatch(name -> !name.startsWith("2030"));
    }

    private void later() {
        disk.now(disk.now().plus(Duration.ofDays(200)));
    }

    private List<String> segments() {
        return disk.files().stream().filter(JournalFiles::isSegment).toList();
    }

    /** One process: takes over, goes on with some runs and begins others, as far as it is told, and is killed. */
    private void process(Map<String, Integer> begun, Map<String, Integer> continued) throws InterruptedException {
        PowerDisk.View process = disk.process();
        FileJournal journal = new FileJournal(process, settings(disk));
        Takeover takeover = journal.takeOver().toCompletableFuture().join();
        // What is old is deleted behind the answer; and before this one.
        journal.takeOver().toCompletableFuture().join();
        System.out.println(disk.now() + " " + disk.files());
        assertThat(takeover.runs()).extracting(AbandonedRun::runId).containsAll(continued.keySet());
        Map<String, Integer> left = new TreeMap<>(begun);
        left.putAll(continued);
        while (!left.isEmpty()) {
            append(journal, group(left));
        }
        process.kill();
        journal.close();
    }

    /** {@return some of the next events, in the order of their runs} */
    private List<ExperimentEvent> group(Map<String, Integer> left) {
        List<ExperimentEvent> group = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0 && !left.isEmpty(); i--) {
            String runId = List.copyOf(left.keySet()).get(random.nextInt(left.size()));
            List<ExperimentEvent> story = stories.getOrDefault(runId, List.of());
            int next = submitted.getOrDefault(runId, 0);
            if (left.merge(runId, -1, Integer::sum) < 0 || next == story.size()) {
                left.remove(runId);
            } else {
                submitted.put(runId, next + 1);
                group.add(story.get(next));
            }
        }
        return group;
    }

    /** The first is written alone, and all others together behind it. */
    private void append(FileJournal journal, List<ExperimentEvent> group) throws InterruptedException {
        List<CompletableFuture<Void>> appends = new ArrayList<>();
        disk.pause();
        for (ExperimentEvent event : group) {
            appends.add(journal.append(event).toCompletableFuture());
            if (appends.size() == 1) {
                disk.awaitBlocked();
            }
        }
        disk.resume();
        for (int i = 0; i < group.size(); i++) {
            appends.get(i).join();
            acknowledged.put(
                    group.get(i).stamp().runId(), (int) group.get(i).stamp().number());
        }
    }
}
