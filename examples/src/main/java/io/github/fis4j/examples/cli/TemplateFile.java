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
     * @param reader how leniently
     * @throws io.github.fis4j.UnreadableFileException if the file cannot be read
     */
    ExperimentTemplate glance(TemplateReader reader) {
        return Fis.read(path, reader).template();
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
        return new Checked(parsed.withProblems(Fis.validate(parsed)));
    }

    /**
     * Reads and checks every template of the file.
     *
     * @param reader how leniently
     * @return each template with its problems, in order; one without any template tells what was looked for
     * @throws io.github.fis4j.UnreadableFileException if the file cannot be read
     */
    List<Checked> checkAll(TemplateReader reader) {
        return Fis.readAll(path, reader).stream()
                .map(parsed -> new Checked(parsed.withProblems(Fis.validate(parsed))))
                .toList();
    }

    /** {@return every problem of a reading on a line of its own} */
    static Collection<String> describe(Path file, Parsed parsed) {
        return at(file).new Checked(parsed).problems();
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

        /** {@return what to call it among several: the file, and the name of its resource if there are more in the file} */
        String label(int templates) {
            return templates == 1 || parsed.name() == null ? path.toString() : path + "#" + parsed.name();
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
                boolean placed = problem.place(parsed.sourceMap()).isPresent();
                lines.add(path + (placed ? ":" : ": ") + problem.describe(parsed.sourceMap()));
            }
            return lines;
        }

        private Position place(Problem problem) {
            return problem.place(parsed.sourceMap()).orElse(new Position(0, 0));
        }
    }
}
