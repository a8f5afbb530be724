// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:network:transit-gateway-disrupt-cross-region-connectivity}. Takes a transit gateway's peerings with
 * another Region out of its route tables.
 *
 * <p>The route tables are associated again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#transit-gateway-disrupt-cross-region-connectivity">actions
 *     reference</a>
 */
public final class TransitGatewayDisruptCrossRegionConnectivity
        extends TypedAction<TransitGatewayDisruptCrossRegionConnectivity> {
    TransitGatewayDisruptCrossRegionConnectivity() {
        super("aws:network:transit-gateway-disrupt-cross-region-connectivity", "TransitGateways", "region", "duration");
    }

    /**
     * Names the target of TransitGateways, a target of type {@code aws:ec2:transit-gateway}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TransitGatewayDisruptCrossRegionConnectivity target(String name) {
        return fill(name);
    }

    /**
     * Sets the other Region; required.
     *
     * @param value any text
     * @return this action
     */
    public TransitGatewayDisruptCrossRegionConnectivity region(String value) {
        return text("region", value);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public TransitGatewayDisruptCrossRegionConnectivity duration(Duration value) {
        return duration("duration", value);
    }
}
