package io.github.fis4j.aws.command;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;

/**
 * A command on one instance, as SSM lists it.
 *
 * @param command the command's id
 * @param status {@code InProgress} also says that the agent has not picked it up yet
 * @param details says more of the status
 * @param began whether the agent has begun a step of the document
 * @param shown whether SSM told it of this instance; otherwise it is the state of the command as a whole
 * @param requestedAt when the command was sent; null if it was not told
 */
record Invocation(
        String command,
        String status,
        String details,
        boolean began,
        boolean shown,
        @Nullable Instant requestedAt) {
    private static final String SUCCESS = "Success";
    private static final Set<String> ENDS = Set.of(SUCCESS, "Failed", "TimedOut", "Cancelled");

    static Invocation of(CommandInvocation row) {
        boolean began = row.commandPlugins().stream()
                .map(CommandPlugin::responseStartDateTime)
                .anyMatch(Objects::nonNull);
        String status = Objects.requireNonNullElse(row.statusAsString(), "unknown");
        return new Invocation(
                row.commandId(),
                status,
                Objects.requireNonNullElse(row.statusDetails(), status),
                began,
                true,
                row.requestedDateTime());
    }

    boolean succeeded() {
        return status.equals(SUCCESS);
    }

    boolean ended() {
        return ENDS.contains(status);
    }

    /** Whether it ended otherwise than by itself and well; of a command as a whole, on any of its instances. */
    boolean failed() {
        return ended() ? !succeeded() : !shown && !details.equals(status);
    }

    /** Whether the document runs on the instance, or ran. */
    boolean inPlace() {
        return succeeded() || (began && !ended());
    }

    /** Whether all that is known is that the command as a whole goes on without a failure. */
    boolean assumed() {
        return !shown && !ended() && !failed();
    }

    /** Whether nothing is left to wait for before the action runs. */
    boolean decided() {
        return ended() || inPlace() || !shown;
    }

    String told() {
        String more = details.equals(status) ? "" : " (" + details + ")";
        return status + more + (shown ? "" : ", told of the command as a whole");
    }
}
