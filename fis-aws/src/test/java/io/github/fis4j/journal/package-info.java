/** A look behind the journal's files, for the kill sweep. */
@NullMarked
package io.github.fis4j.journal;

import org.jspecify.annotations.NullMarked;
