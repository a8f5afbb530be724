package io.github.fis4j.architecture;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may import whom, in one place. A package is named without {@code io.github.fis4j}; the package itself has the
 * name {@code (root)}. What is not in the table is forbidden, a package that is not in it too.
 */
final class ImportTable {
    static final String BASE = "io.github.fis4j";
    static final String ROOT = "(root)";

    /** Stands for {@code aws.ec2}, {@code aws.alarm} and so on: one row for every package of that depth. */
    private static final String FAMILY = "aws.<family>";

    private static final Set<String> CORE = new TreeSet<>();
    private static final Map<String, Set<String>> ROWS = new LinkedHashMap<>();

    static {
        core("json");
        core("problem");
        core("model", "json");
        core("template", "json");
        core("actions", "template", "json");
        core("target", "template", "model");
        core("codec", "template", "problem", "json");
        core("catalog", "template", "json", "model");
        core("validation", "template", "catalog", "problem", "model", "json");
        core("event", "template", "model", "json");
        core("spi", "template", "catalog", "event", "model", "json");
        core("plan", "template", "catalog", "validation", "spi", "model", "problem", "json");
        core("policy", "template", "catalog", "json", "model");
        core("outline", "template", "target", "catalog", "validation", "plan", "model", "json");
        core("guard", "plan", "spi", "model");
        core("probe", "spi", "event");
        core("report", "template", "event", "model", "json");
        core("log", "event", "json");
        core("journal", "spi", "event", "codec", "template", "model", "problem", "json");
        core("engine", CORE.toArray(String[]::new));
        row(ROOT, CORE);

        row("aws", CORE, "aws.account", "aws.shared", FAMILY);
        row("aws.tagging", CORE, "aws.account", "aws.shared");
        row("aws.instance", CORE, "aws.account", "aws.shared");
        row("aws.command", CORE, "aws.account", "aws.shared");
        row("aws.account", CORE, "aws.shared");
        row("aws.shared", CORE);
        row(FAMILY, CORE, "aws.account", "aws.shared", "aws.tagging", "aws.instance", "aws.command");

        row("testkit", CORE);
        row("testkit.aws", CORE, "testkit", "aws", "aws.account", "aws.shared", FAMILY);
        row("testkit.contract", CORE, "testkit");
        row("testkit.junit", CORE, ROOT, "testkit", "testkit.aws", "testkit.contract", "aws");
        row("testkit.resilience4j", Set.of("testkit"));
        row("testkit.endpoint", CORE, "testkit");
    }

    /** Libraries by package; a longer name holds over a shorter one. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "", List.of("java", "org.slf4j", "org.jspecify"),
            "json", List.of("com.fasterxml.jackson.core", "org.yaml.snakeyaml"),
            "aws", List.of("software.amazon.awssdk", "org.reactivestreams"),
            "aws.account", List.of("io.netty.channel", "io.github.resilience4j"),
            "testkit", List.of("org.assertj", "org.junit.jupiter.api"),
            "testkit.aws", List.of("software.amazon.awssdk", "org.reactivestreams"),
            "testkit.junit", List.of("org.junit.platform.commons"),
            "testkit.resilience4j", List.of("io.github.resilience4j"));

    private ImportTable() {}

    private static void core(String from, String... to) {
        row(from, Set.of(to));
        CORE.add(from);
    }

    private static void row(String from, Set<String> to, String... more) {
        Set<String> all = new TreeSet<>(to);
        all.addAll(List.of(more));
        ROWS.put(from, all);
    }

    /** {@return the names in the table, with a family or two in place of the general one} */
    static Set<String> packages() {
        return ROWS.keySet().stream()
                .flatMap(row -> row.equals(FAMILY) ? Stream.of("aws.ec2", "aws.alarm") : Stream.of(row))
                .collect(toCollection(TreeSet::new));
    }

    static boolean allows(String from, String to) {
        Set<String> allowed = ROWS.get(rowOf(from));
        return from.equals(to) || (allowed != null && allowed.contains(rowOf(to)));
    }

    /** {@return whether the package may use a class of somebody else, such as {@code java.util.List}} */
    static boolean allowsLibrary(String from, String className) {
        return LIBRARIES.entrySet().stream()
                .filter(each -> each.getKey().isEmpty() || isIn(from, each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .anyMatch(library -> isIn(className, library));
    }

    static ArchCondition<JavaClass> importOnlyWhatTheirPackageMay() {
        return new ArchCondition<>("import only what the table allows their package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = nameOf(item);
                if (!ROWS.containsKey(rowOf(from))) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + ": no row for package " + from));
                    return;
                }
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String wrong = wrong(from, dependency.getTargetClass().getBaseComponentType());
                    if (wrong != null) {
                        events.add(SimpleConditionEvent.violated(item, wrong + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static @Nullable String wrong(String from, JavaClass target) {
        if (target.isPrimitive()) {
            return null;
        }
        if (isIn(target.getPackageName(), BASE)) {
            return allows(from, nameOf(target)) ? null : from + " -> " + nameOf(target);
        }
        return allowsLibrary(from, target.getName()) ? null : from + " -> " + target.getName();
    }

    private static String rowOf(String name) {
        return name.startsWith("aws.") && !ROWS.containsKey(name) ? FAMILY : name;
    }

    private static String nameOf(JavaClass item) {
        String name = item.getPackageName();
        return name.equals(BASE) ? ROOT : name.substring(BASE.length() + 1);
    }

    private static boolean isIn(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }
}
