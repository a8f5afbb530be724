package io.github.fis4j.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what reading and validation tell. Stateless, thread-safe. */
public final class Problems {
    /** After these the rest of the text is not read: what is missing then is missing only because nobody read it. */
    private static final Set<String> ENDS_THE_READING = Set.of("DOC-01", "DOC-03", "DOC-12", "DOC-13");

    private Problems() {}

    /**
     * {@return first the problems of a text, then those of its meaning; of two about one place the worse}
     *
     * @param ofText what reading told
     * @param ofMeaning what validation told of the template that was read
     */
    public static List<Problem> together(List<Problem> ofText, List<Problem> ofMeaning) {
        if (ofText.stream().map(Problem::id).anyMatch(ENDS_THE_READING::contains)) {
            return List.copyOf(ofText);
        }
        Map<String, Severity> told = new HashMap<>();
        ofText.forEach(problem -> told.merge(problem.pointer(), problem.severity(), Problems::worse));
        List<Problem> all = new ArrayList<>(ofText);
        for (Problem problem : ofMeaning) {
            Severity before = told.get(problem.pointer());
            if (before == null || problem.severity().compareTo(before) < 0) {
                all.add(problem);
            }
        }
        return List.copyOf(all);
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
