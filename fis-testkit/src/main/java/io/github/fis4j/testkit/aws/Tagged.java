package io.github.fis4j.testkit.aws;

import java.util.Map;

/**
 * A resource as the tagging API knows it.
 *
 * @param arn its ARN
 * @param type its type, for example {@code ec2:instance}
 * @param tags its tags
 */
record Tagged(String arn, String type, Map<String, String> tags) {}
