/**
 * The other side of an experiment: what breakers, retries and bulkheads of Resilience4j made of it, on the experiment's
 * timeline and time. Needs Resilience4j's own jars, of which the user has those that he uses.
 */
@NullMarked
package io.github.fis4j.testkit.resilience4j;

import org.jspecify.annotations.NullMarked;
