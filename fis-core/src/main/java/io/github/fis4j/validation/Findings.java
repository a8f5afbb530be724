package io.github.fis4j.validation;

import io.github.fis4j.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one validation, without those of suppressed rules. */
final class Findings {
    private final Set<String> suppressed;
    private final List<Problem> problems = new ArrayList<>();

    Findings(Set<String> suppressed) {
        this.suppressed = suppressed;
    }

    void error(String id, String pointer, String message, @Nullable String hint) {
        add(Problem.error(id, pointer, message, hint));
    }

    void warning(String id, String pointer, String message, @Nullable String hint) {
        add(Problem.warning(id, pointer, message, hint));
    }

    void note(String id, String pointer, String message, @Nullable String hint) {
        add(Problem.note(id, pointer, message, hint));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(Problem problem) {
        if (!suppressed.contains(problem.id())) {
            problems.add(problem);
        }
    }
}
