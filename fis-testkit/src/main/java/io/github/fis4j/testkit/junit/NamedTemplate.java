package io.github.fis4j.testkit.junit;

import static java.util.stream.Collectors.joining;

import io.github.fis4j.Fis;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.aws.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A template by its name: a {@link FisTemplate} method, a resource, or a file.
 *
 * @param name the name; empty for the only method
 * @param variables values of the template's variables
 */
record NamedTemplate(String name, Map<String, String> variables) implements TemplateSource {
    /** Only a warning to others, for whom the values may still come. */
    private static final String NOT_FILLED_IN = "VAR-01";

    @Override
    public @Nullable ExperimentTemplate find(ExtensionContext context) {
        List<Class<?>> classes = Classes.fromTheInside(context);
        for (Class<?> type : classes) {
            Method method = method(type);
            if (method != null) {
                return made(method, context);
            }
        }
        return name.isEmpty() ? null : read(classes);
    }

    private @Nullable Method method(Class<?> type) {
        List<Method> methods =
                AnnotationSupport.findAnnotatedMethods(type, FisTemplate.class, HierarchyTraversalMode.BOTTOM_UP)
                        .stream()
                        .filter(method -> name.isEmpty() || method.getName().equals(name))
                        .toList();
        if (methods.size() > 1) {
            throw new ExtensionConfigurationException(type.getName() + " has several @FisTemplate methods, "
                    + methods.stream().map(Method::getName).sorted().toList()
                    + "; say which is meant, for example @FisTest(template = \""
                    + methods.stream().map(Method::getName).sorted().findFirst().orElseThrow() + "\")");
        }
        return methods.isEmpty() ? null : methods.get(0);
    }

    private static ExperimentTemplate made(Method method, ExtensionContext context) {
        if (method.getParameterCount() > 0) {
            throw new ExtensionConfigurationException(
                    "A @FisTemplate method takes no parameters, but " + method + " does");
        }
        Object made = ReflectionSupport.invokeMethod(method, Classes.owner(method, context));
        if (made instanceof ExperimentTemplate template) {
            return template;
        }
        if (made instanceof ExperimentTemplate.Builder builder) {
            return builder.build();
        }
        throw new ExtensionConfigurationException(
                "A @FisTemplate method returns an ExperimentTemplate or its builder, but " + method + " returned "
                        + (made == null ? "null" : "a " + made.getClass().getName()));
    }

    private ExperimentTemplate read(List<Class<?>> classes) {
        int hash = name.indexOf('#');
        String place = hash < 0 ? name : name.substring(0, hash);
        TemplateReader lenient = TemplateReader.lenient().with(variables);
        TemplateReader reader = hash < 0 ? lenient : lenient.named(name.substring(hash + 1));
        Function<TemplateReader, Parsed> text = text(place, classes);
        Home home = Home.of(text.apply(reader).template());
        Parsed parsed = text.apply(reader.in(home.region(), home.accountId()));
        String errors = parsed.problems().stream()
                .filter(problem ->
                        problem.severity() == Severity.ERROR || problem.id().equals(NOT_FILLED_IN))
                .map(error -> "\n  " + error.describe(parsed.sourceMap()))
                .collect(joining());
        if (!errors.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "The template " + name + " cannot be run:" + errors
                            + "\nVariables get their values in @FisTest(variables = \"name=value\"), or .variable(name, value)");
        }
        return parsed.template();
    }

    private static Function<TemplateReader, Parsed> text(String place, List<Class<?>> classes) {
        for (Class<?> type : classes) {
            for (String resource : List.of(place, "/" + place)) {
                String text = resource(type, resource);
                if (text != null) {
                    return reader -> reader.read(text);
                }
            }
        }
        Path file = file(place);
        if (file != null && Files.isRegularFile(file)) {
            return reader -> Fis.read(file, reader);
        }
        throw new ExtensionConfigurationException("There is no template \"" + place
                + "\": no @FisTemplate method has that name, it is not on the class path beside "
                + classes.get(0).getName() + " or at its root, and it is no file ("
                + (file == null ? place : file.toAbsolutePath())
                + "). Put it into src/test/resources, or name another one");
    }

    private static @Nullable String resource(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static @Nullable Path file(String place) {
        try {
            return Path.of(place);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
