package io.github.fis4j.actions;

import static java.util.stream.Collectors.joining;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TargetSlot;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source of the builder of one action. */
final class ActionSource {
    private final ActionDescriptor action;
    private final String type;

    ActionSource(ActionDescriptor action) {
        this.action = action;
        this.type = Names.type(action);
    }

    /** {@return the only required parameter if it is a duration: the first method takes it; null otherwise} */
    static @Nullable ParameterDescriptor soleDuration(ActionDescriptor action) {
        List<ParameterDescriptor> required = action.parameters().stream()
                .filter(ParameterDescriptor::required)
                .toList();
        return required.size() == 1 && required.get(0).type() == ParameterDescriptor.Type.DURATION
                ? required.get(0)
                : null;
    }

    String text() {
        StringBuilder text = new StringBuilder(ActionSources.HEAD).append(imports());
        Javadoc.write(text, "", about());
        text.append("public final class %1$s extends TypedAction<%1$s> {\n".formatted(type));
        text.append("    %s() {\n        super(%s);\n    }\n".formatted(type, superArguments()));
        action.slots().forEach(slot -> target(text, slot));
        action.parameters().forEach(parameter -> parameter(text, parameter));
        action.parameters().stream()
                .filter(parameter -> !parameter.allowed().isEmpty())
                .forEach(parameter -> choice(text, parameter));
        return text.append("}\n").toString();
    }

    private String imports() {
        TreeSet<String> names = new TreeSet<>();
        for (ParameterDescriptor parameter : action.parameters()) {
            switch (parameter.type()) {
                case DURATION -> names.add("java.time.Duration");
                case JSON -> names.add("io.github.fis4j.json.JsonObject");
                case LIST -> names.add(parameter.allowed().isEmpty() ? "java.util.List" : "java.util.stream.Stream");
                case TEXT, BOOLEAN, INTEGER, NUMBER -> {}
            }
        }
        String lines = names.stream().map("import %s;\n"::formatted).collect(joining());
        return lines.isEmpty() ? "" : lines + "\n";
    }

    private List<String> about() {
        String more = Stream.of(List.of(undo()), action.restrictions(), action.notes())
                .flatMap(List::stream)
                .collect(joining(" "));
        return List.of(
                "{@code " + action.id() + "}. " + action.description(),
                "",
                "<p>" + more,
                "",
                "@see <a href=\"" + action.documentation() + "\">actions reference</a>");
    }

    private String undo() {
        if (action.reversibility() == Reversibility.NO_EFFECT) {
            return "There is nothing to be taken back.";
        }
        return action.rollback().replaceFirst("^None", "It cannot be taken back");
    }

    private String superArguments() {
        String slot =
                action.slots().isEmpty() ? "null" : quoted(action.slots().get(0).name());
        return Stream.concat(
                        Stream.of(quoted(action.id()), slot),
                        action.parameters().stream()
                                .filter(ParameterDescriptor::required)
                                .map(parameter -> quoted(parameter.name())))
                .collect(joining(", "));
    }

    private void target(StringBuilder text, TargetSlot slot) {
        text.append('\n');
        Javadoc.write(
                text,
                "    ",
                List.of(
                        "Names the target of " + slot.name() + ", a target of type {@code " + slot.resourceType()
                                + "}; required.",
                        "",
                        "@param name the target's name in the template",
                        "@return this action"));
        text.append("    public %s target(String name) {\n        return fill(name);\n    }\n".formatted(type));
    }

    private void parameter(StringBuilder text, ParameterDescriptor parameter) {
        text.append('\n');
        String what = parameter.description().replaceAll(", separated by commas( without spaces)?", "");
        String otherwise = parameter.defaultValue();
        String rule = parameter.required() ? "; required" : otherwise == null ? "" : "; " + otherwise + " by default";
        Javadoc.write(
                text,
                "    ",
                List.of("Sets " + what + rule + ".", "", "@param value " + values(parameter), "@return this action"));
        text.append("    public %s %s(%s value) {\n        return %s;\n    }\n"
                .formatted(type, Names.method(parameter), javaType(parameter), call(parameter)));
    }

    private static String values(ParameterDescriptor parameter) {
        String least = parameter.least();
        String most = parameter.most();
        return switch (parameter.type()) {
            case DURATION ->
                least == null ? "the duration" : "the duration; the service takes " + least + " to " + most;
            case BOOLEAN -> "{@code true} or {@code false}";
            case INTEGER, NUMBER -> most == null ? "at least " + least : "from " + least + " to " + most;
            case LIST -> most == null ? "at least one" : "at least one, at most " + most;
            case JSON -> "an object";
            case TEXT -> parameter.allowed().isEmpty() ? "any text" : "one of the values";
        };
    }

    private static String javaType(ParameterDescriptor parameter) {
        boolean open = parameter.allowed().isEmpty();
        return switch (parameter.type()) {
            case DURATION -> "Duration";
            case BOOLEAN -> "boolean";
            case INTEGER -> "int";
            case NUMBER -> "double";
            case JSON -> "JsonObject";
            case TEXT -> open ? "String" : Names.choice(parameter);
            case LIST -> open ? "String..." : Names.choice(parameter) + "...";
        };
    }

    private static String call(ParameterDescriptor parameter) {
        String name = quoted(parameter.name());
        boolean open = parameter.allowed().isEmpty();
        String most = Objects.requireNonNullElse(parameter.most(), "Integer.MAX_VALUE");
        return switch (parameter.type()) {
            case DURATION -> "duration(%s, value)".formatted(name);
            case BOOLEAN -> "text(%s, %s)".formatted(name, truth(parameter));
            case INTEGER -> "whole(%s, value, %s, %s)".formatted(name, parameter.least(), most);
            case NUMBER -> "number(%s, value, %s, %s)".formatted(name, parameter.least(), most);
            case JSON -> "json(%s, value)".formatted(name);
            case TEXT -> "text(%s, %s)".formatted(name, open ? "value" : "value.text()");
            case LIST -> "list(%s, %s, %s)".formatted(name, open ? "List.of(value)" : worded(parameter), most);
        };
    }

    /** Spelled as the default is: {@code True} for the documents of Systems Manager. */
    private static String truth(ParameterDescriptor parameter) {
        return "True".equals(parameter.defaultValue()) ? "value ? \"True\" : \"False\"" : "Boolean.toString(value)";
    }

    private static String worded(ParameterDescriptor parameter) {
        return "Stream.of(value).map(" + Names.choice(parameter) + "::text).toList()";
    }

    private static void choice(StringBuilder text, ParameterDescriptor parameter) {
        String constants = parameter.allowed().stream()
                .map(value ->
                        "        /** {@code %1$s}. */\n        %2$s(\"%1$s\")".formatted(value, Names.constant(value)))
                .collect(joining(",\n", "", ";\n"));
        text.append("\n    /** The values of {@code %s}. */\n".formatted(parameter.name()));
        text.append("""
                    public enum %1$s {
                %2$s
                        private final String text;

                        %1$s(String text) {
                            this.text = text;
                        }

                        /** {@return the value as templates spell it} */
                        public String text() {
                            return text;
                        }
                    }
                """.formatted(Names.choice(parameter), constants));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
