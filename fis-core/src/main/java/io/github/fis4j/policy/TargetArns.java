package io.github.fis4j.policy;

import io.github.fis4j.model.Arns;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which resources of a kind a target means, by the ARNs and parameters that it lists. */
final class TargetArns {
    private static final int RESOURCE = 5;

    private final PolicyFacts facts;
    private final Knowledge knowledge;

    TargetArns(PolicyFacts facts, Knowledge knowledge) {
        this.facts = facts;
        this.knowledge = knowledge;
    }

    /** {@return the ARNs, with wildcards where needed; empty if the target does not tell} */
    List<String> of(Target target, ResourceKind kind) {
        String type = target.resourceType();
        if (kind.resourceTypes().contains(type) && !target.resourceArns().isEmpty()) {
            return listed(target, kind, kind.name());
        }
        return switch (kind.name() + " of " + type) {
            case "ecs:task of aws:ecs:task" -> inCluster(target, kind, "task/");
            case "ecs:container-instance of aws:ecs:task" ->
                target.resourceArns().isEmpty()
                        ? inCluster(target, kind, "container-instance/")
                        : beside(target, TargetArns::clusterOfTask);
            case "ecs:container-instance of aws:ecs:cluster" ->
                beside(target, arn -> withResource(arn, "container-instance/" + Arns.id(arn) + "/*"));
            case "dynamodb:stream of aws:dynamodb:global-table" -> beside(target, arn -> arn + "/stream/*");
            case "eks:cluster of aws:eks:pod" -> named(target, "clusterIdentifier", kind, "cluster/", "");
            default -> List.of();
        };
    }

    private List<String> listed(Target target, ResourceKind kind, String name) {
        List<String> arns = completed(target, kind);
        if (!name.equals("lambda:function")) {
            return arns;
        }
        // A version or alias is asked for by an ARN of its own.
        List<String> both = new ArrayList<>(arns);
        arns.stream().filter(arn -> !arn.endsWith(":*")).forEach(arn -> both.add(arn + ":*"));
        return both;
    }

    private List<String> completed(Target target, ResourceKind kind) {
        List<String> arns = new ArrayList<>();
        for (String text : target.resourceArns()) {
            String arn = ArnText.completed(text, kind, facts);
            if (arn == null) {
                return List.of();
            }
            arns.add(arn);
        }
        return arns;
    }

    private List<String> beside(Target target, UnaryOperator<String> other) {
        ResourceKind own = knowledge.kindOf(target.resourceType());
        return own == null
                ? List.of()
                : completed(target, own).stream().map(other).toList();
    }

    private static String withResource(String arn, String resource) {
        List<String> parts = Arns.parts(arn);
        return String.join(":", parts.subList(0, RESOURCE)) + ":" + resource;
    }

    private static String clusterOfTask(String taskArn) {
        String[] path = Arns.parts(taskArn).get(RESOURCE).split("/", -1);
        String cluster = path.length > 2 ? path[1] : ArnText.ANY;
        return withResource(taskArn, "container-instance/" + cluster + "/*");
    }

    private List<String> inCluster(Target target, ResourceKind kind, String path) {
        return named(target, "cluster", kind, path, "/*");
    }

    /** A parameter that holds a name or an ARN. */
    private List<String> named(Target target, String parameter, ResourceKind kind, String path, String behind) {
        String said = ArnText.withoutPlaceholders(target.parameters().getOrDefault(parameter, ""));
        String name = Arns.id(said);
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return List.of();
        }
        String like = Arns.parts(said).isEmpty() ? kind.pattern(facts) : said;
        String whole = ArnText.completed(withResource(like, path + name), kind, facts);
        return whole == null ? List.of() : List.of(whole + behind);
    }
}
