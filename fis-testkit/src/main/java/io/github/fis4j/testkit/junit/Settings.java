package io.github.fis4j.testkit.junit;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What was asked for, by annotations or by a builder.
 *
 * @param template where the template comes from
 * @param seed the seed of every random choice
 * @param time on which time
 * @param aws sets up the AWS in memory
 * @param module sets up the module that works on it
 * @param engine sets up the engine
 * @param modules makes the modules beside that of AWS
 * @param realAws whether the test wants a real AWS changed
 * @param disabledWithoutAws whether the test is left out where there is none
 */
record Settings(
        TemplateSource template,
        long seed,
        Time time,
        Consumer<FakeAws.Builder> aws,
        Consumer<AwsFis.Builder> module,
        Consumer<ExperimentEngine.Builder> engine,
        List<Function<EngineTime, FisModule>> modules,
        boolean realAws,
        boolean disabledWithoutAws) {

    Settings {
        modules = List.copyOf(modules);
    }
}
