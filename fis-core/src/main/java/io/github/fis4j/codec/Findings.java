package io.github.fis4j.codec;

import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.problem.SourceMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one reading, and where repaired values stood in the text. */
final class Findings {
    private final Severity departure;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, SourceMap.Position> positions = new HashMap<>();

    /**
     * Findings on a document; its faults are the first.
     *
     * @param departure how much a departure from today's form weighs
     */
    Findings(JsonDocument document, Severity departure) {
        this.departure = departure;
        document.positions().forEach((pointer, at) -> positions.put(pointer, position(at.line(), at.column())));
        document.faults().forEach(this::fault);
    }

    private void fault(JsonFault fault) {
        // The value is broken; what is told of it is shown where it breaks.
        positions.put(fault.pointer(), position(fault.line(), fault.column()));
        switch (fault.kind()) {
            case SYNTAX -> error("DOC-01", fault.pointer(), fault.message(), "Nothing behind it was read");
            case DUPLICATE_NAME ->
                departure("DOC-02", fault.pointer(), fault.message(), "Leave one of them out, or rename it");
            case TOO_LARGE -> error("DOC-03", fault.pointer(), fault.message(), null);
        }
    }

    void error(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, Severity.ERROR, pointer, message, hint));
    }

    /** Something that the service does not take: a warning where it is repaired or harmless, otherwise an error. */
    void departure(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, departure, pointer, message, hint));
    }

    void wrongType(String pointer, JsonValue found, String expected) {
        error("DOC-04", pointer, "Found " + article(found.kind()) + " where " + expected + " belongs", null);
    }

    /** Whether a problem was told at just this place. */
    boolean toldAt(String pointer) {
        return told.contains(pointer);
    }

    /** A value that was written elsewhere in the text: problems with it are shown there. */
    void moved(String from, String to) {
        SourceMap.Position at = positions.get(from);
        if (at != null) {
            positions.put(to, at);
        }
    }

    SourceMap sourceMap() {
        return new SourceMap(positions);
    }

    /** {@return the problems in the order of the text} */
    List<Problem> problems(SourceMap source) {
        Comparator<Problem> byPlace = Comparator.comparing(
                problem -> problem.place(source).orElse(position(1, 1)),
                Comparator.comparingInt(SourceMap.Position::line).thenComparingInt(SourceMap.Position::column));
        return problems.stream().sorted(byPlace).toList();
    }

    static String article(String kind) {
        return switch (kind) {
            case "null" -> "null";
            case "object", "array" -> "an " + kind;
            default -> "a " + kind;
        };
    }

    private void add(Problem problem) {
        problems.add(problem);
        told.add(problem.pointer());
    }

    private static SourceMap.Position position(int line, int column) {
        return new SourceMap.Position(line, column);
    }
}
