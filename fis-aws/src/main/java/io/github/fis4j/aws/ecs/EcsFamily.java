package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.AwsResolver;
import java.util.List;
import java.util.Map;

/** The actions and targets of ECS. Loads without the SDK's jars of ECS and of the tagging API. */
public final class EcsFamily implements AwsFamily {

    /** A family. */
    public EcsFamily() {}

    @Override
    public Map<String, String> jars() {
        return Map.of(
                "ecs",
                "software.amazon.awssdk.services.ecs.EcsAsyncClient",
                "resourcegroupstaggingapi",
                "software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient");
    }

    @Override
    public List<String> actionIds() {
        return List.of("aws:ecs:drain-container-instances");
    }

    @Override
    public List<String> resourceTypes() {
        return List.of("aws:ecs:cluster");
    }

    @Override
    public List<AwsAction> actions() {
        return List.of(new DrainContainerInstances());
    }

    @Override
    public List<AwsResolver> resolvers() {
        return List.of(new ClusterResolver());
    }
}
