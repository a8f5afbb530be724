package io.github.fis4j.policy;

import java.util.List;

/**
 * The policy of one identity: one document, or several where IAM's limits demand it, with the reasons for what is in it.
 *
 * @param name what the policy is for: {@code role}, {@code target-role}, {@code identity}, {@code trust}, {@code
 *     target-trust} or {@code user}
 * @param documents the documents, each valid by itself; all of them are meant to be attached; none if nothing is needed
 * @param reasons why each permission is there, sorted by permission
 * @param notes what else should be known, sorted
 * @param fits whether the documents are within IAM's default limits
 */
public record PolicySet(
        String name, List<PolicyDocument> documents, List<PolicyReason> reasons, List<PolicyNote> notes, boolean fits) {

    /** Copies the lists. */
    public PolicySet {
        documents = List.copyOf(documents);
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** {@return the reasons and notes in plain sentences, a line each, without the documents} */
    public String explanation() {
        return Explanation.text(this);
    }
}
