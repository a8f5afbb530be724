/** The first chaos test, as the page tells it. */
@NullMarked
package io.github.fis4j.examples.first;

import org.jspecify.annotations.NullMarked;
