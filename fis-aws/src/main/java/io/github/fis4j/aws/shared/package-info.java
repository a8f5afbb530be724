/**
 * What every family does in the same way: calls and their errors, attributes of SDK objects, the pace of polling. Mentions
 * no single service.
 */
@NullMarked
package io.github.fis4j.aws.shared;

import org.jspecify.annotations.NullMarked;
