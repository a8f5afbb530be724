package io.github.fis4j.policy;

import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the place where a template runs. What is not known is a wildcard in the policies.
 *
 * @param partition for example {@code aws}; null if unknown
 * @param region for example {@code eu-west-1}; null if unknown
 * @param accountId the account that runs the experiment, 12 digits; null if unknown
 * @param roleArn the experiment role; null takes that of the template
 * @param templateId the template's id at the service; null if unknown
 * @param targetRoleArns the roles in the target accounts of a template for several accounts; may be empty
 */
public record PolicyFacts(
        @Nullable String partition,
        @Nullable String region,
        @Nullable String accountId,
        @Nullable String roleArn,
        @Nullable String templateId,
        List<String> targetRoleArns) {
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final PolicyFacts NONE = new PolicyFacts(null, null, null, null, null, List.of());

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a partition, Region or account is none
     */
    public PolicyFacts {
        check("partition", "aws or aws-cn", PARTITION, partition);
        check("Region", "eu-west-1", REGION, region);
        check("account", "12 digits", ACCOUNT, accountId);
        targetRoleArns = List.copyOf(targetRoleArns);
    }

    private static void check(String what, String example, Pattern form, @Nullable String value) {
        if (value != null && !form.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is no " + what + "; expected for example " + example);
        }
    }

    /** {@return facts that say nothing} */
    public static PolicyFacts none() {
        return NONE;
    }

    /**
     * {@return these facts with another partition}
     *
     * @param value the partition; null if unknown
     */
    public PolicyFacts partition(@Nullable String value) {
        return new PolicyFacts(value, region, accountId, roleArn, templateId, targetRoleArns);
    }

    /**
     * {@return these facts with another Region}
     *
     * @param value the Region; null if unknown
     */
    public PolicyFacts region(@Nullable String value) {
        return new PolicyFacts(partition, value, accountId, roleArn, templateId, targetRoleArns);
    }

    /**
     * {@return these facts with another account}
     *
     * @param value the account; null if unknown
     */
    public PolicyFacts accountId(@Nullable String value) {
        return new PolicyFacts(partition, region, value, roleArn, templateId, targetRoleArns);
    }

    /**
     * {@return these facts with another experiment role}
     *
     * @param value the role's ARN; null takes that of the template
     */
    public PolicyFacts roleArn(@Nullable String value) {
        return new PolicyFacts(partition, region, accountId, value, templateId, targetRoleArns);
    }

    /**
     * {@return these facts with another template id}
     *
     * @param value the id; null if unknown
     */
    public PolicyFacts templateId(@Nullable String value) {
        return new PolicyFacts(partition, region, accountId, roleArn, value, targetRoleArns);
    }

    /**
     * {@return these facts with other roles in target accounts}
     *
     * @param value the roles' ARNs
     */
    public PolicyFacts targetRoleArns(List<String> value) {
        return new PolicyFacts(partition, region, accountId, roleArn, templateId, value);
    }

    /**
     * {@return these facts, and where they are silent what the ARNs in the template agree on: those of the role, alarms,
     * log group and, in a template for one account, targets}
     *
     * @param template the template
     */
    public PolicyFacts orGuessedFrom(ExperimentTemplate template) {
        return Guess.complete(this, template);
    }
}
