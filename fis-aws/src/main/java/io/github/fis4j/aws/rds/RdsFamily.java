package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.AwsResolver;
import java.util.List;
import java.util.Map;

/** The actions and targets of RDS, which are those of DocumentDB too. Loads without the SDK's RDS jar. */
public final class RdsFamily implements AwsFamily {

    /** A family. */
    public RdsFamily() {}

    @Override
    public Map<String, String> jars() {
        return Map.of("rds", "software.amazon.awssdk.services.rds.RdsAsyncClient");
    }

    @Override
    public List<String> actionIds() {
        return List.of("aws:rds:failover-db-cluster", "aws:rds:reboot-db-instances");
    }

    @Override
    public List<String> resourceTypes() {
        return List.of("aws:rds:cluster", "aws:rds:db");
    }

    @Override
    public List<AwsAction> actions() {
        return List.of(new FailoverCluster(), new RebootInstances());
    }

    @Override
    public List<AwsResolver> resolvers() {
        return List.of(new ClusterResolver(), new InstanceResolver());
    }
}
