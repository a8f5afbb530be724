package io.github.fis4j.engine;

import io.github.fis4j.model.Limits;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs experiments, any number at once. Thread-safe. Nothing is found by itself: what an engine can do is what was
 * registered, plus {@code aws:fis:wait}.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class ExperimentEngine implements AutoCloseable {

    private ExperimentEngine(Builder builder) {}

    /** {@return a builder of engines} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a run with the default options.
     *
     * @param template the template; it is checked first
     * @return the run, which goes on by itself
     * @throws InvalidTemplateException if the template has an error; nothing was begun then
     */
    public ExperimentRun start(ExperimentTemplate template) {
        return start(template, RunOptions.defaults());
    }

    /**
     * Starts a run.
     *
     * @param template the template; it is checked first
     * @param options how it is run
     * @return the run, which goes on by itself
     * @throws InvalidTemplateException if the template has an error; nothing was begun then
     */
    public ExperimentRun start(ExperimentTemplate template, RunOptions options) {
        throw new UnsupportedOperationException();
    }

    /** Stops every run, waits for their undo within a bound, and closes what the engine owns. */
    @Override
    public void close() {}

    /** Builds engines. Not thread-safe. */
    public static final class Builder {
        private final List<FisModule> modules = new ArrayList<>();
        private @Nullable ExperimentJournal journal;
        private @Nullable EngineTime time;
        private Limits limits = Limits.local();
        private Duration undoPatience = Duration.ofMinutes(5);

        private Builder() {}

        public Builder register(FisModule module) {
            modules.add(module);
            return this;
        }

        public Builder journal(ExperimentJournal journal) {
            this.journal = journal;
            return this;
        }

        public Builder time(EngineTime time) {
            this.time = time;
            return this;
        }

        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        public Builder undoPatience(Duration patience) {
            undoPatience = patience;
            return this;
        }

        public ExperimentEngine build() {
            return new ExperimentEngine(this);
        }
    }
}
