/** Placeholder. */
@NullMarked
package io.github.fis4j.aws;

import org.jspecify.annotations.NullMarked;
