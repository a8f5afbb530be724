package io.github.fis4j.aws.eks;

import io.github.fis4j.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * The instances that were chosen in a node group.
 *
 * @param nodegroup the node group's ARN
 * @param instances the instances
 */
record Chosen(String nodegroup, List<Instance> instances) {
    private static final String NODEGROUPS = "nodegroups";

    /** Adds all choices to a state: the calls do not tell which instance is whose. */
    static JsonObject in(JsonObject state, List<Chosen> all) {
        JsonObject.Builder nodegroups = JsonObject.builder();
        all.forEach(each -> nodegroups.putStrings(
                each.nodegroup, each.instances.stream().map(Nodes::id).toList()));
        return state.with(NODEGROUPS, nodegroups.build());
    }

    /** Returns the ids of instances by the ARNs of their node groups. */
    static Map<String, List<String>> from(JsonObject state) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        JsonObject nodegroups = state.object(NODEGROUPS);
        nodegroups.members().keySet().forEach(arn -> chosen.put(arn, nodegroups.strings(arn)));
        return chosen;
    }
}
