package io.github.fis4j.aws.account;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;

/** Reads the settings of clients that somebody else made. */
final class LentClients {
    private LentClients() {}

    /** Returns the client's Region, or null if it does not tell: clients made by hand need not. */
    static @Nullable String region(SdkClient client) {
        return configuration(client) instanceof AwsServiceClientConfiguration aws
                ? aws.region().id()
                : null;
    }

    /** Returns the client's endpoint, or null if it has none of its own. */
    static @Nullable String endpoint(SdkClient client) {
        SdkServiceClientConfiguration configuration = configuration(client);
        return configuration == null
                ? null
                : configuration.endpointOverride().map(Object::toString).orElse(null);
    }

    /** Returns whether the client gives up a call by itself; one that does not tell is left as it is. */
    static boolean waitsForEver(SdkClient client) {
        SdkServiceClientConfiguration configuration = configuration(client);
        return configuration != null
                && configuration.overrideConfiguration().apiCallTimeout().isEmpty();
    }

    private static @Nullable SdkServiceClientConfiguration configuration(SdkClient client) {
        try {
            return client.serviceClientConfiguration();
        } catch (UnsupportedOperationException silent) {
            return null;
        }
    }
}
