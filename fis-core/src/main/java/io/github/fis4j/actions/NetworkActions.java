// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:network}. */
public final class NetworkActions {
    NetworkActions() {}

    /**
     * {@return a builder of {@code aws:network:disrupt-connectivity}: denies subnets a kind of traffic with a network
     * ACL of its own}
     */
    public DisruptConnectivity disruptConnectivity() {
        return new DisruptConnectivity();
    }

    /**
     * {@return a builder of {@code aws:network:disrupt-vpc-endpoint}: puts a security group without rules in front of
     * interface endpoints}
     *
     * @param duration how long it lasts
     */
    public DisruptVpcEndpoint disruptVpcEndpoint(Duration duration) {
        return new DisruptVpcEndpoint().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:network:route-table-disrupt-cross-region-connectivity}: routes what subnets
     * send to another Region nowhere}
     */
    public RouteTableDisruptCrossRegionConnectivity routeTableDisruptCrossRegionConnectivity() {
        return new RouteTableDisruptCrossRegionConnectivity();
    }

    /**
     * {@return a builder of {@code aws:network:transit-gateway-disrupt-cross-region-connectivity}: takes a transit
     * gateway's peerings with another Region out of its route tables}
     */
    public TransitGatewayDisruptCrossRegionConnectivity transitGatewayDisruptCrossRegionConnectivity() {
        return new TransitGatewayDisruptCrossRegionConnectivity();
    }
}
