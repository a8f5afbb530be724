// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:network:disrupt-connectivity}. Denies subnets a kind of traffic with a network ACL of its own.
 *
 * <p>The subnets get their own network ACL back, and the other one is deleted. Scope all leaves traffic inside a
 * subnet alone. More than five subnets at scope all only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#disrupt-connectivity">actions
 *     reference</a>
 */
public final class DisruptConnectivity extends TypedAction<DisruptConnectivity> {
    DisruptConnectivity() {
        super("aws:network:disrupt-connectivity", "Subnets", "scope", "duration");
    }

    /**
     * Names the target of Subnets, a target of type {@code aws:ec2:subnet}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public DisruptConnectivity target(String name) {
        return fill(name);
    }

    /**
     * Sets which traffic is denied; required.
     *
     * @param value one of the values
     * @return this action
     */
    public DisruptConnectivity scope(Scope value) {
        return text("scope", value.text());
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public DisruptConnectivity duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets a customer-managed prefix list by name, id or ARN, at most ten entries; needed with scope prefix-list.
     *
     * @param value any text
     * @return this action
     */
    public DisruptConnectivity prefixListIdentifier(String value) {
        return text("prefixListIdentifier", value);
    }

    /** The values of {@code scope}. */
    public enum Scope {
        /** {@code all}. */
        ALL("all"),
        /** {@code availability-zone}. */
        AVAILABILITY_ZONE("availability-zone"),
        /** {@code dynamodb}. */
        DYNAMODB("dynamodb"),
        /** {@code prefix-list}. */
        PREFIX_LIST("prefix-list"),
        /** {@code s3}. */
        S3("s3"),
        /** {@code s3express}. */
        S3EXPRESS("s3express"),
        /** {@code vpc}. */
        VPC("vpc");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
