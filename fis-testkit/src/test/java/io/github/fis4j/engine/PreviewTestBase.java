package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.plan.Preview;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Previews over a {@link TestModule}. */
abstract class PreviewTestBase extends EngineTestBase {

    Preview preview(ExperimentTemplate template) {
        return preview(engine(builder -> builder), template, RunOptions.defaults());
    }

    Preview preview(ExperimentEngine engine, ExperimentTemplate template, RunOptions options) {
        CompletableFuture<Preview> preview = engine.preview(template, options);
        assertThat(time.await(preview, Duration.ofSeconds(20)))
                .as("preview ended; " + time.dump())
                .isTrue();
        return preview.join();
    }
}
