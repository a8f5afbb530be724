package io.github.fis4j.testkit.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes an instance of a {@link FakeRds} that belongs to no cluster. Without more it is an available {@code postgres}
 * of the class {@code db.t4g.micro}, in the Region's zone a alone. Not thread-safe.
 */
public final class DbInstanceBuilder {
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String zone;
    private @Nullable String secondaryZone;
    private String engine = "postgres";
    private String status = "available";
    private boolean pendingReboot;
    private boolean pendingClass;

    DbInstanceBuilder(String region) {
        zone = region + "a";
    }

    /**
     * Sets the zone.
     *
     * @param name for example {@code eu-west-1a}
     * @return this builder
     */
    public DbInstanceBuilder zone(String name) {
        zone = name;
        return this;
    }

    /**
     * Gives it a standby.
     *
     * @param secondary the zone of the standby
     * @return this builder
     */
    public DbInstanceBuilder multiAz(String secondary) {
        secondaryZone = secondary;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public DbInstanceBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Sets the engine.
     *
     * @param name for example {@code mysql}
     * @return this builder
     */
    public DbInstanceBuilder engine(String name) {
        engine = name;
        return this;
    }

    /**
     * Sets its status.
     *
     * @param name in RDS's words, for example {@code storage-full}
     * @return this builder
     */
    public DbInstanceBuilder status(String name) {
        status = name;
        return this;
    }

    /** {@return this builder, with changed parameters that wait for a reboot} */
    public DbInstanceBuilder pendingReboot() {
        pendingReboot = true;
        return this;
    }

    /** {@return this builder, with a change of its class that waits for a reboot or for the maintenance window} */
    public DbInstanceBuilder pendingClass() {
        pendingClass = true;
        return this;
    }

    Databases.Instance build(String id, String arn) {
        return new Databases.Instance(
                id, arn, null, status, zone, secondaryZone, 1, engine, pendingReboot, pendingClass, Map.copyOf(tags));
    }
}
