package io.github.fis4j.aws.iam;

import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.PermissionSource;
import java.util.List;
import java.util.Map;

/** The simulation of policies. Loads without the SDK's IAM jar. */
public final class IamFamily implements AwsFamily {

    /** A family. */
    public IamFamily() {}

    @Override
    public Map<String, String> jars() {
        return Map.of("iam", "software.amazon.awssdk.services.iam.IamAsyncClient");
    }

    @Override
    public List<PermissionSource> permissionSources() {
        return List.of(new PolicySimulation());
    }
}
