package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What a journal owes its users after a loss of power; says what it does not keep. */
final class PowerCutCheck {
    private final PowerCutScenario.Moment moment;
    private final SortedMap<String, byte[]> files;
    private final List<String> wrong = new ArrayList<>();

    private PowerCutCheck(PowerCutScenario.Moment moment, SortedMap<String, byte[]> files) {
        this.moment = moment;
        this.files = files;
    }

    /** {@return what is wrong when somebody starts again with what is left} */
    static List<String> wrong(PowerCutScenario.Moment moment, SortedMap<String, byte[]> files) {
        PowerCutCheck check = new PowerCutCheck(moment, files);
        check.run();
        return check.wrong;
    }

    private void run() {
        PowerDisk disk = PowerDisk.of(files);
        disk.now(moment.disk().now());
        segmentsBeginWithTheirHeader();
        Takeover first = recover(disk);
        tornTailsAreTold(first);
        Takeover second = recover(disk);
        if (second.notes().stream().anyMatch(note -> note.contains("torn"))) {
            wrong.add("a tail is still torn after it was told: " + second.notes());
        }
        if (!second.runs().equals(first.runs())) {
            wrong.add("another recovery finds other runs: " + first.runs() + " and then " + second.runs());
        }
    }

    private void segmentsBeginWithTheirHeader() {
        files.forEach((name, data) -> {
            String text = new String(data, java.nio.charset.StandardCharsets.ISO_8859_1);
            int feed = text.indexOf('\n');
            if (JournalFiles.isSegment(name) && (feed < 0 || !JournalLine.whole(data, feed))) {
                wrong.add(name + " appeared before it had a header");
            }
        });
    }

    private Takeover recover(PowerDisk disk) {
        FileJournal journal = new FileJournal(disk.process(), PowerCutScenario.settings(disk));
        Takeover takeover = journal.takeOver().toCompletableFuture().join();
        journal.close();
        Map<String, List<ExperimentEvent>> taken = new HashMap<>();
        for (AbandonedRun run : takeover.runs()) {
            taken.put(run.runId(), run.events());
        }
        moment.stories().forEach((runId, story) -> check(runId, story, journal.events(runId), taken.get(runId)));
        return takeover;
    }

    private void check(
            String runId,
            List<ExperimentEvent> story,
            List<ExperimentEvent> read,
            @org.jspecify.annotations.Nullable List<ExperimentEvent> taken) {
        int acknowledged = moment.acknowledged().getOrDefault(runId, 0);
        int submitted = moment.submitted().getOrDefault(runId, 0);
        boolean over = acknowledged == story.size();
        // What was not acknowledged may be there, too; then this recovery may have deleted the run.
        boolean mayBeDeleted = submitted == story.size()
                && last(story).isBefore(moment.disk().now().minus(PowerCutScenario.KEPT));
        if (!(mayBeDeleted && read.isEmpty()) && !read.containsAll(story.subList(0, acknowledged))) {
            wrong.add(runId + ": of " + acknowledged + " acknowledged events, there are " + numbers(read));
        }
        Set<ExperimentEvent> possible = new HashSet<>(story.subList(0, submitted));
        if (!possible.containsAll(read) || new HashSet<>(read).size() != read.size()) {
            wrong.add(runId + ": of " + submitted + " events, there are " + numbers(read));
        }
        if (!numbers(read).equals(numbers(read).stream().sorted().toList())) {
            wrong.add(runId + ": out of order: " + numbers(read));
        }
        if (over && taken != null) {
            wrong.add(runId + " was over, and is taken over with " + numbers(taken));
        }
        if (acknowledged > 0 && submitted < story.size() && (taken == null || !taken.equals(read))) {
            wrong.add(runId + " is unfinished with " + numbers(read) + ", and taken over is " + taken);
        }
    }

    private void tornTailsAreTold(Takeover takeover) {
        Map<String, String> lastOf = new HashMap<>();
        files.keySet().stream()
                .filter(JournalFiles::isSegment)
                .forEach(name -> lastOf.put(name.substring(0, name.indexOf('.')), name));
        for (String name : lastOf.values()) {
            byte[] data = files.getOrDefault(name, new byte[0]);
            boolean torn = data.length > 0 && data[data.length - 1] != '\n';
            boolean told = takeover.notes().stream().anyMatch(note -> note.startsWith(name) && note.contains("torn"));
            if (torn && !told) {
                wrong.add(name + " has a torn tail, and nobody is told: " + takeover.notes());
            }
        }
    }

    private static Instant last(List<ExperimentEvent> story) {
        return story.get(story.size() - 1).at();
    }

    private static List<Long> numbers(List<ExperimentEvent> events) {
        return events.stream().map(event -> event.stamp().number()).toList();
    }
}
