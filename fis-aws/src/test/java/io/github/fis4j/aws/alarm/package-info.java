/** Tests of this family over HTTP. */
@NullMarked
package io.github.fis4j.aws.alarm;

import org.jspecify.annotations.NullMarked;
