package io.github.fis4j.testkit.junit;

import io.github.fis4j.template.ExperimentTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the template of a test comes from. */
@FunctionalInterface
interface TemplateSource {
    /** {@return the template; null if the test has none} */
    @Nullable
    ExperimentTemplate find(ExtensionContext context);
}
