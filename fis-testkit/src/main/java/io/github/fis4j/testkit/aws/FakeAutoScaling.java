package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.GroupBuilder.Group;
import io.github.fis4j.testkit.aws.GroupBuilder.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Auto Scaling in memory: groups of the account's EC2 instances, tagged {@code aws:autoscaling:groupName}. A group ends
 * a member that was stopped and launches another one, and replaces those that were terminated, a while after the fact;
 * not while a process is suspended that this needs. Thread-safe.
 */
public final class FakeAutoScaling extends FakeService {
    private static final Set<String> PROCESSES = Set.of(
            "Launch",
            "Terminate",
            "AddToLoadBalancer",
            "AlarmNotification",
            "AZRebalance",
            "HealthCheck",
            "InstanceRefresh",
            "ReplaceUnhealthy",
            "ScheduledActions");

    private final FakeEc2 ec2;
    private final Rows<Group> groups = table();
    private final Rows<Member> members = table();
    private Duration notices = Duration.ofMinutes(1);

    FakeAutoScaling(FakeSettings settings, FakeEc2 ec2) {
        super(
                "autoscaling",
                settings,
                ErrorCodes.query("InternalFailure", "InvalidNextToken"),
                Set.of("DescribeAutoScalingGroups", "DescribeAutoScalingInstances"),
                Set.of("SuspendProcesses", "ResumeProcesses"));
        this.ec2 = ec2;
        ec2.fleet().listen(this::took);
    }

    /**
     * Adds a group with its instances.
     *
     * @param name its name
     * @param description describes it
     * @return its ARN
     */
    public String group(String name, Consumer<GroupBuilder> description) {
        return state().look(() -> {
            GroupBuilder builder = new GroupBuilder();
            description.accept(builder);
            Group group = builder.build(name, arn(name));
            groups.put(name, group);
            furnish(group, builder.size(), "running", "InService");
            furnish(group, builder.warmRunning(), "running", "Warmed:Running");
            furnish(group, builder.warmStopped(), "stopped", "Warmed:Stopped");
            return group.arn();
        });
    }

    private void furnish(Group group, int count, String state, String lifecycle) {
        for (int i = 0; i < count; i++) {
            Ec2Instance instance = ec2.built(group.member().andThen(member -> member.state(state)));
            members.put(instance.id(), new Member(instance.id(), group.name(), lifecycle));
            ec2.fleet().add(instance);
        }
    }

    /**
     * {@return the ARN of a group, which need not be there}
     *
     * @param name the group's name
     */
    public String arn(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return Arns.of(settings().place(), "autoscaling", "autoScalingGroup:" + id + ":autoScalingGroupName/" + name);
    }

    /**
     * {@return the ids of a group's instances now, without its warm pool}
     *
     * @param name the group's name
     */
    public List<String> members(String name) {
        return state().look(() -> all(name).stream()
                .filter(member -> !member.isWarm())
                .map(Member::id)
                .toList());
    }

    /**
     * {@return the ids of the instances of a group's warm pool now}
     *
     * @param name the group's name
     */
    public List<String> warmPool(String name) {
        return state().look(() ->
                all(name).stream().filter(Member::isWarm).map(Member::id).toList());
    }

    /**
     * Sets how long a group takes to notice that a member was stopped or terminated. Without it: a minute.
     *
     * @param delay from the fact to the replacement
     */
    public void noticesAfter(Duration delay) {
        state().change(() -> notices = delay);
    }

    /**
     * Sets the state of an instance in its group, for example {@code Standby} or {@code Terminating:Wait}.
     *
     * @param instanceId a member
     * @param lifecycleState the state in the service's words
     * @throws IllegalArgumentException if it is in no group
     */
    public void lifecycle(String instanceId, String lifecycleState) {
        state().change(() -> {
            Member member = members.get(instanceId);
            if (member == null) {
                throw new IllegalArgumentException(instanceId + " is in no group");
            }
            members.put(instanceId, member.in(lifecycleState));
        });
    }

