package io.github.fis4j.aws.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * What one look showed of an instance.
 *
 * @param state its state, for example {@code running}
 * @param launched when it was last launched; null if the answer does not tell
 * @param reason why it is in this state, for example {@code Client.UserInitiatedShutdown}; null if not told
 */
public record Seen(
        String state, @Nullable Instant launched, @Nullable String reason) {

    /**
     * {@return what an answer shows}
     *
     * @param instance the instance as EC2 describes it
     */
    public static Seen of(Instance instance) {
        return new Seen(
                instance.state() == null ? "unknown" : instance.state().nameAsString(),
                instance.launchTime(),
                instance.stateReason() == null ? null : instance.stateReason().code());
    }
}
