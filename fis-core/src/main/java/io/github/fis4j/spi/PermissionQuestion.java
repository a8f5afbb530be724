package io.github.fis4j.spi;

import io.github.fis4j.model.PlannedCall;
import java.util.List;

/**
 * Asks whether a call may be made. The permission goes by the call's {@link PlannedCall#name() name}, for example {@code
 * ec2:StopInstances}.
 *
 * @param action the name of the action that would make it
 * @param call the call
 * @param undo whether it is a call of an undo
 * @param resources the ARNs of what the action hits, sorted; empty if it hits nothing that has one
 */
public record PermissionQuestion(String action, PlannedCall call, boolean undo, List<String> resources) {

    /** Copies the ARNs. */
    public PermissionQuestion {
        resources = List.copyOf(resources);
    }
}
