package io.github.fis4j.policy;

import java.util.Map;

/** Knows the documents that look up instances and subnets, to find out whom to cut off. */
final class Sources {
    private Sources() {}

    static boolean mayBeRead(String actionId, Map<String, String> parameters) {
        if (!actionId.equals("aws:ssm:send-command")) {
            return false;
        }
        String document = ArnText.withoutPlaceholders(parameters.getOrDefault("documentArn", ""));
        String name = document.substring(document.lastIndexOf('/') + 1);
        return name.contains("*") || (name.startsWith("AWSFIS-Run-") && name.endsWith("-Sources"));
    }
}
