package io.github.fis4j.aws.ssm;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import java.util.List;
import java.util.Map;

/** The actions of Systems Manager; its targets are instances of EC2. Loads without the SDK's jar of SSM. */
public final class SsmFamily implements AwsFamily {

    /** A family. */
    public SsmFamily() {}

    @Override
    public Map<String, String> jars() {
        return Map.of("ssm", "software.amazon.awssdk.services.ssm.SsmAsyncClient");
    }

    @Override
    public List<String> actionIds() {
        return List.of("aws:ssm:send-command");
    }

    @Override
    public List<AwsAction> actions() {
        return List.of(new SendCommand());
    }
}
