/**
 * Rules over a template. Each is a small function with a stable id that emits problems at JSON pointers; none throws and none stops at the first.
 */
@NullMarked
package io.github.fis4j.validation;

import org.jspecify.annotations.NullMarked;
