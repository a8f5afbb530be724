/**
 * The kill sweep: a real process runs an experiment and is killed at every point at which it writes to the journal or
 * calls AWS; after recovery by other processes the world has to be as it was. {@code docs/proof.md} tells more.
 */
@NullMarked
package io.github.fis4j.aws.kill;

import org.jspecify.annotations.NullMarked;
