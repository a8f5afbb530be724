package io.github.fis4j.validation;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.Subject.NamedAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules over parameters of one action that depend on each other. */
final class CombinationRules {
    private static final String PREFIX_LIST = "prefixListIdentifier";
    private static final String RESTART = "startInstancesAfterDuration";
    private static final String ENDPOINTS = "useEcsFaultInjectionEndpoints";
    private static final Set<String> ECS_NETWORK = Set.of(
            "aws:ecs:task-network-blackhole-port", "aws:ecs:task-network-latency", "aws:ecs:task-network-packet-loss");

    private CombinationRules() {}

    /** PRM-02, PRM-06, PRM-10, PRM-11: what only some actions have. */
    static void check(NamedAction at, Subject subject, Findings findings) {
        String id = at.action().actionId();
        switch (id) {
            case "aws:ec2:stop-instances" -> restart(at, findings);
            case "aws:network:disrupt-connectivity" -> prefixList(at, findings);
            case "aws:eks:inject-kubernetes-custom-resource" -> kind(at, findings);
            case "aws:ssm:send-command" -> documentDuration(at, findings);
            default -> {
                if (ECS_NETWORK.contains(id)) {
                    fargate(at, subject, findings);
                }
            }
        }
    }

    private static void restart(NamedAction at, Findings findings) {
        String name = "completeIfInstancesTerminated";
        if ("true".equalsIgnoreCase(at.value(name)) && at.value(RESTART) == null && !at.isOpen("parameters")) {
            String message = "The parameter says nothing unless the instances are started again";
            String hint = "Add \"" + RESTART + "\", or leave it out";
            findings.warning(RuleId.PRM_06, at.parameter(name), message, hint);
        }
    }

    private static void prefixList(NamedAction at, Findings findings) {
        String scope = at.value("scope");
        if (scope == null || Forms.isOpen(scope) || at.isOpen("parameters")) {
            return;
        }
        boolean named = at.value(PREFIX_LIST) != null;
        if (scope.equals("prefix-list") && !named) {
            String message = "The scope prefix-list needs the parameter \"" + PREFIX_LIST + "\"";
            findings.error(RuleId.PRM_10, at.at("parameters"), message, "Add the name, id or ARN of a prefix list");
        } else if (!scope.equals("prefix-list") && named) {
            String message = "The parameter says nothing with the scope " + scope;
            findings.warning(
                    RuleId.PRM_06, at.parameter(PREFIX_LIST), message, "Leave it out, or write the scope prefix-list");
        }
    }

    private static void kind(NamedAction at, Findings findings) {
        String version = at.value("kubernetesApiVersion");
        String kind = at.value("kubernetesKind");
        if (version == null || kind == null || Forms.isOpen(version) || Forms.isOpen(kind)) {
            return;
        }
        boolean litmus = version.startsWith("litmuschaos.io/");
        boolean engine = kind.equals("ChaosEngine");
        boolean known = litmus || version.startsWith("chaos-mesh.org/");
        if (known && litmus != engine && ParameterRules.isAllowed(at, "kubernetesKind", kind)) {
            String message = version + " has no kind " + kind;
            String hint = litmus ? "Write ChaosEngine" : "Write litmuschaos.io/v1alpha1 for ChaosEngine";
            findings.error(RuleId.PRM_10, at.parameter("kubernetesKind"), message, hint);
        }
    }

    /** A task on Fargate can be hit through the endpoints of ECS only. */
    private static void fargate(NamedAction at, Subject subject, Findings findings) {
        String endpoints = at.value(ENDPOINTS);
        boolean open = at.isOpen("parameters") || (endpoints != null && Forms.isOpen(endpoints));
        if (!"true".equalsIgnoreCase(endpoints) && !open && hitsFargate(at, subject)) {
            String message = "The target is of tasks on Fargate, where this needs \"" + ENDPOINTS + "\"";
            findings.warning(RuleId.PRM_10, at.at("parameters"), message, "Add it, true");
        }
    }

    private static boolean hitsFargate(NamedAction at, Subject subject) {
        for (String name : at.action().targets().values()) {
            Target target = subject.template().targets().get(name);
            if (target != null
                    && target.filters().stream()
                            .anyMatch(filter -> filter.path().equals("LaunchType")
                                    && filter.values().contains("FARGATE"))) {
                return true;
            }
        }
        return false;
    }

    /** PRM-11: the action is over after its duration, the command goes on. */
    private static void documentDuration(NamedAction at, Findings findings) {
        String parameters = at.value("documentParameters");
        String text = at.value("duration");
        Duration duration = text == null ? null : Durations.parse(text);
        if (parameters == null || duration == null || !parameters.contains("DurationSeconds")) {
            return;
        }
        BigDecimal seconds = seconds(parameters);
        if (seconds != null && seconds.compareTo(BigDecimal.valueOf(duration.toSeconds())) > 0) {
            String message = "The document runs for " + seconds + " seconds, but the action is over after " + text;
            findings.warning(RuleId.PRM_11, at.parameter("documentParameters"), message, "Let the action last as long");
        }
    }

    private static @Nullable BigDecimal seconds(String parameters) {
        if (!(JsonReader.read(parameters).root() instanceof JsonObject object)) {
            return null;
        }
        JsonValue value = object.get("DurationSeconds");
        if (value instanceof JsonArray array && array.items().size() == 1) {
            value = array.items().get(0);
        }
        return value instanceof JsonString text ? Numbers.parse(text.value(), true) : null;
    }
}
