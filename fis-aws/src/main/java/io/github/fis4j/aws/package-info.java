/**
 * The module that runs {@code aws:ec2:*} actions and watches CloudWatch alarms over the AWS SDK for Java v2. {@link
 * io.github.fis4j.aws.AwsFis} is the only door; each family of services behind it needs only its own SDK jar.
 */
@NullMarked
package io.github.fis4j.aws;

import org.jspecify.annotations.NullMarked;
