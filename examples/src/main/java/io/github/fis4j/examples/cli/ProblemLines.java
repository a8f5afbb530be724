package io.github.fis4j.examples.cli;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The problems of one file as lines for people: of one rule and severity only the first few, and how many more there are,
 * since one mistake often stands in many places.
 */
final class ProblemLines {
    private static final int MOST_OF_A_KIND = 5;

    private final FileVerdict verdict;
    private final Screen screen;
    private final boolean all;

    private record Kind(String id, Severity severity) {}

    ProblemLines(FileVerdict verdict, Screen screen, boolean all) {
        this.verdict = verdict;
        this.screen = screen;
        this.all = all;
    }

    List<String> lines() {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Problem problem : verdict.problems()) {
            int nth = counts.merge(new Kind(problem.id(), problem.severity()), 1, Integer::sum);
            if (all || nth <= MOST_OF_A_KIND) {
                lines.add(line(problem));
            }
        }
        counts.forEach((kind, count) -> {
            int more = count - MOST_OF_A_KIND;
            if (!all && more > 0) {
                String what = coloured(kind.severity(), kind.severity().word()) + " " + kind.id();
                lines.add(verdict.file() + ": " + more + " more of " + what + "; --all shows them");
            }
        });
        return lines;
    }

    private String line(Problem problem) {
        String word = " " + problem.severity().word() + " " + problem.id();
        String line = verdict.line(problem);
        int at = line.indexOf(word, verdict.file().toString().length());
        return at < 0
                ? line
                : line.substring(0, at) + coloured(problem.severity(), word) + line.substring(at + word.length());
    }

    private String coloured(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> screen.coloured(Screen.Colour.RED, text);
            case WARNING -> screen.coloured(Screen.Colour.YELLOW, text);
            case NOTE -> screen.coloured(Screen.Colour.CYAN, text);
        };
    }
}
