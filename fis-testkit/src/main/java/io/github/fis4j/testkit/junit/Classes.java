package io.github.fis4j.testkit.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The classes that a test stands in. */
final class Classes {
    private Classes() {}

    /** {@return the test class, then those around it} */
    static List<Class<?>> fromTheInside(ExtensionContext context) {
        List<Class<?>> classes = new ArrayList<>();
        for (ExtensionContext each = context;
                each != null;
                each = each.getParent().orElse(null)) {
            each.getTestClass().filter(type -> !classes.contains(type)).ifPresent(classes::add);
        }
        return classes;
    }

    /** {@return the object to call a method on; null for a static one} */
    static @Nullable Object owner(Method method, ExtensionContext context) {
        if (Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        return context.getTestInstances()
                .flatMap(instances -> instances.findInstance(method.getDeclaringClass()))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "There is no test instance yet when " + method + " is called; make it static"));
    }
}
