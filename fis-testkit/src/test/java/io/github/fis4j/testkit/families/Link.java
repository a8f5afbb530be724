package io.github.fis4j.testkit.families;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.FisModule;
import java.util.List;
import java.util.function.Consumer;

/** A way to an AWS in memory. */
@FunctionalInterface
interface Link extends AutoCloseable {

    /** Returns the module whose calls go this way. */
    FisModule module(Consumer<AwsFis.Builder> settings);

    /** Fails if something was wrong on the way that a report does not tell. */
    default void check(List<ExperimentEvent> events) {}

    @Override
    default void close() {}
}
