package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the catalogue knows of one resource type, for people. */
final class TypePage {
    private final ResourceTypeDescriptor type;
    private final Catalog catalog;
    private final CatalogPage page;

    TypePage(ResourceTypeDescriptor type, Catalog catalog, int width) {
        this.type = type;
        this.catalog = catalog;
        this.page = new CatalogPage(width);
    }

    /** {@return what it is and how it is found} */
    static String sentence(ResourceTypeDescriptor type) {
        return type.description() + ", found by " + ways(type);
    }

    private static String ways(ResourceTypeDescriptor type) {
        String required = type.parameters().stream()
                .filter(ParameterDescriptor::required)
                .map(ParameterDescriptor::name)
                .collect(Collectors.joining(", "));
        return Stream.of(
                                type.arns() ? "ARNs" : "",
                                type.tags() ? "tags" : "",
                                type.filters() ? "filters" : "",
                                type.parameters().isEmpty() ? "" : "parameters")
                        .filter(way -> !way.isEmpty())
                        .collect(Collectors.joining(", "))
                + (required.isEmpty() ? "" : "; needs " + required);
    }

    List<String> lines() {
        page.line(type.id());
        page.paragraph(sentence(type));
        page.line("");
        page.field("ARN", type.arnForm());
        page.field("Filters on", type.describedBy());
        page.field("", String.join(", ", type.paths()));
        page.field("Tagged as", type.taggedAs());
        page.fields("Hit by", users());
        page.fields("Permissions", type.permissions());
        page.fields("Notes", type.notes());
        page.parameters("Parameter", type.parameters());
        return page.lines();
    }

    private List<String> users() {
        return catalog.actions().stream()
                .filter(action -> action.slots().stream()
                        .anyMatch(slot -> slot.resourceType().equals(type.id())))
                .map(ActionDescriptor::id)
                .toList();
    }
}
