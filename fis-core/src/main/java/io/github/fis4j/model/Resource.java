package io.github.fis4j.model;

import java.util.Map;

/**
 * A resource as a resolver found it.
 *
 * @param arn its ARN
 * @param type its resource type, for example {@code aws:ec2:instance}
 * @param accountId the account that owns it
 * @param region its Region
 * @param tags its tags, unmodifiable
 * @param attributes what the describe call said of it
 */
public record Resource(
        String arn, String type, String accountId, String region, Map<String, String> tags, Attributes attributes) {

    /** Copies the tags. */
    public Resource {
        tags = Map.copyOf(tags);
    }

    /** {@return the last part of the ARN, behind the last slash or colon: {@code i-0abc} of an instance} */
    public String id() {
        return Arns.id(arn);
    }

    /** {@return what a report tells of this resource} */
    public Victim victim() {
        return new Victim(arn, type, tags.get("Name"));
    }
}
