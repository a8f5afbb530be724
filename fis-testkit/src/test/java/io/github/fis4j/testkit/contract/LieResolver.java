package io.github.fis4j.testkit.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the lie that is being tested to the test cases. */
final class LieResolver implements ParameterResolver {
    static final String NAME = "lie";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Lie.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = context.getConfigurationParameter(NAME).orElseThrow();
        return ContractsCanFailTest.lies().stream()
                .filter(lie -> lie.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
