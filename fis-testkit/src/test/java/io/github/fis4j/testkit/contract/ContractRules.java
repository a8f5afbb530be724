package io.github.fis4j.testkit.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.fis4j.testkit.contract.Lie.Caught;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The contracts that are published, their rules, and what these say of a lie. */
final class ContractRules {
    private ContractRules() {}

    /** The abstract classes beside this one that bring tests for others. */
    static List<Class<?>> contracts() {
        return ReflectionSupport.findAllClassesInPackage(
                ContractRules.class.getPackageName(),
                type -> Modifier.isAbstract(type.getModifiers()) && Modifier.isPublic(type.getModifiers()),
                name -> name.endsWith("Contract"));
    }

    /** The rules of a contract, its test methods, whatever kind of test they are. */
    static Set<String> of(Class<?> contract) {
        return ReflectionSupport.findMethods(
                        contract, method -> isAnnotated(method, Testable.class), HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Method::getName)
                .collect(toCollection(TreeSet::new));
    }

    /** The rules of a contract that none of the lies is caught by. */
    static Set<String> withoutALie(Class<?> contract, Collection<? extends Lie<?>> lies) {
        return without(contract, lies.stream());
    }

    /** The rules of a contract that do not catch any of the lies alone. */
    static Set<String> withoutALieOfTheirOwn(Class<?> contract, Collection<? extends Lie<?>> lies) {
        return without(contract, lies.stream().filter(lie -> lie.caught().size() == 1));
    }

    private static Set<String> without(Class<?> contract, Stream<? extends Lie<?>> lies) {
        Set<String> rules = of(contract);
        lies.filter(lie -> contract.isAssignableFrom(lie.testCases()))
                .flatMap(lie -> lie.caught().stream())
                .map(Caught::rule)
                .forEach(rules::remove);
        return rules;
    }

    /** Runs the tests on a lie: every rule, with what its failure tells, which is nothing if it holds. */
    static Map<String, String> verdicts(Lie<?> lie) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(lie.testCases()))
                .configurationParameter(LieResolver.NAME, lie.toString())
                .execute()
                .testEvents();
        Map<String, String> verdicts = new LinkedHashMap<>();
        tests.finished().stream().forEach(event -> verdicts.put(rule(event), told(event)));
        return verdicts;
    }

    private static String rule(Event event) {
        return event.getTestDescriptor()
                .getSource()
                .map(MethodSource.class::cast)
                .orElseThrow()
                .getMethodName();
    }

    private static String told(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::toString)
                .orElse("");
    }
}
