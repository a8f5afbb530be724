package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Pace;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;

/**
 * How an account is reached.
 *
 * @param region the Region; null to take that of the lent clients, or what the SDK finds by itself
 * @param endpoint one URL for all services; null for the services' own
 * @param credentials whose they are; null to take what the SDK finds by itself
 * @param lent clients that the user owns and closes
 * @param pace how often pollers look
 */
public record AccountSettings(
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable AwsCredentialsProvider credentials,
        List<SdkClient> lent,
        Pace pace) {

    /** Copies the clients. */
    public AccountSettings {
        lent = List.copyOf(lent);
    }
}
