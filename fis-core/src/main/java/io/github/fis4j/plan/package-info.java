/**
 * A valid template made ready to run: the graph of its actions with their timing, which is pure, and what a run of it
 * would do, which the engine looks up in the world. The same template gives the same plan.
 */
@NullMarked
package io.github.fis4j.plan;

import org.jspecify.annotations.NullMarked;
