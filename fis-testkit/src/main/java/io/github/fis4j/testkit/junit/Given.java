package io.github.fis4j.testkit.junit;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What the methods of a test may take as parameters. */
final class Given {
    private static final Map<Class<?>, Function<Fixture, Object>> BY_TYPE = Map.of(
            Experiment.class, Fixture::experiment,
            ExperimentReport.class, Fixture::report,
            ExperimentEngine.class, Fixture::engine,
            ExperimentTemplate.class, Fixture::template,
            FakeAws.class, Fixture::aws,
            ScriptedAlarms.class, Fixture::alarms,
            VirtualTime.class, Fixture::virtualTime,
            EngineTime.class, Fixture::time);

    private Given() {}

    static boolean has(ParameterContext parameter) {
        return BY_TYPE.containsKey(parameter.getParameter().getType());
    }

    /**
     * {@return what is handed to a parameter}
     *
     * @param fixture the world of the test; null if there is none at that time
     */
    static Object of(ParameterContext parameter, @Nullable Fixture fixture) {
        if (fixture == null) {
            String when = parameter.getDeclaringExecutable() instanceof Constructor
                    ? "a constructor runs before it is made; take it as a parameter of the test method or of @BeforeEach"
                    : "it lives as long as one test. For one that lives as long as the class, declare"
                            + " @RegisterExtension static FisExtension";
            throw refused(parameter, "every test has its own, and " + when, null);
        }
        try {
            Function<Fixture, Object> maker =
                    BY_TYPE.get(parameter.getParameter().getType());
            return Objects.requireNonNull(maker).apply(fixture);
        } catch (ExtensionConfigurationException e) {
            throw refused(parameter, String.valueOf(e.getMessage()), e);
        }
    }

    static ParameterResolutionException refused(ParameterContext parameter, String why, @Nullable Throwable cause) {
        String what = "Cannot give parameter " + (parameter.getIndex() + 1) + " ("
                + parameter.getParameter().getType().getSimpleName() + ") of " + parameter.getDeclaringExecutable()
                + ": " + why;
        return cause == null ? new ParameterResolutionException(what) : new ParameterResolutionException(what, cause);
    }
}
