package io.github.fis4j.spi;

import io.github.fis4j.model.TargetAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a run names. Which of them are assumed is for the module to say.
 *
 * @param roleArn the template's role; null if it names none
 * @param targetAccounts the accounts whose resources may be hit, each with the role that the template's role assumes
 *     there (ACC-03); empty if only the caller's own account is meant
 */
public record RunRoles(@Nullable String roleArn, List<TargetAccount> targetAccounts) {
    /** No role at all: calls are made as who we are. */
    public static final RunRoles NONE = new RunRoles(null, List.of());

    /** Copies the accounts. */
    public RunRoles {
        targetAccounts = List.copyOf(targetAccounts);
    }
}
