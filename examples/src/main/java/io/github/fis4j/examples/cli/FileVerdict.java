package io.github.fis4j.examples.cli;

import io.github.fis4j.codec.Parsed;
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
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one template of a file; most files have one.
 *
 * @param file the file, as it was named
 * @param problems the problems, in the order of their places
 * @param source where their pointers stand
 * @param template the name of the template in its stack; null if it has none
 */
record FileVerdict(
        Path file,
        List<Problem> problems,
        SourceMap source,
        @Nullable String template) {

    static FileVerdict of(Path file, List<Problem> problems, Parsed parsed) {
        SourceMap source = parsed.sourceMap();
        List<Problem> inOrder = new ArrayList<>(problems);
        inOrder.sort(Comparator.<Problem, Position>comparing(
                        problem -> problem.place(source).orElse(new Position(0, 0)),
                        Comparator.comparingInt(Position::line).thenComparingInt(Position::column))
                .thenComparing(Problem::severity));
        return new FileVerdict(file, List.copyOf(inOrder), source, parsed.name());
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
                .put("template", template)
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
