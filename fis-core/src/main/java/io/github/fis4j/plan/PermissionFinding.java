package io.github.fis4j.plan;

import io.github.fis4j.model.PermissionRuling;
import java.util.List;

/**
 * Whether the caller may make one of the calls of a preview.
 *
 * @param action the action's name
 * @param number the number of the call within its action, from 1
 * @param undo whether it is about the undo of that call
 * @param permission the permission, for example {@code ec2:StopInstances}; of an undo whose calls are not known
 *     beforehand, its kind
 * @param resources the ARNs that it was asked for
 * @param ruling what is known
 */
public record PermissionFinding(
        String action, int number, boolean undo, String permission, List<String> resources, PermissionRuling ruling) {

    /** Copies the ARNs. */
    public PermissionFinding {
        resources = List.copyOf(resources);
    }
}
