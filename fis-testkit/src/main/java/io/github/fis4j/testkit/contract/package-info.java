/**
 * Contract tests for whoever implements an interface of {@code spi}: extend the abstract class, say how to make yours,
 * and its tests run with JUnit 5. The recording contexts stand in for the engine.
 */
@NullMarked
package io.github.fis4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
