/**
 * What happened: statuses with their transition tables, and the sealed events of a run. Journal, listeners and report see nothing else.
 */
@NullMarked
package io.github.fis4j.event;

import org.jspecify.annotations.NullMarked;
