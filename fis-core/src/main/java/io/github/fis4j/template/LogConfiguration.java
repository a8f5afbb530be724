package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the service writes the experiment log (TPL-08).
 *
 * @param logSchemaVersion the version of the log's form, 1 or 2; null if it is not said, which the service refuses
 * @param logGroupArn the CloudWatch log group; null if none
 * @param s3 the bucket; null if none
 * @param unknown members that this version does not know, kept
 */
public record LogConfiguration(
        @Nullable Integer logSchemaVersion,
        @Nullable String logGroupArn,
        @Nullable S3Location s3,
        JsonObject unknown) {}
