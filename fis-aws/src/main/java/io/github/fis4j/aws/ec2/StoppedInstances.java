package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoPlan.Scope;
import io.github.fis4j.model.UndoPlan.Trigger;
import io.github.fis4j.model.UndoRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an undo record says of instances that were stopped: enough for another process to start them again.
 *
 * @param launched the ARNs and launch times before the stop, by instance id
 * @param fineIfGone whether the action does not mind if others terminate them
 * @param spread how much pollers stretch their pace
 */
record StoppedInstances(Map<String, Before> launched, boolean fineIfGone, JsonObject spread) {
    static final String GROUP_TAG = "aws:autoscaling:groupName";

    private static final String KIND = "start-instances";
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final String INSTANCES = "instances";
    private static final String FOREIGN = "stoppedByOthers";

    /**
     * An instance before the stop.
     *
     * @param arn its ARN
     * @param launched its launch time: a newer one tells that it was stopped and started since
     * @param zone its zone
     * @param type its type
     */
    record Before(String arn, Instant launched, String zone, String type) {}

    static UndoPlan plan(List<Resource> victims, boolean fineIfGone, JsonObject spread) {
        JsonObject before = JsonObject.builder()
                .put(
                        INSTANCES,
                        new JsonArray(victims.stream()
                                .<JsonValue>map(StoppedInstances::before)
                                .toList()))
                .put(StopInstances.FINE_IF_GONE, fineIfGone)
                .putAll(spread)
                .build();
        return new UndoPlan(KIND, summary(victims), before, Trigger.ON_END, Scope.WORLD, SETTLE);
    }

    private static JsonObject before(Resource victim) {
        return JsonObject.builder()
                .put("arn", victim.arn())
                .put("state", Victims.state(victim))
                .put("launchTime", Victims.text(victim, "LaunchTime"))
                .put("zone", Victims.text(victim, "Placement", "AvailabilityZone"))
                .put("type", Victims.text(victim, "InstanceType"))
                .put("autoScalingGroup", victim.tags().get(GROUP_TAG))
                .build();
    }

    private static String summary(List<Resource> victims) {
        return Names.of(victims.stream().map(victim -> "start " + victim.id()).toList());
    }

    /** What the answer told: instances that were down before are not ours. */
    static JsonObject learned(List<String> foreign) {
        return foreign.isEmpty()
                ? JsonObject.empty()
                : JsonObject.builder().putStrings(FOREIGN, foreign).build();
    }

    static StoppedInstances of(UndoRecord record) {
        StoppedInstances planned = of(record.plan());
        planned.launched().keySet().removeAll(record.learned().strings(FOREIGN));
        return planned;
    }

    /** What is to be started if the call stops all that it names. */
    static StoppedInstances of(UndoPlan plan) {
        JsonObject before = plan.before();
        Map<String, Before> launched = new LinkedHashMap<>();
        if (before.get(INSTANCES) instanceof JsonArray instances) {
            for (JsonValue item : instances.items()) {
                if (item instanceof JsonObject instance) {
                    read(instance, launched);
                }
            }
        }
        return new StoppedInstances(
                launched, new JsonBoolean(true).equals(before.get(StopInstances.FINE_IF_GONE)), before);
    }

    private static void read(JsonObject instance, Map<String, Before> launched) {
        String arn = instance.string("arn");
        String time = instance.string("launchTime");
        if (arn != null) {
            launched.put(
                    Arns.id(arn),
                    new Before(
                            arn,
                            time == null ? Instant.MIN : Instant.parse(time),
                            String.valueOf(instance.string("zone")),
                            String.valueOf(instance.string("type"))));
        }
    }

    List<String> ids() {
        return List.copyOf(launched.keySet());
    }

    String arn(String id) {
        return before(id).arn();
    }

    /** Where the capacity of an instance comes from. */
    String pool(String id) {
        return before(id).zone() + " " + before(id).type();
    }

    /** The same for each zone by itself. */
    List<StoppedInstances> zones() {
        Map<String, Map<String, Before>> zones = new TreeMap<>();
        launched.forEach((id, before) -> zones.computeIfAbsent(before.zone(), zone -> new LinkedHashMap<>())
                .put(id, before));
        return zones.values().stream()
                .map(zone -> new StoppedInstances(zone, fineIfGone, spread))
                .toList();
    }

    /** Whether a launch time is the one from before the stop, so that the stop has not taken effect. */
    boolean sameLaunch(String id, Instant now) {
        return !now.isAfter(before(id).launched());
    }

    private Before before(String id) {
        Before before = launched.get(id);
        if (before == null) {
            throw new IllegalArgumentException(id + " is not in the record");
        }
        return before;
    }
}
