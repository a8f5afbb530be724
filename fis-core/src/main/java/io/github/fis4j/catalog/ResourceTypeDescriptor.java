package io.github.fis4j.catalog;

import java.util.List;

/**
 * What a resource type is.
 *
 * @param id the type's id, for example {@code aws:ec2:instance}
 * @param description what it is, a few words
 * @param tags whether targets may name tags
 * @param filters whether targets may filter on attributes
 * @param parameters the names of its parameters
 */
public record ResourceTypeDescriptor(
        String id, String description, boolean tags, boolean filters, List<String> parameters) {

    /** Copies the parameters. */
    public ResourceTypeDescriptor {
        parameters = List.copyOf(parameters);
    }

    /**
     * {@return a type that is identified by ARNs, tags and filters and has no parameters}
     *
     * @param id the type's id
     * @param description what it is
     */
    public static ResourceTypeDescriptor of(String id, String description) {
        return new ResourceTypeDescriptor(id, description, true, true, List.of());
    }
}
