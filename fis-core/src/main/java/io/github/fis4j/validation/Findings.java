package io.github.fis4j.validation;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one validation, without those of suppressed rules; of one kind no more than a thousand. */
final class Findings {
    /** A file with more of one kind has one mistake, not thousands; nobody reads them, and they must not fill the heap. */
    static final int MOST_OF_A_KIND = 1000;

    private final Set<String> suppressed;
    private final boolean strict;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Kind, Integer> counts = new HashMap<>();

    private record Kind(RuleId rule, Severity severity) {}

    /**
     * Begins to collect.
     *
     * @param suppressed ids of rules to keep silent about
     * @param strict whether what the service refuses is an error though a run here would do without
     */
    Findings(Set<String> suppressed, boolean strict) {
        this.suppressed = suppressed;
        this.strict = strict;
    }

    void error(RuleId rule, String pointer, String message, @Nullable String hint) {
        add(rule, Severity.ERROR, pointer, message, hint);
    }

    void warning(RuleId rule, String pointer, String message, @Nullable String hint) {
        add(rule, Severity.WARNING, pointer, message, hint);
    }

    void note(RuleId rule, String pointer, String message, @Nullable String hint) {
        add(rule, Severity.NOTE, pointer, message, hint);
    }

    /** Tells what the service refuses and a run here does without: an error in strict use, a warning otherwise. */
    void refusal(RuleId rule, String pointer, String message, @Nullable String hint) {
        add(rule, strict ? Severity.ERROR : Severity.WARNING, pointer, message, hint);
    }

    /** Tells of a text with too many characters; one that is still to be filled in may have another length then. */
    void length(RuleId rule, String what, String text, int most, String pointer) {
        if (text.length() > most && !Variables.anyIn(text)) {
            error(rule, pointer, tooLong(what, text, most), "Shorten it");
        }
    }

    /** The same for what a run here takes. */
    void refusedLength(RuleId rule, String what, String text, int most, String pointer) {
        if (text.length() > most && !Variables.anyIn(text)) {
            refusal(rule, pointer, tooLong(what, text, most), "Shorten it");
        }
    }

    static String tooLong(String what, String text, int most) {
        return what + " has " + text.length() + " characters, at most " + most + " are allowed";
    }

    /** {@return the problems; of a kind that was cut off, a last one says how many more there are} */
    List<Problem> problems() {
        if (problems.size() < MOST_OF_A_KIND) {
            return List.copyOf(problems);
        }
        List<Problem> all = new ArrayList<>(problems);
        for (RuleId rule : RuleId.values()) {
            for (Severity severity : Severity.values()) {
                int more = counts.getOrDefault(new Kind(rule, severity), 0) - MOST_OF_A_KIND;
                if (more > 0) {
                    String message = "There are " + more + " more of these, which are not told one by one";
                    all.add(new Problem(rule.id(), severity, "", message, null));
                }
            }
        }
        return List.copyOf(all);
    }

    private void add(RuleId rule, Severity severity, String pointer, String message, @Nullable String hint) {
        if (suppressed.contains(rule.id())) {
            return;
        }
        if (counts.merge(new Kind(rule, severity), 1, Integer::sum) <= MOST_OF_A_KIND) {
            problems.add(new Problem(rule.id(), severity, pointer, message, hint));
        }
    }
}
