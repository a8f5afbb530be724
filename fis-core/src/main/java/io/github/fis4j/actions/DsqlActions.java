// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:dsql}. */
public final class DsqlActions {
    DsqlActions() {}

    /**
     * {@return a builder of {@code aws:dsql:cluster-connection-failure}: lets a share of the connections to Aurora
     * DSQL clusters fail}
     */
    public ClusterConnectionFailure clusterConnectionFailure() {
        return new ClusterConnectionFailure();
    }
}
