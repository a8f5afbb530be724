/**
 * Puts single faults into valid templates, one after the other, to see whether each is told. What is a fault, and where it
 * has to be told, is written from the rules of FIS, not from what the validator does.
 */
@NullMarked
package io.github.fis4j.mutant;

import org.jspecify.annotations.NullMarked;
