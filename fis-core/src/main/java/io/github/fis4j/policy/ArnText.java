package io.github.fis4j.policy;

import io.github.fis4j.model.Arns;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ARNs as templates have them: with parts left empty, and with placeholders that nobody has filled in yet. */
final class ArnText {
    static final String ANY = "*";

    /** {@code ${x}} would be a variable of the policy language; {@code <x>} and {@code {{x}}} are the others in use. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}|\\{\\{[^}]*}}|<[^<>]*>");

    private static final Pattern NOT_LITERAL = Pattern.compile("[*?$\\s]");
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private ArnText() {}

    /** {@return whether the text is known to the letter, so that a policy may hold it} */
    static boolean isFilled(String text) {
        return !PLACEHOLDER.matcher(text).find() && !text.contains("${");
    }

    /** {@return the text with a wildcard in place of each placeholder} */
    static String withoutPlaceholders(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(ANY);
    }

    /**
     * {@return the ARN with what is not known of it taken from the facts and the kind; null if the text is no ARN}
     *
     * @param text an ARN of a template
     * @param kind what it should be
     */
    static @Nullable String completed(String text, ResourceKind kind, PolicyFacts facts) {
        List<String> parts = Arns.parts(withoutPlaceholders(text));
        if (parts.isEmpty()) {
            return null;
        }
        List<String> pattern = Arns.parts(kind.pattern(facts));
        String resource = parts.get(RESOURCE);
        if (NOT_LITERAL.matcher(resource).find() || resource.isEmpty()) {
            if (pattern.isEmpty()) {
                return null;
            }
            resource = pattern.get(RESOURCE);
        }
        return String.join(
                ":",
                "arn",
                part(parts, pattern, 1, facts.partition()),
                parts.get(2),
                part(parts, pattern, REGION, facts.region()),
                part(parts, pattern, ACCOUNT, facts.accountId()),
                resource);
    }

    /** What is left open is as the kind has it: documents of AWS, say, belong to no account, whatever is known. */
    private static String part(List<String> parts, List<String> pattern, int index, @Nullable String known) {
        String said = parts.get(index);
        boolean expected = !pattern.isEmpty() && !pattern.get(index).isEmpty();
        if (said.isEmpty() ? !expected : !NOT_LITERAL.matcher(said).find()) {
            return said;
        }
        if (expected) {
            return pattern.get(index);
        }
        return known == null ? ANY : known;
    }
}