    /** Follows what becomes of the members. */
    private void took(Ec2Instance instance) {
        Member member = members.get(instance.id());
        if (member == null || member.isWarm()) {
            return;
        }
        switch (instance.state()) {
            case "running" -> {
                if (member.isIn("Pending")) {
                    members.put(member.id(), member.in("InService"));
                }
            }
            case "stopping", "shutting-down" -> state().later(notices, () -> check(member.id()));
            case "terminated" -> {
                if (member.isIn("Terminating")) {
                    members.remove(member.id());
                }
            }
            default -> {}
        }
    }

    private void check(String id) {
        Member member = members.get(id);
        Group group = member == null ? null : groups.get(member.group());
        if (member == null || group == null || !member.isIn("InService")) {
            return;
        }
        Ec2Instance instance = ec2.fleet().find(id);
        if (instance == null || instance.isIn("shutting-down", "terminated")) {
            lost(member, group);
        } else if (!instance.isIn("running", "pending") && group.replacesUnhealthy()) {
            lost(member, group);
            ec2.fleet().end(id);
        }
    }

    private void lost(Member member, Group group) {
        Ec2Instance instance = ec2.fleet().find(member.id());
        if (instance == null || instance.isIn("terminated")) {
            members.remove(member.id());
        } else {
            members.put(member.id(), member.in("Terminating"));
        }
        if (group.does("Launch")) {
            launch(group, instance);
        }
    }

    /** Launches an instance, in the zone of the one that is lost if that is known. */
    private void launch(Group group, @Nullable Ec2Instance lost) {
        Ec2Instance instance = ec2.built(group.member().andThen(member -> {
            if (lost != null) {
                member.zone(lost.facts().zone());
            }
        }));
        members.put(instance.id(), new Member(instance.id(), group.name(), "Pending"));
        ec2.fleet().launch(instance);
    }

    /** {@return the groups of the names, or all; unknown ones are left out} */
    List<Group> describe(Collection<String> names) {
        return groups.all().stream()
                .filter(group -> names.isEmpty() || names.contains(group.name()))
                .toList();
    }

    /** {@return the members of the ids, or all; unknown ones are left out} */
    List<Member> instances(Collection<String> ids) {
        if (ids.size() > 50) {
            throw ServiceFailure.badRequest("ValidationError", "The number of instances must not exceed 50");
        }
        return members.all().stream()
                .filter(member -> ids.isEmpty() || ids.contains(member.id()))
                .toList();
    }

    Collection<Member> all(String group) {
        return members.all().stream()
                .filter(member -> member.group().equals(group))
                .toList();
    }

    /** {@return an instance, which may be gone while its group has not noticed} */
    Ec2Instance instance(Member member) {
        Ec2Instance instance = ec2.fleet().find(member.id());
        return instance == null ? ec2.built(lost -> lost.id(member.id()).state("terminated")) : instance;
    }

    void suspend(String name, Collection<String> processes) {
        Set<String> suspended = new TreeSet<>(known(name).suspended());
        suspended.addAll(valid(processes));
        groups.put(name, known(name).with(suspended));
    }

    /** What was put off is made up for. */
    void resume(String name, Collection<String> processes) {
        Set<String> suspended = new TreeSet<>(known(name).suspended());
        suspended.removeAll(valid(processes));
        Group group = known(name).with(suspended);
        groups.put(name, group);
        state().later(notices, () -> makeUp(group));
    }

    private void makeUp(Group group) {
        all(group.name()).forEach(member -> check(member.id()));
        long there = all(group.name()).stream()
                .filter(member -> !member.isWarm() && !member.lifecycle().startsWith("Terminating"))
                .count();
        for (long i = there; i < group.desired() && group.does("Launch"); i++) {
            launch(group, null);
        }
    }

    private Group known(String name) {
        Group group = groups.get(name);
        if (group == null) {
            throw ServiceFailure.badRequest("ValidationError", "AutoScalingGroup name not found - " + name);
        }
        return group;
    }

    private static Collection<String> valid(Collection<String> processes) {
        for (String process : processes) {
            if (!PROCESSES.contains(process)) {
                throw ServiceFailure.badRequest("ValidationError", process + " is not one of " + PROCESSES);
            }
        }
        return processes.isEmpty() ? PROCESSES : processes;
    }
}
