package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.TargetResolver;
import java.util.List;

/** The actions and targets of EC2. Loads without the SDK's EC2 jar. */
public final class Ec2Family implements AwsFamily {

    /** A family. */
    public Ec2Family() {}

    @Override
    public String requiredClass() {
        return "software.amazon.awssdk.services.ec2.Ec2AsyncClient";
    }

    @Override
    public List<ActionProvider> actionProviders(AwsAccount account) {
        return List.of(new StopInstances(account), new RebootInstances(account), new TerminateInstances(account));
    }

    @Override
    public List<TargetResolver> targetResolvers(AwsAccount account) {
        return List.of(new InstanceResolver(account));
    }

    @Override
    public List<PermissionSource> permissionSources(AwsAccount account) {
        return List.of(new InstanceDryRuns(account));
    }
}
