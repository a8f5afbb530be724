/**
 * Experiments as JUnit tests: an annotation and an extension that give each test a world of its own and leave nothing behind.
 * Works with Jupiter 5.10 to 6; everything in it can be had without JUnit from the packages beside it.
 */
@NullMarked
package io.github.fis4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
