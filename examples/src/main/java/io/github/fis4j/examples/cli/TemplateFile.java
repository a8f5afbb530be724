package io.github.fis4j.examples.cli;

import io.github.fis4j.Fis;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.problem.SourceMap.Position;
import io.github.fis4j.template.ExperimentTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** A file with a template. Everything that is wrong with it is told at once, each problem with its place. */
final class TemplateFile {
    private static final Comparator<Position> PLACES =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    private final Path path;

    private TemplateFile(Path path) {
        this.path = path;
    }

    /**
     * Names a file; nothing is read yet.
     *
     * @param path the file
     */
    static TemplateFile at(Path path) {
        return new TemplateFile(path);
    }

    /**
     * {@return what can be understood without knowing where the template is to run}
     *
     * @throws io.github.fis4j.UnreadableFileException if the file cannot be read
     */
    ExperimentTemplate glance() {
        return Fis.read(path).template();
    }

    /**
     * Reads and checks the template.
     *
     * @param reader how leniently
     * @return the template with every problem that reading and validation found
     * @throws io.github.fis4j.UnreadableFileException if the file cannot be read
     */
    Checked check(TemplateReader reader) {
        Parsed parsed = Fis.read(path, reader);
        return new Checked(new Parsed(parsed.template(), parsed.sourceMap(), Fis.validate(parsed)));
    }

    /** A template that was read and checked. */
    final class Checked {
        private final Parsed parsed;

        private Checked(Parsed parsed) {
            this.parsed = parsed;
        }

        ExperimentTemplate template() {
            return parsed.template();
        }

        SourceMap sourceMap() {
            return parsed.sourceMap();
        }

        boolean valid() {
            return !Problem.anyError(parsed.problems());
        }

        /** {@return every problem on a line of its own: {@code FILE:line:column: severity id ...}} */
        Collection<String> problems() {
            return describe(parsed.problems());
        }

        /** {@return problems that were found later, in the same form} */
        Collection<String> describe(List<Problem> problems) {
            Collection<String> lines = new LinkedHashSet<>();
            List<Problem> inOrder = new ArrayList<>(problems);
            inOrder.sort(Comparator.comparing(this::place, PLACES));
            for (Problem problem : inOrder) {
                boolean placed = parsed.sourceMap().nearest(problem.pointer()).isPresent();
                lines.add(path + (placed ? ":" : ": ") + problem.describe(parsed.sourceMap()));
            }
            return lines;
        }

        private Position place(Problem problem) {
            return parsed.sourceMap().nearest(problem.pointer()).orElse(new Position(0, 0));
        }
    }
}
