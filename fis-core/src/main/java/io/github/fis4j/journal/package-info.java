/**
 * Journals that come with the library. A journal makes undo records outlive what may happen to the run.
 */
@NullMarked
package io.github.fis4j.journal;

import org.jspecify.annotations.NullMarked;
