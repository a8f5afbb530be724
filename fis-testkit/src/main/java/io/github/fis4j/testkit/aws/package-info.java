/**
 * An AWS in memory, behind the SDK's own client interfaces, on any engine's time. What it does not model fails loudly, by
 * name. No type of the SDK appears in a signature here.
 */
@NullMarked
package io.github.fis4j.testkit.aws;

import org.jspecify.annotations.NullMarked;
