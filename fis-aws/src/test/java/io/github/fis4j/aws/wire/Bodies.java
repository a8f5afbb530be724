package io.github.fis4j.aws.wire;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The XML that EC2, CloudWatch and STS answer with. */
final class Bodies {
    static final String ACCOUNT = "111122223333";
    static final String REQUEST_ID = "4b1f7f3a-0000-4000-8000-1c2d3e4f5a6b";

    private static final String EC2 = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static final Map<String, Integer> CODES =
            Map.of("pending", 0, "running", 16, "shutting-down", 32, "terminated", 48, "stopping", 64, "stopped", 80);

    private Bodies() {}

    /** Every instance in a reservation of its own. */
    static String instances(List<StubInstance> instances, String nextToken) {
        String items = instances.stream()
                .map(one -> tag(
                        "item",
                        tag("reservationId", "r-" + one.id)
                                + tag("ownerId", ACCOUNT)
                                + tag("instancesSet", tag("item", instance(one)))))
                .collect(Collectors.joining());
        String token = nextToken.isEmpty() ? "" : tag("nextToken", nextToken);
        return ec2("DescribeInstancesResponse", tag("reservationSet", items) + token);
    }

    private static String instance(StubInstance one) {
        String tags = each(one.tags, (key, value) -> tag("item", tag("key", key) + tag("value", value)));
        String group = tag("groupSet", tag("item", tag("groupId", "sg-1") + tag("groupName", "web")));
        return tag("instanceId", one.id)
                + tag("instanceState", state(one.look()))
                + each(one.members, Bodies::tag)
                + tag("launchTime", one.shownLaunch().toString())
                + tag("placement", tag("availabilityZone", one.zone) + tag("tenancy", "default"))
                + (one.reason.isEmpty() ? "" : tag("stateReason", tag("code", one.reason) + tag("message", "told so")))
                + tag("networkInterfaceSet", tag("item", tag("networkInterfaceId", "eni-1") + group))
                + tag("tagSet", tags);
    }

    private static String each(Map<String, String> map, BinaryOperator<String> item) {
        return map.entrySet().stream()
                .map(entry -> item.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String state(String name) {
        return tag("code", String.valueOf(CODES.getOrDefault(name, 16))) + tag("name", name);
    }

    /** The answer to StopInstances, StartInstances and TerminateInstances. */
    static String changes(String operation, List<StubInstance> instances, Map<String, String> before) {
        Function<StubInstance, String> item = one -> tag(
                "item",
                tag("instanceId", one.id)
                        + tag("currentState", state(one.state))
                        + tag("previousState", state(before.getOrDefault(one.id, "running"))));
        return ec2(
                operation + "Response",
                tag("instancesSet", instances.stream().map(item).collect(Collectors.joining())));
    }

    static String done(String operation) {
        return ec2(operation + "Response", tag("return", "true"));
    }

    static String spotRequests(Map<String, String> types) {
        return ec2(
                "DescribeSpotInstanceRequestsResponse",
                tag(
                        "spotInstanceRequestSet",
                        each(types, (id, type) -> tag("item", tag("spotInstanceRequestId", id) + tag("type", type)))));
    }

    /** Tags by the instance that carries them. */
    static String tags(Map<String, Map<String, String>> tags) {
        Function<Map.Entry<String, Map<String, String>>, String> items = one -> each(
                one.getValue(),
                (key, value) -> tag(
                        "item",
                        tag("resourceId", one.getKey())
                                + tag("resourceType", "instance")
                                + tag("key", key)
                                + tag("value", value)));
        return ec2(
                "DescribeTagsResponse",
                tag("tagSet", tags.entrySet().stream().map(items).collect(Collectors.joining())));
    }

    static String allocated(String id) {
        return ec2("AllocateAddressResponse", tag("domain", "vpc") + tag("allocationId", id));
    }

    static String addresses(List<StubAddress> addresses) {
        Function<StubAddress, String> item = one -> tag(
                "item",
                tag("domain", "vpc")
                        + tag("allocationId", one.id)
                        + tag(
                                "tagSet",
                                each(one.tags, (key, value) -> tag("item", tag("key", key) + tag("value", value)))));
        return ec2(
                "DescribeAddressesResponse",
                tag("addressesSet", addresses.stream().map(item).collect(Collectors.joining())));
    }

    static String ec2Error(String code, String message) {
        return tag(
                "Response",
                tag("Errors", tag("Error", tag("Code", code) + tag("Message", message)))
                        + tag("RequestID", REQUEST_ID));
    }

    static String queryError(String code, String message) {
        return tag(
                "ErrorResponse",
                tag("Error", tag("Type", "Sender") + tag("Code", code) + tag("Message", message))
                        + tag("RequestId", REQUEST_ID));
    }

    static String callerIdentity(String account, String caller) {
        return query(
                "GetCallerIdentity",
                "https://sts.amazonaws.com/doc/2011-06-15/",
                tag(
                                "Arn",
                                "arn:aws:" + (caller.startsWith("assumed-role") ? "sts" : "iam") + "::" + account + ":"
                                        + caller)
                        + tag("UserId", "AIDA")
                        + tag("Account", account));
    }

    /** Credentials that are good for ever, whatever role was asked for. */
    static String assumedRole(String roleArn) {
        return query(
                "AssumeRole",
                "https://sts.amazonaws.com/doc/2011-06-15/",
                tag(
                        "Credentials",
                        tag("AccessKeyId", "ASIA" + roleArn.substring(roleArn.indexOf('/') + 1))
                                + tag("SecretAccessKey", "secret")
                                + tag("SessionToken", "token")
                                + tag("Expiration", "2099-01-01T00:00:00Z")));
    }

    static String alarms(List<StubAlarm> alarms, String nextToken) {
        String token = nextToken.isEmpty() ? "" : tag("NextToken", nextToken);
        return query(
                "DescribeAlarms",
                "http://monitoring.amazonaws.com/doc/2010-08-01/",
                tag("MetricAlarms", members(alarms, false)) + tag("CompositeAlarms", members(alarms, true)) + token);
    }

    private static String members(List<StubAlarm> alarms, boolean composite) {
        return alarms.stream()
                .filter(alarm -> alarm.composite() == composite)
                .map(alarm -> tag(
                        "member",
                        tag("AlarmName", alarm.name())
                                + tag("AlarmArn", alarm.arn())
                                + tag("StateValue", alarm.state())))
                .collect(Collectors.joining());
    }

    private static String ec2(String name, String inside) {
        return "<" + name + " xmlns=\"" + EC2 + "\">" + tag("requestId", REQUEST_ID) + inside + "</" + name + ">";
    }

    static String query(String operation, String namespace, String result) {
        return "<" + operation + "Response xmlns=\"" + namespace + "\">" + tag(operation + "Result", result)
                + tag("ResponseMetadata", tag("RequestId", REQUEST_ID)) + "</" + operation + "Response>";
    }

    static String tag(String name, String inside) {
        return "<" + name + ">" + inside + "</" + name + ">";
    }
}
