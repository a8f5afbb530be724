/** Placeholder. */
@NullMarked
package io.github.fis4j.testkit;

import org.jspecify.annotations.NullMarked;
