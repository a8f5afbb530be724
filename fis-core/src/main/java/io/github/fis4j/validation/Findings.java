package io.github.fis4j.validation;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one validation, without those of suppressed rules. */
final class Findings {
    private final Set<String> suppressed;
    private final boolean strict;
    private final List<Problem> problems = new ArrayList<>();

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

    static String tooLong(String what, String text, int most) {
        return what + " has " + text.length() + " characters, at most " + most + " are allowed";
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(RuleId rule, Severity severity, String pointer, String message, @Nullable String hint) {
        if (!suppressed.contains(rule.id())) {
            problems.add(new Problem(rule.id(), severity, pointer, message, hint));
        }
    }
}
