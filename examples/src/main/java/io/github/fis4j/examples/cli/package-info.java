/**
 * The {@code fis} command line: one class a command, and what the commands share. A user sees problems with their place
 * and a way out, never a stack trace.
 */
@NullMarked
package io.github.fis4j.examples.cli;

import org.jspecify.annotations.NullMarked;
