package io.github.fis4j.aws.ecs;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateRequest;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateResponse;

/**
 * A call of UpdateContainerInstancesState.
 *
 * @param cluster the cluster's ARN
 * @param instances the ARNs of container instances, at most {@link #INSTANCES_A_CALL}
 * @param status what they become
 */
record StateChange(String cluster, List<String> instances, String status) {
    static final int INSTANCES_A_CALL = 10;
    static final String CLUSTER = "cluster";
    static final String INSTANCES = "containerInstances";

    private static final String STATUS = "status";

    static StateChange of(PlannedCall call) {
        JsonObject request = call.request();
        return new StateChange(text(request, CLUSTER), request.strings(INSTANCES), text(request, STATUS));
    }

    /** Returns a member that every one of our own requests and records has. */
    static String text(JsonObject object, String member) {
        String text = object.string(member);
        if (text == null) {
            throw new IllegalArgumentException(member + " is missing: " + object);
        }
        return text;
    }

    PlannedCall call() {
        JsonObject request = JsonObject.builder()
                .put(CLUSTER, cluster)
                .putStrings(INSTANCES, instances)
                .put(STATUS, status)
                .build();
        return PlannedCall.of("ecs", "UpdateContainerInstancesState", request, Repeat.NATURAL);
    }

    UpdateContainerInstancesStateRequest request() {
        return UpdateContainerInstancesStateRequest.builder()
                .cluster(cluster)
                .containerInstances(instances)
                .status(status)
                .build();
    }

    /** Returns the ARNs of those that an answer says were not changed, though it is a good one. */
    static List<String> refused(UpdateContainerInstancesStateResponse answer) {
        return answer.failures().stream().map(Failure::arn).toList();
    }

    /** Says of each that was not changed why. */
    static String reasons(UpdateContainerInstancesStateResponse answer) {
        return answer.failures().stream()
                .map(failure -> failure.arn() + " (" + failure.reason()
                        + (failure.detail() == null ? ")" : ": " + failure.detail() + ")"))
                .collect(Collectors.joining(", "));
    }
}
