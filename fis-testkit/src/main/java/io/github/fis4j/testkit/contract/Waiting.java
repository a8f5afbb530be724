package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Waits for stages in contract tests. */
final class Waiting {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private Waiting() {}

    static <T> T result(EngineTime time, CompletionStage<T> stage) {
        assertThat(time.await(stage, AT_MOST))
                .as("the stage ends within %s of real time", AT_MOST)
                .isTrue();
        return stage.toCompletableFuture().join();
    }
}
