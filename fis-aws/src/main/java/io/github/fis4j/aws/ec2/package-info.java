/**
 * EC2: finds instances, stops, reboots and terminates them, and starts again what was stopped. Only {@link
 * io.github.fis4j.aws.ec2.Ec2Family} may be touched where the EC2 jar of the SDK may be missing.
 */
@NullMarked
package io.github.fis4j.aws.ec2;

import org.jspecify.annotations.NullMarked;
