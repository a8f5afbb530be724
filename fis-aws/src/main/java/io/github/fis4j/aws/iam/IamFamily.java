package io.github.fis4j.aws.iam;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.PermissionSource;
import java.util.List;

/** The simulation of policies. Loads without the SDK's IAM jar. */
public final class IamFamily implements AwsFamily {

    /** A family. */
    public IamFamily() {}

    @Override
    public String requiredClass() {
        return "software.amazon.awssdk.services.iam.IamAsyncClient";
    }

    @Override
    public List<PermissionSource> permissionSources(AwsAccount account) {
        return List.of(new PolicySimulation(account));
    }
}
