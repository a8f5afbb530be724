package io.github.fis4j.model;

import java.util.List;

/** Takes ARNs apart: {@code arn:partition:service:region:account:resource}. The resource part may hold colons. */
public final class Arns {
    private static final int PARTS = 6;

    private Arns() {}

    /**
     * {@return the six parts of an ARN, or an empty list if the text is none}
     *
     * @param arn the text
     */
    public static List<String> parts(String arn) {
        String[] parts = arn.split(":", PARTS);
        return parts.length == PARTS && parts[0].equals("arn") ? List.of(parts) : List.of();
    }

    /**
     * {@return the text behind the last slash or colon}
     *
     * @param arn an ARN or an id
     */
    public static String id(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /**
     * {@return an ARN}
     *
     * @param place the partition, Region and account
     * @param service the service, for example {@code ec2}
     * @param resource the resource part, for example {@code instance/i-0abc}
     */
    public static String of(Place place, String service, String resource) {
        return String.join(":", "arn", place.partition(), service, place.region(), place.accountId(), resource);
    }
}
