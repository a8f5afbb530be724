package io.github.fis4j.model;

import org.jspecify.annotations.Nullable;

/**
 * A selected resource, as events and reports name it.
 *
 * @param arn its ARN
 * @param type its resource type
 * @param name the value of its tag {@code Name}; null if it has none
 */
public record Victim(String arn, String type, @Nullable String name) {

    /** {@return the last part of the ARN, followed by the name in brackets if there is one} */
    public String label() {
        return name == null ? Arns.id(arn) : Arns.id(arn) + " (" + name + ")";
    }
}
