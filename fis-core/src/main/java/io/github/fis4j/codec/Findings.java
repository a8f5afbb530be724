package io.github.fis4j.codec;

import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonPointer;
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

/**
 * Collects the problems of one reading of one template, and where its values stood in the text. Pointers are those of the
 * template; those of the document around it are translated.
 */
final class Findings {
    /** More than anybody reads; a text with more is broken as a whole. */
    private static final int MOST = 1_000;

    private static final Set<String> LAUNCH_WORDS = Set.of("LCH-01", "LCH-02", "LCH-03", "LCH-04");

    private final JsonDocument document;
    private final Severity departure;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, SourceMap.Position> positions;

    /** Where values of the document stand in the template, as far as that is another place. */
    private final Map<String, String> moves = new HashMap<>();

    private int untold;
    private boolean untoldError;

    /**
     * Findings on a template in a document.
     *
     * @param base where the template stands in it
     * @param departure how much a departure from today's form weighs
     */
    Findings(JsonDocument document, String base, Severity departure) {
        this.document = document;
        this.departure = departure;
        if (base.isEmpty()) {
            positions = new HashMap<>(document.positions().size() * 2);
            document.positions().forEach((pointer, at) -> positions.put(pointer, position(at)));
        } else {
            positions = new HashMap<>();
            placed(base, JsonPointer.ROOT);
        }
    }

    /** A value of the document stands at another place in the template. */
    void placed(String inDocument, String inTemplate) {
        JsonDocument.Position at = document.positions().get(inDocument);
        if (at != null) {
            positions.put(inTemplate, position(at));
        }
        moves.put(inDocument, inTemplate);
    }

    /** Tells the faults of the text, as far as they are about this template. */
    void faults(TemplateFinder.Found found) {
        for (JsonFault fault : document.faults()) {
            if (found.concerns(fault)) {
                fault(fault);
            }
        }
        untold += document.untold();
    }

    private void fault(JsonFault fault) {
        Severity severity = switch (fault.kind()) {
            case SYNTAX, TOO_LARGE -> Severity.ERROR;
            case DUPLICATE_NAME, REPAIRED, AMBIGUOUS, UNKNOWN_TAG -> departure;
        };
        String id = switch (fault.kind()) {
            case SYNTAX -> "DOC-01";
            case DUPLICATE_NAME -> "DOC-02";
            case TOO_LARGE -> "DOC-03";
            case REPAIRED -> "DOC-08";
            case AMBIGUOUS -> "DOC-14";
            case UNKNOWN_TAG -> "DOC-15";
        };
        SourceMap.Position at = new SourceMap.Position(fault.line(), fault.column());
        add(new Problem(id, severity, translated(fault.pointer()), fault.message(), fault.hint(), at));
    }

    private String translated(String pointer) {
        if (moves.isEmpty()) {
            return pointer;
        }
        String at = pointer;
        while (!moves.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        String moved = moves.get(at);
        return moved == null ? positions.containsKey(pointer) ? pointer : JsonPointer.ROOT : moved;
    }

    void error(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, Severity.ERROR, pointer, message, hint));
    }

    void warning(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, Severity.WARNING, pointer, message, hint));
    }

    void note(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, Severity.NOTE, pointer, message, hint));
    }

    /** Something that the service does not take: a warning where it is repaired or harmless, otherwise an error. */
    void departure(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, departure, pointer, message, hint));
    }

    /** Something that the service does not take and that is of no weight: a note where it is left out. */
    void remark(String id, String pointer, String message, @Nullable String hint) {
        add(new Problem(id, departure == Severity.ERROR ? Severity.ERROR : Severity.NOTE, pointer, message, hint));
    }

    void wrongType(String pointer, JsonValue found, String expected) {
        error("DOC-04", pointer, "Found " + article(found.kind()) + " where " + expected + " belongs", null);
    }

    /** Whether nothing is to be repaired. */
    boolean strict() {
        return departure == Severity.ERROR;
    }

    /** Whether a problem was told at just this place. */
    boolean toldAt(String pointer) {
        return told.contains(pointer);
    }

    /** {@return whether there is room for another problem; those beyond it are only counted} */
    boolean room() {
        return problems.size() < MOST;
    }

    /** Whether something of the launch form was found. */
    boolean launch() {
        return problems.stream().anyMatch(problem -> LAUNCH_WORDS.contains(problem.id()));
    }

    /** A value that was written elsewhere in the template: problems with it are shown there. */
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
                problem -> problem.place(source).orElse(new SourceMap.Position(1, 1)),
                Comparator.comparingInt(SourceMap.Position::line).thenComparingInt(SourceMap.Position::column));
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(byPlace);
        if (untold > 0) {
            Severity severity = untoldError ? Severity.ERROR : Severity.WARNING;
            String message = untold + " more problems are not told";
            sorted.add(new Problem("DOC-16", severity, JsonPointer.ROOT, message, "Repair these first"));
        }
        return sorted;
    }

    static String article(String kind) {
        return switch (kind) {
            case "null" -> "null";
            case "object", "array" -> "an " + kind;
            default -> "a " + kind;
        };
    }

    /** {@return a text that is short enough to stand in a message} */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private void add(Problem problem) {
        if (room()) {
            problems.add(problem);
            told.add(problem.pointer());
        } else {
            untold++;
            untoldError |= problem.severity() == Severity.ERROR;
        }
    }

    private static SourceMap.Position position(JsonDocument.Position at) {
        return new SourceMap.Position(at.line(), at.column());
    }
}
