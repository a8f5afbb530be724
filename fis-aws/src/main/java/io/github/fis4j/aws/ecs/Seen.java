package io.github.fis4j.aws.ecs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;

/**
 * What one look showed of a container instance.
 *
 * @param status its status, for example {@code ACTIVE}
 * @param instanceId the id of the instance that it is; null if the look does not tell
 */
record Seen(String status, @Nullable String instanceId) {
    static final String ACTIVE = "ACTIVE";
    static final String DRAINING = "DRAINING";

    static Seen of(ContainerInstance instance) {
        String status = instance.status();
        return new Seen(status == null ? "unknown" : status, instance.ec2InstanceId());
    }

    boolean isDraining() {
        return status.equals(DRAINING);
    }

    boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Whether it leaves its cluster, or has left it. */
    boolean isGone() {
        return status.equals("INACTIVE") || status.equals("DEREGISTERING");
    }
}
