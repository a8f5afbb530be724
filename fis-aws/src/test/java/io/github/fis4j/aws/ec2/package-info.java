/** Tests of this family over HTTP. */
@NullMarked
package io.github.fis4j.aws.ec2;

import org.jspecify.annotations.NullMarked;
