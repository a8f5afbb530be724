package io.github.fis4j.engine;

import static io.github.fis4j.engine.EngineTestBase.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Processes that die and others that recover, on virtual time and a journal that outlives them. */
abstract class RecoveryTestBase {
    static final String ENDED = "The process running the experiment ended; undone by recovery.";

    /** A process: an engine on a time of its own, which stands still when the process is dead. */
    final class Host {
        final VirtualTime time = VirtualTime.stepped();
        final TestModule module = new TestModule().things(3);
        final MortalJournal journal;
        final ExperimentEngine engine;

        Host(MortalJournal journal, BiFunction<ExperimentEngine.Builder, VirtualTime, ExperimentEngine.Builder> more) {
            this.journal = journal;
            engine = more.apply(
                            ExperimentEngine.builder()
                                    .register(module)
                                    .journal(journal)
                                    .time(time),
                            time)
                    .build();
            processes.add(this);
        }

        RecoveryReport recover() {
            CompletableFuture<RecoveryReport> recovery = engine.recover();
            assertThat(time.await(recovery, Duration.ofSeconds(20)))
                    .as("recovered; " + time.dump())
                    .isTrue();
            return recovery.join();
        }

        String run(io.github.fis4j.template.ExperimentTemplate template) {
            ExperimentRun run = engine.start(template);
            time.runUntilIdle();
            return run.id();
        }
    }

    private final List<Host> processes = new ArrayList<>();
    final MortalJournal disk = new MortalJournal();
    final Host first = process(disk);

    Host process(MortalJournal journal) {
        return new Host(journal, (builder, time) -> builder);
    }

    Host next() {
        return process(disk.reopened());
    }

    @AfterEach
    void close() {
        // An engine of a dead process never ends its runs.
        processes.stream().filter(process -> !process.journal.dead()).forEach(process -> process.engine.close());
    }

    static Identity caller(String account, String region, @Nullable String endpoint) {
        return new Identity(
                new Place("aws", account, region, endpoint, null), "arn:aws:iam::" + account + ":user/me", false);
    }

    static CallFailedException denied() {
        return new CallFailedException(
                ErrorCode.AUTHORIZATION_FAILURE,
                "ExpiredToken",
                "The security token included in the request is expired",
                CallFailedException.Effect.NONE,
                null,
                null);
    }
}
