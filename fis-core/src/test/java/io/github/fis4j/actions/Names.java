package io.github.fis4j.actions;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names in Java for what the catalogue names. */
final class Names {
    private Names() {}

    /** {@code aws:ec2:stop-instances} is {@code StopInstances}. */
    static String type(ActionDescriptor action) {
        return Stream.of(action.id().split(":", -1)[2].split("-", -1))
                .map(Names::capital)
                .collect(Collectors.joining());
    }

    static String method(ActionDescriptor action) {
        String type = type(action);
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** The parameter's own name, unless Java keeps it for itself. */
    static String method(ParameterDescriptor parameter) {
        return parameter.name().equals("interface") ? "interfaces" : parameter.name();
    }

    /** The enum of a parameter with a closed set of values; of a list it is named in the singular. */
    static String choice(ParameterDescriptor parameter) {
        String name = capital(parameter.name());
        boolean plural = parameter.type() == ParameterDescriptor.Type.LIST && name.endsWith("s");
        return plural ? name.substring(0, name.length() - 1) : name;
    }

    /** {@code PodIOChaos} is {@code POD_IO_CHAOS}, {@code availability-zone} is {@code AVAILABILITY_ZONE}. */
    static String constant(String text) {
        return text.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A sentence as a part of another one. */
    static String phrase(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
    }
}
