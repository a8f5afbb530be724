/**
 * The few static entry points that a first program needs. Nothing else of the library imports this package.
 */
@NullMarked
package io.github.fis4j;

import org.jspecify.annotations.NullMarked;
