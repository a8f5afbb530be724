package io.github.fis4j.examples.cli;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.problem.SourceMap.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one file.
 *
 * @param file the file, as it was named
 * @param problems the problems, in the order of their places
 * @param source where their pointers stand
 */
record FileVerdict(Path file, List<Problem> problems, SourceMap source) {

    static FileVerdict of(Path file, List<Problem> problems, SourceMap source) {
        List<Problem> inOrder = new ArrayList<>(problems);
        inOrder.sort(Comparator.<Problem, Position>comparing(
                        problem -> problem.place(source).orElse(new Position(0, 0)),
                        Comparator.comparingInt(Position::line).thenComparingInt(Position::column))
                .thenComparing(Problem::severity));
        return new FileVerdict(file, List.copyOf(inOrder), source);
    }

    long count(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /** {@return the problem on a line that begins with the file and the place in it} */
    String line(Problem problem) {
        return file + (problem.place(source).isPresent() ? ":" : ": ") + problem.describe(source);
    }

    JsonObject json() {
        List<JsonValue> all = problems.stream().<JsonValue>map(this::json).toList();
        return JsonObject.builder()
                .put("file", file.toString())
                .put("problems", new JsonArray(all))
                .build();
    }

    private JsonObject json(Problem problem) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", problem.id())
                .put("severity", problem.severity().word())
                .put("pointer", problem.pointer());
        Optional<Position> place = problem.place(source);
        place.ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
        json.put("message", problem.message());
        if (problem.hint() != null) {
            json.put("hint", problem.hint());
        }
        return json.build();
    }
}
