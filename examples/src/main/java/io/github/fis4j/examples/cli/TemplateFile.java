package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap.Position;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    private final String text;

    private TemplateFile(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @throws UnreadableFileException if it cannot be read
     */
    static TemplateFile read(Path path) throws UnreadableFileException {
        try {
            return new TemplateFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UnreadableFileException("Cannot read " + path + ": " + reason(path, e));
        }
    }

    private static String reason(Path path, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "it is a directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return String.valueOf(failure.getMessage());
    }

    /** {@return what can be understood without knowing where the template is to run} */
    ExperimentTemplate glance() {
        return TemplateReader.lenient().read(text).template();
    }

    /**
     * Reads and checks the template.
     *
     * @param reader how leniently
     * @return the template with every problem that reading and validation found
     */
    Checked check(TemplateReader reader) {
        Parsed parsed = reader.read(text);
        List<Problem> problems = new ArrayList<>(parsed.problems());
        problems.addAll(TemplateValidator.of(Catalog.aws(), Limits.local()).validate(parsed.template()));
        return new Checked(new Parsed(parsed.template(), parsed.sourceMap(), problems));
    }

    /** A file that cannot be read. */
    static final class UnreadableFileException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableFileException(String message) {
            super(message);
        }
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
