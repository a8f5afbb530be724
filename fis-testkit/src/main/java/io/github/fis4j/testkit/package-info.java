/**
 * Tests of experiments without waiting: time that jumps, scripted providers and alarms, a recorder of events, and
 * assertions. Works without JUnit.
 */
@NullMarked
package io.github.fis4j.testkit;

import org.jspecify.annotations.NullMarked;
