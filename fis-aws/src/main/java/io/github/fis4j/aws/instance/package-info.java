/**
 * What several families need of EC2 instances: looking at them, and terminating them. Families use it; it knows none of
 * them.
 */
@NullMarked
package io.github.fis4j.aws.instance;

import org.jspecify.annotations.NullMarked;
