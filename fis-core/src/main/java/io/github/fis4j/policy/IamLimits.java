package io.github.fis4j.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * IAM's limits on policies, in characters without white space
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
 */
final class IamLimits {
    static final int MANAGED_POLICY = 6_144;
    static final int INLINE_OF_A_ROLE = 10_240;
    static final int TRUST_POLICY = 2_048;
    static final int ATTACHED = 10;

    private IamLimits() {}

    /** {@return what the limits say of documents that are meant to be attached together; empty if all is well} */
    static List<PolicyNote> notes(List<PolicyDocument> documents) {
        List<PolicyNote> notes = new ArrayList<>();
        int all = documents.stream().mapToInt(PolicyDocument::size).sum();
        for (PolicyDocument document : documents) {
            if (document.size() > MANAGED_POLICY) {
                notes.add(
                        limit(
                                "Document " + document.name() + " has " + document.size()
                                        + " characters, a managed policy"
                                        + " at most " + MANAGED_POLICY
                                        + ": one action on one target is too long already. List fewer ARNs in the target, or use tags."));
            }
        }
        if (documents.size() > ATTACHED) {
            notes.add(limit("There are " + documents.size() + " documents, and a role takes " + ATTACHED
                    + " managed policies by default. Ask for a higher quota, or split the template."));
        }
        if (documents.size() > 1) {
            notes.add(
                    limit("One managed policy holds " + MANAGED_POLICY + " characters, so there are " + documents.size()
                            + " documents with " + all + " in all; attach every one of them."
                            + (all <= INLINE_OF_A_ROLE
                                    ? " As inline policies of the role they fit as well."
                                    : " As inline policies of a role they do not fit: those may have "
                                            + INLINE_OF_A_ROLE + " in all.")));
        }
        return notes;
    }

    static boolean fit(List<PolicyDocument> documents) {
        return documents.size() <= ATTACHED
                && documents.stream().allMatch(document -> document.size() <= MANAGED_POLICY);
    }

    static PolicyNote limit(String text) {
        return new PolicyNote(PolicyNote.Kind.LIMIT, text);
    }
}
