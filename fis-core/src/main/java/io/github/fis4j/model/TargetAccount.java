package io.github.fis4j.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target account configuration: an account whose resources an experiment may hit, and the role that lets it (ACC-02).
 * The role is assumed by the role of the template (ACC-03).
 *
 * @param accountId 12 digits
 * @param roleArn the ARN of a role in that account
 * @param description what it is for, at most 512 characters; null if nothing is said
 */
public record TargetAccount(
        String accountId, String roleArn, @Nullable String description) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final int LONGEST_DESCRIPTION = 512;

    /** Refuses what the service would refuse. */
    public TargetAccount {
        if (!ACCOUNT.matcher(accountId).matches()) {
            throw new IllegalArgumentException("A target account is 12 digits; found \"" + accountId + "\"");
        }
        List<String> parts = Arns.parts(roleArn);
        if (parts.isEmpty() || !parts.get(2).equals("iam") || !parts.get(5).startsWith("role/")) {
            throw new IllegalArgumentException("The role of target account " + accountId
                    + " is an ARN like arn:aws:iam::" + accountId + ":role/fis-target; found \"" + roleArn + "\"");
        }
        if (!parts.get(4).equals(accountId)) {
            throw new IllegalArgumentException("The role of target account " + accountId + " belongs to account "
                    + parts.get(4) + "; it has to be a role of the target account itself");
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("The description of target account " + accountId + " has "
                    + description.length() + " characters; " + LONGEST_DESCRIPTION + " is the most");
        }
    }

    /**
     * {@return a target account without a description}
     *
     * @param accountId 12 digits
     * @param roleArn the ARN of a role in that account
     */
    public static TargetAccount of(String accountId, String roleArn) {
        return new TargetAccount(accountId, roleArn, null);
    }
}
