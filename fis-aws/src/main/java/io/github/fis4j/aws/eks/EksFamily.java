package io.github.fis4j.aws.eks;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.AwsResolver;
import java.util.List;
import java.util.Map;

/** The actions and targets of EKS. Loads without the SDK's jars of EKS, of EC2 and of the tagging API. */
public final class EksFamily implements AwsFamily {

    /** A family. */
    public EksFamily() {}

    @Override
    public Map<String, String> jars() {
        return Map.of(
                "eks",
                "software.amazon.awssdk.services.eks.EksAsyncClient",
                "ec2",
                "software.amazon.awssdk.services.ec2.Ec2AsyncClient",
                "resourcegroupstaggingapi",
                "software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient");
    }

    @Override
    public List<String> actionIds() {
        return List.of("aws:eks:terminate-nodegroup-instances");
    }

    @Override
    public List<String> resourceTypes() {
        return List.of("aws:eks:nodegroup");
    }

    @Override
    public List<AwsAction> actions() {
        return List.of(new TerminateNodegroupInstances());
    }

    @Override
    public List<AwsResolver> resolvers() {
        return List.of(new NodegroupResolver());
    }
}
