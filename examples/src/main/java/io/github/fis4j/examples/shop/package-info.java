/** A service as many have one, with a circuit breaker: what an experiment does to it is the example's test. */
@NullMarked
package io.github.fis4j.examples.shop;

import org.jspecify.annotations.NullMarked;
