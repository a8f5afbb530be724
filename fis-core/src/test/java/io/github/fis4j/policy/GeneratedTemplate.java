package io.github.fis4j.policy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.TargetSlot;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A template with one action of the catalogue, made from a seed: its target listed, tagged, or found by parameters. */
final class GeneratedTemplate {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";

    private final Random random;
    private final ActionDescriptor descriptor;
    private final Catalog catalog = Catalog.aws();

    GeneratedTemplate(ActionDescriptor descriptor, long seed) {
        this.descriptor = descriptor;
        random = new Random(seed * 0x9E3779B97F4A7C15L); // Small seeds side by side begin alike.
    }

    static PolicyFacts facts() {
        return PolicyFacts.none().partition("aws").region(REGION).accountId(ACCOUNT);
    }

    ExperimentTemplate template() {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("generated");
        Action.Builder action = Action.builder().id(descriptor.id());
        for (TargetSlot slot : descriptor.slots()) {
            template.target("victims", target(slot));
            action.target(slot.name(), "victims");
        }
        for (ParameterDescriptor parameter : descriptor.parameters()) {
            if (parameter.required() || random.nextBoolean()) {
                action.parameter(parameter.name(), value(parameter));
            }
        }
        return template.action("act", action.build()).build();
    }

    private Target target(TargetSlot slot) {
        ResourceTypeDescriptor type = catalog.resourceType(slot.resourceType()).orElseThrow();
        Target.Builder target = Target.builder().resourceType(type.id());
        boolean listed = type.arns() && (!type.tags() || random.nextBoolean());
        if (listed) {
            target.arns(victims(type.id(), ACCOUNT, REGION));
        } else if (type.tags()) {
            tags().forEach(target::tag);
        }
        if (type.id().equals("aws:eks:pod")) {
            target.parameter("clusterIdentifier", random.nextBoolean() ? "shop" : arn("eks", "cluster/shop"));
        }
        if (type.id().equals("aws:ecs:task") && random.nextBoolean()) {
            target.parameter("cluster", random.nextBoolean() ? "shop" : arn("ecs", "cluster/shop"));
        }
        return target.build();
    }

    static Map<String, String> tags() {
        return Map.of("chaos", "yes", "app:tier", "web one");
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** {@return ARNs of two resources of a type; empty if they have none} */
    static List<String> victims(String type, String account, String region) {
        String form = Catalog.aws().resourceType(type).orElseThrow().arnForm();
        if (type.equals("aws:arc:zonal-shift-managed-resource")) {
            form = "arn:{p}:elasticloadbalancing:{r}:{a}:loadbalancer/app/{name}/1a2b";
        }
        if (!form.startsWith("arn:")) {
            return List.of();
        }
        List<String> arns = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            String arn = form.replace("{p}", "aws").replace("{r}", region).replace("{a}", account);
            arns.add(arn.replace("{cluster}", "shop").replace("{path}", "").replaceAll("\\{[^{}]*}", name));
        }
        return arns;
    }

    private String value(ParameterDescriptor parameter) {
        return switch (parameter.name()) {
            case "service" -> "ec2";
            case "operations" -> random.nextBoolean() ? "DescribeInstances" : "RunInstances, DescribeInstances";
            case "region" -> "eu-central-1";
            case "percentage" -> Integer.toString(1 + random.nextInt(100));
            case "documentArn" ->
                descriptor.id().endsWith("send-command")
                        ? "arn:aws:ssm:" + REGION + "::document/AWSFIS-Run-Network-Latency" + sources()
                        : arn("ssm", "document/Runbook");
            case "documentParameters" -> "{\"AutomationAssumeRole\": \"arn:aws:iam::" + ACCOUNT + ":role/runbook\"}";
            default -> parameter.type() == ParameterDescriptor.Type.DURATION ? "PT5M" : "1";
        };
    }

    private String sources() {
        return random.nextBoolean() ? "-Sources" : "";
    }
}
