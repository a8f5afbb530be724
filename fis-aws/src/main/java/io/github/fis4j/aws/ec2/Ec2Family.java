package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.aws.account.PermissionSource;
import java.util.List;
import java.util.Map;

/** The actions and targets of EC2. Loads without the SDK's EC2 jar. */
public final class Ec2Family implements AwsFamily {

    /** A family. */
    public Ec2Family() {}

    @Override
    public Map<String, String> jars() {
        return Map.of("ec2", "software.amazon.awssdk.services.ec2.Ec2AsyncClient");
    }

    @Override
    public List<String> actionIds() {
        return List.of("aws:ec2:stop-instances", "aws:ec2:reboot-instances", "aws:ec2:terminate-instances");
    }

    @Override
    public List<String> resourceTypes() {
        return List.of("aws:ec2:instance");
    }

    @Override
    public List<AwsAction> actions() {
        return List.of(new StopInstances(), new RebootInstances(), new TerminateInstances());
    }

    @Override
    public List<AwsResolver> resolvers() {
        return List.of(new InstanceResolver());
    }

    @Override
    public List<PermissionSource> permissionSources() {
        return List.of(new InstanceDryRuns());
    }
}
