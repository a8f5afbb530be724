package io.github.fis4j.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a permission is in a policy.
 *
 * @param permission its name, for example {@code ec2:StopInstances}
 * @param neededBy the actions of the template and other parts that need it, sorted
 * @param wide why it holds on more than the targets, one or more sentences; null if it does not
 */
public record PolicyReason(
        String permission, List<String> neededBy, @Nullable String wide) {

    /** Copies the list. */
    public PolicyReason {
        neededBy = List.copyOf(neededBy);
    }
}
