package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Pace;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;

/**
 * How accounts are reached.
 *
 * @param region the Region; null to take that of the lent clients, or what the SDK finds by itself
 * @param endpoint one URL for all services; null for the services' own
 * @param credentials whose they are; null to take what the SDK finds by itself
 * @param undoCredentials with which undos are made, in place of those that made the change; null for the same
 * @param assumesRoles whether the roles that a run names are assumed
 * @param externalId what the template's role wants to be told; null for nothing
 * @param lent clients that the user owns and closes
 * @param pace how often pollers look
 * @param runsOn ids and ARNs of what this JVM runs on, besides what can be found out
 * @param limited whether calls are held to a rate, and given up while a service fails
 */
public record AccountSettings(
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable AwsCredentialsProvider credentials,
        @Nullable AwsCredentialsProvider undoCredentials,
        boolean assumesRoles,
        @Nullable String externalId,
        List<SdkClient> lent,
        Pace pace,
        Collection<String> runsOn,
        boolean limited) {

    /** Copies the clients. */
    public AccountSettings {
        lent = List.copyOf(lent);
        runsOn = List.copyOf(runsOn);
    }
}
