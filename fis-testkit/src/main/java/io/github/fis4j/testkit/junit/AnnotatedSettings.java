package io.github.fis4j.testkit.junit;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.aws.FakeAws;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What the annotations of a test say together: what one further in sets holds over what one further out does. */
final class AnnotatedSettings {
    /** From the inside. */
    private final List<FisTest> annotations;

    private AnnotatedSettings(List<FisTest> annotations) {
        this.annotations = annotations;
    }

    static Settings of(ExtensionContext context) {
        return new AnnotatedSettings(annotations(context)).settings();
    }

    static boolean disabledWithoutAws(ExtensionContext context) {
        return annotations(context).stream().anyMatch(FisTest::disabledWithoutAws);
    }

    static boolean areThere(ExtensionContext context) {
        return !annotations(context).isEmpty();
    }

    private static List<FisTest> annotations(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>();
        context.getTestMethod().ifPresent(elements::add);
        elements.addAll(Classes.fromTheInside(context));
        return elements.stream()
                .map(element -> AnnotationSupport.findAnnotation(element, FisTest.class))
                .flatMap(Optional::stream)
                .toList();
    }

    private Settings settings() {
        String region = first(FisTest::region, said -> !said.isEmpty(), "");
        Consumer<FakeAws.Builder> aws = region.isEmpty() ? builder -> {} : builder -> builder.region(region);
        return new Settings(
                new NamedTemplate(first(FisTest::template, said -> !said.isEmpty(), ""), variables()),
                first(FisTest::seed, said -> said != FisTest.DEFAULT_SEED, FisTest.DEFAULT_SEED),
                first(FisTest::time, said -> said != Time.VIRTUAL, Time.VIRTUAL),
                aws,
                builder -> {},
                builder -> {},
                modules(),
                annotations.stream().anyMatch(FisTest::realAws),
                annotations.stream().anyMatch(FisTest::disabledWithoutAws));
    }

    private <T> T first(Function<FisTest, T> attribute, Predicate<T> set, T otherwise) {
        return annotations.stream().map(attribute).filter(set).findFirst().orElse(otherwise);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        List<FisTest> fromTheOutside = new ArrayList<>(annotations);
        Collections.reverse(fromTheOutside);
        for (FisTest annotation : fromTheOutside) {
            for (String variable : annotation.variables()) {
                int equals = variable.indexOf('=');
                if (equals < 1) {
                    throw new ExtensionConfigurationException(
                            "A variable is \"name=value\", but @FisTest says \"" + variable + "\"");
                }
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private List<Function<EngineTime, FisModule>> modules() {
        List<Function<EngineTime, FisModule>> modules = new ArrayList<>();
        for (FisTest annotation : annotations) {
            for (Class<? extends FisModule> type : annotation.modules()) {
                modules.add(time -> made(type));
            }
        }
        return modules;
    }

    private static FisModule made(Class<? extends FisModule> type) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (Exception e) {
            // What the constructor throws is thrown as it is, checked or not.
            throw new ExtensionConfigurationException(
                    "Cannot make a module " + type.getName()
                            + " for @FisTest: it needs a constructor without parameters that does not fail. For any other, use"
                            + " FisExtension.builder().module(..)",
                    e);
        }
    }
}
