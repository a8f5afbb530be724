/** What is done by commands of Systems Manager on instances of EC2. */
@NullMarked
package io.github.fis4j.aws.ssm;

import org.jspecify.annotations.NullMarked;
