/**
 * Runs experiments. The machine decides and is pure; the run carries its decisions out, one mailbox and one drainer at a time.
 */
@NullMarked
package io.github.fis4j.engine;

import org.jspecify.annotations.NullMarked;
