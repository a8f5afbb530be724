/** Tests of this family over HTTP. */
@NullMarked
package io.github.fis4j.aws.iam;

import org.jspecify.annotations.NullMarked;
