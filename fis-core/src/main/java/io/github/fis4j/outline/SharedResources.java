package io.github.fis4j.outline;

/**
 * Two targets that may choose the same resource; nothing excludes it (TGT-03).
 *
 * @param one the target that stands first in the template
 * @param other the other one
 * @param certain whether they do so in every run, if the resources are there
 */
public record SharedResources(String one, String other, boolean certain) {}
