/**
 * A valid template made ready to run: the graph of its actions with their timing. Pure; the same template gives the same plan.
 */
@NullMarked
package io.github.fis4j.plan;

import org.jspecify.annotations.NullMarked;
