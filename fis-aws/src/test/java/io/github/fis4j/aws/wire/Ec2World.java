package io.github.fis4j.aws.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The world behind the stub. Guarded by the stub. */
final class Ec2World {
    private static final String NOT_AUTHORIZED =
            "You are not authorized to perform this operation. Encoded authorization failure message: c2VjcmV0";
    private static final Set<String> QUERY =
            Set.of("DescribeAlarms", "GetCallerIdentity", "AssumeRole", "SimulatePrincipalPolicy", "GetRole");

    final Map<String, StubInstance> instances = new TreeMap<>();
    final Map<String, StubAlarm> alarms = new TreeMap<>();
    final StubAddresses addresses = new StubAddresses();
    final Map<String, String> spotRequests = new LinkedHashMap<>();
    int pageSize = 1000;
    String callerAccount = Bodies.ACCOUNT;
    /** The resource part of the caller's ARN, behind the account. */
    String caller = "user/tester";

    final StubIam iam = new StubIam();

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the XML
     */
    record Answer(int status, String body) {}

    Answer answer(SentCall call) {
        return switch (call.operation()) {
            case "GetCallerIdentity" -> ok(Bodies.callerIdentity(callerAccount, caller));
            case "AssumeRole" -> ok(Bodies.assumedRole(call.get("RoleArn")));
            case "DescribeInstances" -> describe(call);
            case "DescribeAlarms" -> ok(describeAlarms(call));
            case "DescribeSpotInstanceRequests" -> ok(Bodies.spotRequests(spotRequests));
            case "StopInstances" -> change(call, StubInstance::stop);
            case "StartInstances" -> change(call, StubInstance::start);
            case "TerminateInstances" -> change(call, StubInstance::terminate);
            case "RebootInstances" -> change(call, one -> {});
            case "SimulatePrincipalPolicy" -> iam.simulate(call);
            case "GetRole" -> iam.role(call);
            case "CreateTags" -> tag(call);
            case "DeleteTags" -> untag(call);
            case "DescribeTags" -> ok(describeTags(call));
            case "AllocateAddress" -> ok(Bodies.allocated(addresses.allocate(call)));
            case "DescribeAddresses" -> ok(Bodies.addresses(addresses.find(call.filters())));
            case "ReleaseAddress" -> release(call);
            default -> new Answer(400, error(call, "InvalidAction", call.operation()));
        };
    }

    String error(SentCall call, String code, String message) {
        return QUERY.contains(call.operation()) ? Bodies.queryError(code, message) : Bodies.ec2Error(code, message);
    }

    StubInstance get(String id) {
        StubInstance instance = instances.get(id);
        if (instance == null) {
            throw new IllegalArgumentException("The stub has no instance " + id);
        }
        return instance;
    }

    private Answer describe(SentCall call) {
        List<String> ids = call.list("InstanceId");
        if (!ids.isEmpty() && !call.get("MaxResults").isEmpty()) {
            return new Answer(400, error(call, "InvalidParameterCombination", "MaxResults excludes InstanceIds"));
        }
        List<StubInstance> found = new ArrayList<>();
        for (String id : ids) {
            StubInstance instance = instances.get(id);
            if (instance == null || instance.vanished) {
                return unknown(call, id);
            }
            found.add(instance);
        }
        if (ids.isEmpty()) {
            instances.values().stream()
                    .filter(one -> !one.vanished && matches(one, call.filters()))
                    .forEach(found::add);
        }
        return ok(page(found, call, Bodies::instances));
    }

    private static boolean matches(StubInstance one, Map<String, List<String>> filters) {
        return filters.entrySet().stream().allMatch(filter -> filter.getValue().contains(value(one, filter.getKey())));
    }

    private static String value(StubInstance one, String filter) {
        if (filter.startsWith("tag:")) {
            return one.tags.getOrDefault(filter.substring(4), "");
        }
        return switch (filter) {
            case "instance-id" -> one.id;
            case "instance-state-name" -> one.state;
            case "availability-zone" -> one.zone;
            case "instance-type" -> one.members.getOrDefault("instanceType", "");
            default -> throw new IllegalArgumentException("The stub knows no filter " + filter);
        };
    }

    /** Tokens are positions. */
    private <T> String page(List<T> all, SentCall call, BiFunction<List<T>, String, String> body) {
        int from = call.get("NextToken").isEmpty() ? 0 : Integer.parseInt(call.get("NextToken"));
        int to = Math.min(all.size(), from + pageSize);
        return body.apply(all.subList(from, to), to < all.size() ? String.valueOf(to) : "");
    }

    private Answer change(SentCall call, Consumer<StubInstance> effect) {
        for (String id : call.list("InstanceId")) {
            if (!instances.containsKey(id)) {
                return unknown(call, id);
            }
        }
        boolean permitted = !iam.denied.contains("ec2:" + call.operation());
        if (!permitted) {
            return new Answer(403, error(call, "UnauthorizedOperation", NOT_AUTHORIZED));
        }
        if (call.get("DryRun").equals("true")) {
            return new Answer(412, error(call, "DryRunOperation", "Request would have succeeded, but it is a dry run"));
        }
        List<StubInstance> touched =
                call.list("InstanceId").stream().map(this::get).toList();
        Map<String, String> before = new HashMap<>();
        touched.forEach(one -> before.put(one.id, one.state));
        touched.forEach(effect);
        return ok(
                call.operation().equals("RebootInstances")
                        ? Bodies.done(call.operation())
                        : Bodies.changes(call.operation(), touched, before));
    }

    private Answer tag(SentCall call) {
        call.list("ResourceId").forEach(id -> get(id).retag(tags -> tags.putAll(call.tags("Tag"))));
        return ok(Bodies.done(call.operation()));
    }

    /** A tag goes only if its value is the one that is asked for. */
    private Answer untag(SentCall call) {
        call.list("ResourceId")
                .forEach(id -> get(id).retag(tags -> call.tags("Tag").forEach(tags::remove)));
        return ok(Bodies.done(call.operation()));
    }

    private String describeTags(SentCall call) {
        Map<String, Map<String, String>> found = new TreeMap<>();
        for (String id : call.filters().getOrDefault("resource-id", List.of())) {
            found.put(id, get(id).lookAtTags());
        }
        return Bodies.tags(found);
    }

    private Answer release(SentCall call) {
        return addresses.release(call.get("AllocationId"))
                ? ok(Bodies.done(call.operation()))
                : new Answer(400, error(call, "InvalidAllocationID.NotFound", "There is no such allocation"));
    }

    private Answer unknown(SentCall call, String id) {
        return new Answer(
                400, error(call, "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist"));
    }

    private String describeAlarms(SentCall call) {
        List<String> names = call.list("AlarmNames.member");
        Collection<String> types = call.list("AlarmTypes.member");
        List<StubAlarm> found = alarms.values().stream()
                .filter(alarm -> names.contains(alarm.name()))
                .filter(alarm -> alarm.composite()
                        ? types.contains("CompositeAlarm")
                        : types.isEmpty() || types.contains("MetricAlarm"))
                .toList();
        return page(found, call, Bodies::alarms);
    }

    private static Answer ok(String body) {
        return new Answer(200, body);
    }
}
