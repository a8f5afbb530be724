/**
 * Every order in which what goes on around a run can happen, one after the other: a time that runs one step at a time and
 * asks which one is next, and a search through its questions.
 */
@NullMarked
package io.github.fis4j.schedule;

import org.jspecify.annotations.NullMarked;
