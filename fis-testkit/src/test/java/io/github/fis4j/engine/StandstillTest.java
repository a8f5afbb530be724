package io.github.fis4j.engine;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that can never end is failed; one that was started while nothing else could happen is none of these. */
@Timeout(20)
class StandstillTest {
    private static final ExperimentTemplate WAITS = ExperimentTemplate.builder("waits a minute")
            .action("wait", action -> action.id("aws:fis:wait").parameter("duration", "PT1M"))
            .build();

    private final VirtualTime time = VirtualTime.create();

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void runThatIsStartedWhileAStandstillIsTold_goesOn() throws Exception {
        CompletableFuture<ExperimentRun> started = new CompletableFuture<>();
        CompletableFuture<ExperimentEngine> built = new CompletableFuture<>();
        // Told before the engine is, which then finds a run that nobody can say of that it stands still.
        time.onStandstill(() -> {
            ExperimentEngine engine = built.getNow(null);
            if (engine != null && !started.isDone()) {
                started.complete(engine.start(WAITS));
            }
        });
        try (ExperimentEngine engine = ExperimentEngine.builder().time(time).build()) {
            built.complete(engine);
            time.execute(() -> {});
            ExperimentReport report =
                    started.get(10, TimeUnit.SECONDS).completion().get(10, TimeUnit.SECONDS);
            assertThat(report).completed();
            assertThat(time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }
}
