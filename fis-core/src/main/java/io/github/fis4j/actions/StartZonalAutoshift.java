// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * {@code aws:arc:start-zonal-autoshift}. Moves traffic of resources that ARC manages away from one zone.
 *
 * <p>The shift is cancelled; it also expires by itself a minute after the last renewal. managedResourceTypes and
 * zonalAutoshiftStatus narrow what the target has found. The service calls it a recovery, not a fault.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#start-zonal-autoshift">actions
 *     reference</a>
 */
public final class StartZonalAutoshift extends TypedAction<StartZonalAutoshift> {
    StartZonalAutoshift() {
        super("aws:arc:start-zonal-autoshift", "ManagedResources", "duration", "availabilityZoneIdentifier");
    }

    /**
     * Names the target of ManagedResources, a target of type {@code aws:arc:zonal-shift-managed-resource}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public StartZonalAutoshift target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public StartZonalAutoshift duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets a zone's name or id, such as us-east-1a or use1-az1; required.
     *
     * @param value any text
     * @return this action
     */
    public StartZonalAutoshift availabilityZoneIdentifier(String value) {
        return text("availabilityZoneIdentifier", value);
    }

    /**
     * Sets the kinds of resource that are shifted.
     *
     * @param value at least one
     * @return this action
     */
    public StartZonalAutoshift managedResourceTypes(ManagedResourceType... value) {
        return list(
                "managedResourceTypes",
                Stream.of(value).map(ManagedResourceType::text).toList(),
                Integer.MAX_VALUE);
    }

    /**
     * Sets only resources whose zonal autoshift is in this state; ENABLED by default.
     *
     * @param value one of the values
     * @return this action
     */
    public StartZonalAutoshift zonalAutoshiftStatus(ZonalAutoshiftStatus value) {
        return text("zonalAutoshiftStatus", value.text());
    }

    /** The values of {@code managedResourceTypes}. */
    public enum ManagedResourceType {
        /** {@code ASG}. */
        ASG("ASG"),
        /** {@code ALB}. */
        ALB("ALB"),
        /** {@code NLB}. */
        NLB("NLB"),
        /** {@code EKS}. */
        EKS("EKS");

        private final String text;

        ManagedResourceType(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }

    /** The values of {@code zonalAutoshiftStatus}. */
    public enum ZonalAutoshiftStatus {
        /** {@code ENABLED}. */
        ENABLED("ENABLED"),
        /** {@code DISABLED}. */
        DISABLED("DISABLED"),
        /** {@code ANY}. */
        ANY("ANY");

        private final String text;

        ZonalAutoshiftStatus(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
