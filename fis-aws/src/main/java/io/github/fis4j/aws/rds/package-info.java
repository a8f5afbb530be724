/**
 * The family of RDS: clusters that fail over, and instances that reboot. {@code RdsFamily} alone is used from outside, and
 * it alone loads without the SDK's RDS jar.
 */
@NullMarked
package io.github.fis4j.aws.rds;

import org.jspecify.annotations.NullMarked;
