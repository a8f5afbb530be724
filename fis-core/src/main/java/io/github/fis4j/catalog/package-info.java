/**
 * What an action and a resource type are, and the known {@code aws:*} ones. Providers and validation share these descriptors.
 */
@NullMarked
package io.github.fis4j.catalog;

import org.jspecify.annotations.NullMarked;
