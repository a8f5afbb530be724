/** Runs in real time against an AWS emulator that others wrote. */
@NullMarked
package io.github.fis4j.aws.live;

import org.jspecify.annotations.NullMarked;
