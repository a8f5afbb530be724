package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How one run is started. Immutable. Defaults:
 *
 * <ul>
 *   <li>seed: drawn, and told in the report
 *   <li>actions: run ({@link Builder#skipAll()} resolves the targets and skips them, MOD-01)
 *   <li>listeners: none
 * </ul>
 */
public final class RunOptions {
    private static final RunOptions DEFAULTS = builder().build();

    private final OptionalLong seed;
    private final boolean skipAll;
    private final List<ExperimentListener> listeners;

    private RunOptions(Builder builder) {
        seed = builder.seed;
        skipAll = builder.skipAll;
        listeners = List.copyOf(builder.listeners);
    }

    /** {@return the defaults} */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder that starts with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the seed of every random choice; empty if one is to be drawn} */
    public OptionalLong seed() {
        return seed;
    }

    /** {@return whether every action is skipped on purpose} */
    public boolean skipAll() {
        return skipAll;
    }

    /** {@return who sees the events of the run} */
    public List<ExperimentListener> listeners() {
        return listeners;
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private OptionalLong seed = OptionalLong.empty();
        private boolean skipAll;
        private final List<ExperimentListener> listeners = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the seed of every random choice: the same seed and resources give the same victims.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        /** {@return this builder, with targets resolved and every action skipped (MOD-01, MOD-02)} */
        public Builder skipAll() {
            skipAll = true;
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param listener sees every event of the run
         * @return this builder
         */
        public Builder listener(ExperimentListener listener) {
            listeners.add(listener);
            return this;
        }

        /** {@return the options} */
        public RunOptions build() {
            return new RunOptions(this);
        }
    }
}
