/** Tests of Resilience4j on the timeline. */
@NullMarked
package io.github.fis4j.testkit.resilience4j;

import org.jspecify.annotations.NullMarked;
