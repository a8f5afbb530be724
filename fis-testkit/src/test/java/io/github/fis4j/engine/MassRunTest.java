package io.github.fis4j.engine;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand runs at once, on the system's time: they are all right, and they are small. */
class MassRunTest {
    private static final int RUNS = 10_000;
    private static final int MOST_ENGINE_THREADS = 4;
    private static final long MOST_HEAP_OF_A_RUN = 20 * 1024;
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch allRunning = new CountDownLatch(RUNS);
    private final RunOptions counted =
            RunOptions.builder().listener(this::count).build();

    private void count(ExperimentEvent event) {
        if (event instanceof ActionStatusChanged changed && changed.to() == ActionStatus.RUNNING) {
            allRunning.countDown();
        }
    }

    @Test
    void waits_tenThousandAtOnce_takeFourThreadsAndTwentyKilobytesEach() throws InterruptedException {
        ExperimentTemplate pause = ExperimentTemplate.builder("a pause")
                .action("pause", EngineTestBase.pause("PT1H"))
                .stopCondition(StopCondition.none())
                .build();
        Set<Long> othersThreads = threads("").collect(Collectors.toSet());
        try (ExperimentEngine engine = ExperimentEngine.builder().build()) {
            ExperimentRun first = engine.start(pause);
            first.stop();
            assertThat(first.completion().join()).hasStatus(ExperimentStatus.STOPPED);
            long before = heapAfterGc();

            List<ExperimentRun> runs = start(engine, pause);

            long heap = (heapAfterGc() - before) / RUNS;
            long engineThreads = ours("fis4j-engine", othersThreads) + ours("fis4j-timer", othersThreads);
            System.out.printf(
                    "%,d waits at once: %d engine threads, %,d bytes of heap each%n", RUNS, engineThreads, heap);
            assertThat(engineThreads).isBetween(1L, (long) MOST_ENGINE_THREADS);
            assertThat(heap).isBetween(1L, MOST_HEAP_OF_A_RUN);
            assertThat(engine.shutdown()).isEmpty();
            assertThat(runs).allMatch(run -> run.status() == ExperimentStatus.STOPPED);
        }
    }

    @Test
    void faults_tenThousandAtOnceOnDisk_areHeldAndClosedAndCanBeReadAgain(@TempDir Path directory)
            throws InterruptedException {
        CompletableFuture<Void> release = new CompletableFuture<>();
        TestModule module = new TestModule().things(1);
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).until(release));
        ExperimentTemplate template = EngineTestBase.template()
                .action("fault", a -> a.id("test:remote").target("Things", "one"))
                .stopCondition(StopCondition.none())
                .build();
        Set<Long> othersThreads = threads("").collect(Collectors.toSet());
        ExperimentJournal journal = FileJournal.in(directory);
        List<ExperimentReport> reports;
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(module).journal(journal).build()) {
            long before = heapAfterGc();
            List<ExperimentRun> runs = start(engine, template);
            long heap = (heapAfterGc() - before) / RUNS;
            long engineThreads = ours("fis4j-engine", othersThreads) + ours("fis4j-timer", othersThreads);
            long journalThreads = ours("fis4j-journal", othersThreads);
            System.out.printf(
                    "%,d faults at once: %d engine threads, %d of the journal, %,d bytes of heap each%n",
                    RUNS, engineThreads, journalThreads, heap);
            assertThat(engineThreads).isBetween(1L, (long) MOST_ENGINE_THREADS);
            assertThat(journalThreads).isEqualTo(1);

            release.complete(null);
            reports = runs.stream().map(run -> run.completion().join()).toList();
        }

        assertThat(reports)
                .allSatisfy(report -> assertThat(report)
                        .completed()
                        .verdict(Verdict.HELD)
                        .undid("fault")
                        .nothingLeft());
        try (FileJournal read = FileJournal.in(directory)) {
            assertThat(read.runs())
                    .hasSize(RUNS)
                    .allMatch(run -> run.status() == ExperimentStatus.COMPLETED
                            && run.openUndos().isEmpty());
            ExperimentReport last = reports.get(RUNS - 1);
            assertThat(ReportFold.of(read.events(last.runId()))).isEqualTo(last);
        }
    }

    private List<ExperimentRun> start(ExperimentEngine engine, ExperimentTemplate template)
            throws InterruptedException {
        List<ExperimentRun> runs = new ArrayList<>(RUNS);
        for (int i = 0; i < RUNS; i++) {
            runs.add(engine.start(template, counted));
        }
        assertThat(allRunning.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("%d runs are not running yet", allRunning.getCount())
                .isTrue();
        return runs;
    }

    private static long heapAfterGc() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long ours(String name, Set<Long> others) {
        return threads(name).filter(id -> !others.contains(id)).count();
    }

    private static Stream<Long> threads(String name) {
        return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith(name))
                .map(thread -> thread.getThreadId());
    }
}
