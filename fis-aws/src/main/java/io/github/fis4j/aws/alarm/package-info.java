/**
 * CloudWatch alarms as stop conditions. Only {@link io.github.fis4j.aws.alarm.AlarmFamily} may be touched where the
 * CloudWatch jar of the SDK may be missing.
 */
@NullMarked
package io.github.fis4j.aws.alarm;

import org.jspecify.annotations.NullMarked;
