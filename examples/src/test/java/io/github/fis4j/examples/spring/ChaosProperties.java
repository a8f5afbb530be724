package io.github.fis4j.examples.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set in {@code application.yaml}.
 *
 * @param journal where events and undo records are kept; a directory that outlives the process
 * @param region the Region
 * @param undoPatience how long a run waits for an undo
 * @param recoverWithin how long the start waits for what a killed process left
 */
@ConfigurationProperties("fis4j")
record ChaosProperties(
        Path journal,
        String region,
        @DefaultValue("5m") Duration undoPatience,
        @DefaultValue("2m") Duration recoverWithin) {}
