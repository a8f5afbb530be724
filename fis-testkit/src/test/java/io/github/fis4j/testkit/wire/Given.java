package io.github.fis4j.testkit.wire;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials for single requests.
 *
 * @param credentials as STS gave them
 */
record Given(Credentials credentials) {

    /** Lets a request have them. */
    void use(AwsRequestOverrideConfiguration.Builder request) {
        request.credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())));
    }

    /** {@return some that nobody gave out} */
    static AwsCredentialsProvider stranger() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIASTRANGER", "secret"));
    }
}
