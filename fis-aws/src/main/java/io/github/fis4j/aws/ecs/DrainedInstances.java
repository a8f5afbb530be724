package io.github.fis4j.aws.ecs;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoPlan.Scope;
import io.github.fis4j.model.UndoPlan.Trigger;
import io.github.fis4j.model.UndoRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an undo record says of container instances that were drained: all of them were ACTIVE a moment before.
 *
 * @param cluster the cluster's ARN
 * @param instances the ARNs of the container instances
 * @param spread how much pollers stretch their pace
 */
record DrainedInstances(String cluster, List<String> instances, JsonObject spread) {
    private static final String KIND = "set-container-instances-active";
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final String REFUSED = "notDrained";

    static UndoPlan plan(StateChange drain, JsonObject spread) {
        JsonObject before = JsonObject.builder()
                .put(StateChange.CLUSTER, drain.cluster())
                .putStrings(StateChange.INSTANCES, drain.instances())
                .putAll(spread)
                .build();
        String summary = drain.instances().stream()
                .map(Arns::id)
                .collect(Collectors.joining(", ", "set ", " of " + Arns.id(drain.cluster()) + " ACTIVE"));
        return new UndoPlan(KIND, summary, before, Trigger.ON_END, Scope.WORLD, SETTLE);
    }

    /** What the answer told: those that ECS did not drain are not ours to touch. */
    static JsonObject learned(List<String> refused) {
        return refused.isEmpty()
                ? JsonObject.empty()
                : JsonObject.builder().putStrings(REFUSED, refused).build();
    }

    static DrainedInstances of(UndoRecord record) {
        DrainedInstances planned = of(record.plan());
        List<String> refused = record.learned().strings(REFUSED);
        return new DrainedInstances(
                planned.cluster,
                planned.instances.stream().filter(arn -> !refused.contains(arn)).toList(),
                planned.spread);
    }

    /** What is to be set ACTIVE if the call drains all that it names. */
    static DrainedInstances of(UndoPlan plan) {
        return new DrainedInstances(
                StateChange.text(plan.before(), StateChange.CLUSTER),
                plan.before().strings(StateChange.INSTANCES),
                plan.before());
    }
}
