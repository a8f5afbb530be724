/** Placeholder. */
@NullMarked
package io.github.fis4j.examples;

import org.jspecify.annotations.NullMarked;
