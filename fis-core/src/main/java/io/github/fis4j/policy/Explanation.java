package io.github.fis4j.policy;

import java.util.Locale;

/** Writes the reasons for a policy for people. */
final class Explanation {
    private Explanation() {}

    static String text(PolicySet set) {
        StringBuilder text = new StringBuilder();
        for (PolicyReason reason : set.reasons()) {
            text.append(reason.permission())
                    .append(": ")
                    .append(String.join(", ", reason.neededBy()))
                    .append('\n');
            if (reason.wide() != null) {
                text.append("  wide: ").append(reason.wide()).append('\n');
            }
        }
        for (PolicyNote note : set.notes()) {
            text.append(word(note.kind())).append(": ").append(note.text()).append('\n');
        }
        return text.toString();
    }

    private static String word(PolicyNote.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
