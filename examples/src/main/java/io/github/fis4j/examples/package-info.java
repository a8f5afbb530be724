/**
 * One runnable example a feature. Each is a program of its own, and short enough to be read in one go.
 */
@NullMarked
package io.github.fis4j.examples;

import org.jspecify.annotations.NullMarked;
