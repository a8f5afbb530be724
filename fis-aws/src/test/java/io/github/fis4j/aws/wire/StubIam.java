package io.github.fis4j.aws.wire;

import static io.github.fis4j.aws.wire.Bodies.tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions of the world behind the stub. Guarded by the stub. */
final class StubIam {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    /** Permissions that are denied, on all resources or on one: {@code ec2:StopInstances}, {@code .. on ARN}. */
    final Set<String> denied = new HashSet<>();
    /** The context key that the policies ask for, by permission. */
    final Map<String, String> conditions = new LinkedHashMap<>();
    /** The ARN of the only principal that is there; empty if all are. */
    String known = "";
    /** Whether a result tells of all resources at once, as IAM does by now. */
    boolean together = true;

    int pageSize = 1000;

    Ec2World.Answer simulate(SentCall call) {
        if (!known.isEmpty() && !known.equals(call.get("PolicySourceArn"))) {
            return new Ec2World.Answer(404, Bodies.queryError("NoSuchEntity", "There is no such role"));
        }
        List<String> results = new ArrayList<>();
        for (String permission : call.list("ActionNames.member")) {
            List<String> resources = call.list("ResourceArns.member");
            if (together) {
                results.add(result(permission, resources));
            } else {
                resources.forEach(resource -> results.add(tag("EvalActionName", permission)
                        + tag("EvalResourceName", resource)
                        + tag("EvalDecision", decision(permission, resource))
                        + missing(permission)));
            }
        }
        int from = call.get("Marker").isEmpty() ? 0 : Integer.parseInt(call.get("Marker"));
        int to = Math.min(results.size(), from + pageSize);
        boolean more = to < results.size();
        return new Ec2World.Answer(
                200,
                Bodies.query(
                        "SimulatePrincipalPolicy",
                        NAMESPACE,
                        tag("IsTruncated", String.valueOf(more))
                                + (more ? tag("Marker", String.valueOf(to)) : "")
                                + tag("EvaluationResults", members(results.subList(from, to)))));
    }

    private String result(String permission, List<String> resources) {
        List<String> each = resources.stream()
                .map(resource -> tag("EvalResourceName", resource)
                        + tag("EvalResourceDecision", decision(permission, resource))
                        + missing(permission))
                .toList();
        boolean anyDenied = resources.stream()
                .anyMatch(resource -> !decision(permission, resource).equals("allowed"));
        return tag("EvalActionName", permission)
                + tag("EvalResourceName", "*")
                + tag("EvalDecision", anyDenied ? "explicitDeny" : "allowed")
                + tag("ResourceSpecificResults", members(each));
    }

    private String decision(String permission, String resource) {
        if (denied.contains(permission + " on " + resource)) {
            return "explicitDeny";
        }
        return denied.contains(permission) || conditions.containsKey(permission) ? "implicitDeny" : "allowed";
    }

    private String missing(String permission) {
        String key = conditions.get(permission);
        return key == null ? "" : tag("MissingContextValues", members(List.of(key)));
    }

    private static String members(List<String> items) {
        StringBuilder members = new StringBuilder();
        items.forEach(item -> members.append(tag("member", item)));
        return members.toString();
    }

    Ec2World.Answer role(SentCall call) {
        String arn = known.isEmpty() ? "arn:aws:iam::" + Bodies.ACCOUNT + ":role/" + call.get("RoleName") : known;
        return new Ec2World.Answer(
                200,
                Bodies.query(
                        "GetRole",
                        NAMESPACE,
                        tag(
                                "Role",
                                tag("Arn", arn)
                                        + tag("RoleName", call.get("RoleName"))
                                        + tag("Path", "/")
                                        + tag("RoleId", "AROA")
                                        + tag("CreateDate", "2026-01-01T00:00:00Z"))));
    }
}
