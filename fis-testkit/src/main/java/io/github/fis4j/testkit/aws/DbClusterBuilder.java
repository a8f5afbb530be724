package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a cluster of a {@link FakeRds}. Without more it is an available {@code aurora-mysql} cluster, provisioned,
 * without a member. One with readers alone is a secondary of a global database. Not thread-safe.
 */
public final class DbClusterBuilder {
    private static final int USUAL_TIER = 1;

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Member> members = new ArrayList<>();
    private @Nullable String writer;
    private String engine = "aurora-mysql";
    private String engineMode = "provisioned";
    private String status = "available";
    private boolean multiAz;
    private boolean pendingReboot;

    DbClusterBuilder() {}

    /**
     * Adds the writer.
     *
     * @param instanceId the id of its instance
     * @param zone for example {@code eu-west-1a}
     * @return this builder
     */
    public DbClusterBuilder writer(String instanceId, String zone) {
        writer = instanceId;
        return reader(instanceId, zone);
    }

    /**
     * Adds a reader of the promotion tier 1.
     *
     * @param instanceId the id of its instance
     * @param zone for example {@code eu-west-1b}
     * @return this builder
     */
    public DbClusterBuilder reader(String instanceId, String zone) {
        return reader(instanceId, zone, USUAL_TIER);
    }

    /**
     * Adds a reader.
     *
     * @param instanceId the id of its instance
     * @param zone for example {@code eu-west-1b}
     * @param promotionTier 0 to 15; the lowest one becomes the writer first
     * @return this builder
     */
    public DbClusterBuilder reader(String instanceId, String zone, int promotionTier) {
        members.add(new Member(instanceId, zone, promotionTier));
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public DbClusterBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Sets the engine.
     *
     * @param name for example {@code docdb}
     * @return this builder
     */
    public DbClusterBuilder engine(String name) {
        engine = name;
        return this;
    }

    /** {@return this builder, of the first serverless kind, which cannot fail over} */
    public DbClusterBuilder serverless() {
        engineMode = "serverless";
        return this;
    }

    /** {@return this builder, of a kind of which every member is a writer, so that none takes over} */
    public DbClusterBuilder everyWriter() {
        engineMode = "multimaster";
        return this;
    }

    /** {@return this builder, with changed cluster parameters that wait for a restart of its members} */
    public DbClusterBuilder pendingReboot() {
        pendingReboot = true;
        return this;
    }

    /** {@return this builder, of a Multi-AZ DB cluster} */
    public DbClusterBuilder multiAz() {
        multiAz = true;
        return this;
    }

    /**
     * Sets its status.
     *
     * @param name in RDS's words, for example {@code stopped}
     * @return this builder
     */
    public DbClusterBuilder status(String name) {
        status = name;
        return this;
    }

    List<Member> members() {
        return members;
    }

    Databases.Cluster build(String id, String arn) {
        return new Databases.Cluster(
                id, arn, status, engine, engineMode, multiAz, pendingReboot, writer, Map.copyOf(tags));
    }

    /** An instance of the cluster. */
    record Member(String id, String zone, int tier) {}
}
