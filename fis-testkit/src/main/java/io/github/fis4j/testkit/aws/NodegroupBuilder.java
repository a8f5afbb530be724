package io.github.fis4j.testkit.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Describes a managed node group of a {@link FakeEks}. Without more it is {@code ACTIVE} and has two instances. Not
 * thread-safe.
 */
public final class NodegroupBuilder {
    private static final Set<String> STATUSES =
            Set.of("CREATING", "ACTIVE", "UPDATING", "DELETING", "CREATE_FAILED", "DELETE_FAILED", "DEGRADED");

    private final Map<String, String> tags = new LinkedHashMap<>();
    private Consumer<GroupBuilder> group = builder -> {};
    private int size = 2;
    private String status = "ACTIVE";
    private String uuid = "";

    NodegroupBuilder() {}

    /**
     * Sets how many instances it has and wants to have.
     *
     * @param count zero or more
     * @return this builder
     */
    public NodegroupBuilder instances(int count) {
        size = count;
        return this;
    }

    /**
     * Describes its Auto Scaling group further, for example with a warm pool or suspended processes.
     *
     * @param description describes the group
     * @return this builder
     */
    public NodegroupBuilder group(Consumer<GroupBuilder> description) {
        group = group.andThen(description);
        return this;
    }

    /**
     * Adds a tag, which its instances do not get.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public NodegroupBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Sets its status.
     *
     * @param name a status in EKS's words, for example {@code DEGRADED}
     * @return this builder
     * @throws IllegalArgumentException if EKS has no such status
     */
    public NodegroupBuilder status(String name) {
        status = checked(name);
        return this;
    }

    /**
     * Sets the last part of its ARN, which EKS makes up; without this, so does the fake.
     *
     * @param text for example {@code aeb8f6a1-cbc5-4e4e-9d2b-0f1a2b3c4d5e}
     * @return this builder
     */
    public NodegroupBuilder uuid(String text) {
        uuid = text;
        return this;
    }

    static String checked(String status) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "The status of a node group is one of " + new TreeSet<>(STATUSES) + ", not " + status);
        }
        return status;
    }

    String uuid() {
        return uuid;
    }

    String status() {
        return status;
    }

    Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    void applyTo(GroupBuilder builder) {
        group.accept(builder.instances(size));
    }
}
