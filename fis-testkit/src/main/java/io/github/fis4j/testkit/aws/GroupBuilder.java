package io.github.fis4j.testkit.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Describes a group of a {@link FakeAutoScaling}. Without more it has no instances, its zones are a, b and c in turn, and it
 * replaces what is lost. Not thread-safe.
 */
public final class GroupBuilder {
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Set<String> suspended = new TreeSet<>();
    private Consumer<InstanceBuilder> each = instance -> {};
    private int size;
    private int warmRunning;
    private int warmStopped;

    GroupBuilder() {}

    /**
     * Sets how many instances it has and wants to have.
     *
     * @param count zero or more
     * @return this builder
     */
    public GroupBuilder instances(int count) {
        size = count;
        return this;
    }

    /**
     * Describes its instances, those that it launches later too.
     *
     * @param description describes each of them
     * @return this builder
     */
    public GroupBuilder each(Consumer<InstanceBuilder> description) {
        each = each.andThen(description);
        return this;
    }

    /**
     * Adds a tag, which its instances get too.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public GroupBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Adds a warm pool.
     *
     * @param running how many of its instances run ({@code Warmed:Running})
     * @param stopped how many are stopped ({@code Warmed:Stopped})
     * @return this builder
     */
    public GroupBuilder warmPool(int running, int stopped) {
        warmRunning = running;
        warmStopped = stopped;
        return this;
    }

    /**
     * Suspends processes from the beginning.
     *
     * @param processes for example {@code Launch}
     * @return this builder
     */
    public GroupBuilder suspended(String... processes) {
        suspended.addAll(Set.of(processes));
        return this;
    }

    int size() {
        return size;
    }

    int warmRunning() {
        return warmRunning;
    }

    int warmStopped() {
        return warmStopped;
    }

    Group build(String name, String arn) {
        Consumer<InstanceBuilder> member = each.andThen(instance -> tags.forEach(instance::tag))
                .andThen(instance -> instance.tag(Group.NAME_TAG, name));
        return new Group(name, arn, size, Map.copyOf(tags), Set.copyOf(suspended), member);
    }

    /**
     * An Auto Scaling group.
     *
     * @param name its name
     * @param arn its ARN
     * @param desired how many instances it wants
     * @param tags its tags
     * @param suspended the processes that are suspended
     * @param member describes what it launches
     */
    record Group(
            String name,
            String arn,
            int desired,
            Map<String, String> tags,
            Set<String> suspended,
            Consumer<InstanceBuilder> member) {
        static final String NAME_TAG = "aws:autoscaling:groupName";

        Group with(Set<String> processes) {
            return new Group(name, arn, desired, tags, Set.copyOf(processes), member);
        }

        boolean does(String process) {
            return !suspended.contains(process);
        }

        /** {@return whether it ends members that do not run} */
        boolean replacesUnhealthy() {
            return does("Launch") && does("Terminate") && does("HealthCheck") && does("ReplaceUnhealthy");
        }
    }

    /**
     * An instance of a group.
     *
     * @param id the instance
     * @param group the group's name
     * @param lifecycle its state in the group, for example {@code InService}
     */
    record Member(String id, String group, String lifecycle) {
        Member in(String state) {
            return new Member(id, group, state);
        }

        boolean isWarm() {
            return lifecycle.startsWith("Warmed:");
        }

        boolean isIn(String state) {
            return lifecycle.equals(state);
        }
    }
}
