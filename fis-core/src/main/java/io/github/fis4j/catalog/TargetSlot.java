package io.github.fis4j.catalog;

/**
 * A place of an action for a target (TPL-18).
 *
 * @param name the slot's name, for example {@code Instances}
 * @param resourceType the only resource type that it takes (TPL-17)
 * @param required whether it must be filled
 */
public record TargetSlot(String name, String resourceType, boolean required) {}
