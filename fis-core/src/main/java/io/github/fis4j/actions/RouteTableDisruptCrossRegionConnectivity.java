// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:network:route-table-disrupt-cross-region-connectivity}. Routes what subnets send to another Region
 * nowhere.
 *
 * <p>The subnets get their own route tables back; route tables, prefix lists and interfaces that were made are
 * deleted. At most ten route tables, fifteen prefix lists and 200 routes an action. The VPC quota on routes of a route
 * table must be 250 above those that are there, 350 for us-east-1.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#route-table-disrupt-cross-region-connectivity">actions
 *     reference</a>
 */
public final class RouteTableDisruptCrossRegionConnectivity
        extends TypedAction<RouteTableDisruptCrossRegionConnectivity> {
    RouteTableDisruptCrossRegionConnectivity() {
        super("aws:network:route-table-disrupt-cross-region-connectivity", "Subnets", "region", "duration");
    }

    /**
     * Names the target of Subnets, a target of type {@code aws:ec2:subnet}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public RouteTableDisruptCrossRegionConnectivity target(String name) {
        return fill(name);
    }

    /**
     * Sets the other Region; required.
     *
     * @param value any text
     * @return this action
     */
    public RouteTableDisruptCrossRegionConnectivity region(String value) {
        return text("region", value);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public RouteTableDisruptCrossRegionConnectivity duration(Duration value) {
        return duration("duration", value);
    }
}
