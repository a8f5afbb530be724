package io.github.fis4j.actions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the sources of this package from the catalogue: by file name, what the file holds. */
final class ActionSources {
    static final String HEAD =
            "// Made from the catalogue by ActionSources, a test.\npackage io.github.fis4j.actions;\n\n";

    private ActionSources() {}

    static Map<String, String> all() {
        Map<String, String> sources = new TreeMap<>();
        Map<String, List<ActionDescriptor>> services =
                actions().stream().collect(groupingBy(ActionDescriptor::service, TreeMap::new, toList()));
        actions().forEach(action -> sources.put(Names.type(action) + ".java", new ActionSource(action).text()));
        services.forEach((service, members) -> sources.put(service(service) + ".java", service(service, members)));
        sources.put("Actions.java", entry(services.keySet().stream().toList()));
        sources.put("ResourceTypes.java", types());
        return sources;
    }

    static List<ActionDescriptor> actions() {
        return Catalog.aws().actions().stream()
                .filter(action -> !action.withdrawn())
                .toList();
    }

    private static String entry(List<String> services) {
        String methods = services.stream()
                .map(service -> """

                            /** {@return the actions of {@code aws:%1$s}} */
                            public static %2$s %1$s() {
                                return new %2$s();
                            }
                        """.formatted(service, service(service)))
                .collect(joining());
        return HEAD + """
                /**
                 * The {@code aws:*} actions as typed builders, by service.
                 * The facts are those of the
                 * <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html">actions reference</a>.
                 */
                public final class Actions {
                    private Actions() {}
                """ + methods + "}\n";
    }

    private static String service(String service) {
        return Names.capital(service) + "Actions";
    }

    private static String service(String service, List<ActionDescriptor> members) {
        String methods = members.stream().map(ActionSources::opening).collect(joining());
        boolean timed = members.stream().anyMatch(action -> ActionSource.soleDuration(action) != null);
        return HEAD
                + (timed ? "import java.time.Duration;\n\n" : "")
                + """
                /** The actions of {@code aws:%1$s}. */
                public final class %2$s {
                    %2$s() {}
                """.formatted(service, service(service))
                + methods
                + "}\n";
    }

    private static String opening(ActionDescriptor action) {
        ParameterDescriptor sole = ActionSource.soleDuration(action);
        String what = "{@return a builder of {@code " + action.id() + "}: " + Names.phrase(action.description()) + "}";
        StringBuilder text = new StringBuilder("\n");
        Javadoc.write(
                text,
                "    ",
                sole == null ? List.of(what) : List.of(what, "", "@param " + sole.name() + " " + sole.description()));
        String method = sole == null ? """
                    public %1$s %2$s() {
                        return new %1$s();
                    }
                """ : """
                    public %1$s %2$s(Duration %3$s) {
                        return new %1$s().%3$s(%3$s);
                    }
                """;
        return text + method.formatted(Names.type(action), Names.method(action), sole == null ? "" : sole.name());
    }

    private static String types() {
        String constants = Catalog.aws().resourceTypes().stream()
                .map(ActionSources::constant)
                .collect(joining("\n"));
        return HEAD + """
                /** The ids of the {@code aws:*} resource types. */
                public final class ResourceTypes {
                """ + constants + """

                    private ResourceTypes() {}
                }
                """;
    }

    private static String constant(ResourceTypeDescriptor type) {
        return """
                    /** %s. */
                    public static final String %s = "%s";
                """.formatted(
                Names.capital(type.description()), Names.constant(type.id().substring("aws:".length())), type.id());
    }
}
