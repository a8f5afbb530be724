package io.github.fis4j.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A provider's door to the world, for looking only. A provider waits only by {@link #delay}, and never blocks a thread.
 * Thread-safe.
 */
public interface ReadContext {

    /** {@return the run, for example {@code EXP4Kx...}; in a preview {@code EXP00000000PREVIEW}} */
    String runId();

    /** {@return the time now} */
    Instant now();

    /**
     * Waits.
     *
     * @param duration from now
     * @return completes after the duration; fails with {@link InterruptedRunException} if the run ends earlier
     */
    CompletionStage<Void> delay(Duration duration);

    /**
     * Makes a call that changes nothing. It is counted.
     *
     * @param service the service, for example {@code ec2}
     * @param operation the operation, for example {@code DescribeInstances}
     * @param send sends it; called at most once
     * @param <T> the answer
     * @return the answer
     */
    <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send);

    /**
     * Tells something worth knowing that changes nothing; it appears in the report.
     *
     * @param text a sentence
     */
    void note(String text);
}
