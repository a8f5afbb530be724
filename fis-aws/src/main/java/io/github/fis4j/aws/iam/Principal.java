package io.github.fis4j.aws.iam;

import io.github.fis4j.model.Arns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose policies are simulated.
 *
 * @param arn the ARN of a role or user
 * @param roleName the name of a role whose path nobody knows, since the ARN of a session does not tell it; null if the ARN
 *     is complete
 */
record Principal(String arn, @Nullable String roleName) {
    private static final int PARTITION = 1;
    private static final int SERVICE = 2;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    /** {@return the role or user behind a caller; null if it is neither} */
    static @Nullable Principal of(String caller) {
        List<String> parts = Arns.parts(caller);
        if (parts.isEmpty()) {
            return null;
        }
        String[] resource = parts.get(RESOURCE).split("/", -1);
        if (parts.get(SERVICE).equals("sts") && resource[0].equals("assumed-role") && resource.length > 1) {
            String role = "arn:" + parts.get(PARTITION) + ":iam::" + parts.get(ACCOUNT) + ":role/" + resource[1];
            return new Principal(role, resource[1]);
        }
        boolean complete = resource[0].equals("user") || resource[0].equals("role");
        return parts.get(SERVICE).equals("iam") && complete ? new Principal(caller, null) : null;
    }
}
