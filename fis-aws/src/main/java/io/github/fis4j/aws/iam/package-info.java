/**
 * What IAM says of permissions: a simulation of the caller's policies, for calls that have no dry run.
 */
@NullMarked
package io.github.fis4j.aws.iam;

import org.jspecify.annotations.NullMarked;
