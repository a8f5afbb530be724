/** Tests of what the families share. */
@NullMarked
package io.github.fis4j.aws.shared;

import org.jspecify.annotations.NullMarked;
