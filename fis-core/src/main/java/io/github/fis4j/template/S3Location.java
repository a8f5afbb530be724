package io.github.fis4j.template;

import org.jspecify.annotations.Nullable;

/**
 * A place in S3 for logs or reports.
 *
 * @param bucketName the bucket; null if it is not said
 * @param prefix the key's prefix; null if none
 */
public record S3Location(
        @Nullable String bucketName, @Nullable String prefix) {}
