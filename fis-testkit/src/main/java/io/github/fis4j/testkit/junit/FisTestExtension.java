package io.github.fis4j.testkit.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does what {@link FisTest} says. Keeps nothing itself: everything is in the store of the test. */
final class FisTestExtension implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FisTestExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotatedSettings.disabledWithoutAws(context)
                ? AwsPresence.condition()
                : ConditionEvaluationResult.enabled("It needs no AWS");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        store(context).put(Fixture.class, Lifecycle.open(AnnotatedSettings.of(context), context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fixture fixture = fixture(context);
        if (fixture != null) {
            Lifecycle.close(fixture, context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Given.has(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Given.of(parameter, fixture(context));
    }

    private static @Nullable Fixture fixture(ExtensionContext context) {
        return store(context).get(Fixture.class, Fixture.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
