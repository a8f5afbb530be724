package io.github.fis4j;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.outline.ExperimentOutline;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few ways in: from a template's text to the template and what is wrong with it, and to what a run would do. Thread-safe. */
public final class Fis {
    /** More than the reader takes, whatever the characters; a device file that never ends stops here. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private Fis() {}

    /**
     * Reads a template leniently: the launch form is repaired, with a warning for each departure.
     *
     * @param file a file of UTF-8 text
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     * @throws UnreadableFileException if the file cannot be read
     */
    public static Parsed read(Path file) {
        return read(file, TemplateReader.lenient());
    }

    /**
     * Reads a template.
     *
     * @param file a file of UTF-8 text
     * @param reader how leniently, and for which place
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     * @throws UnreadableFileException if the file cannot be read
     */
    public static Parsed read(Path file, TemplateReader reader) {
        return reader.read(text(file));
    }

    /**
     * Reads a template leniently: the launch form is repaired, with a warning for each departure.
     *
     * @param text the template's text
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     */
    public static Parsed read(String text) {
        return TemplateReader.lenient().read(text);
    }

    /**
     * {@return everything that is wrong with a template's file, to the limits of this engine and the known {@code aws:*}
     * actions}
     *
     * @param file a file of UTF-8 text
     * @throws UnreadableFileException if the file cannot be read
     */
    public static List<Problem> validate(Path file) {
        return validate(read(file));
    }

    /**
     * {@return everything that is wrong with a template that was read, to the limits of this engine and the known
     * {@code aws:*} actions: first the problems of its text, then those of its meaning;
     * of two about one place the worse}
     *
     * @param parsed the template as it was read
     */
    public static List<Problem> validate(Parsed parsed) {
        List<Problem> all = new ArrayList<>(parsed.problems());
        if (all.stream().anyMatch(Fis::endsTheReading)) {
            return List.copyOf(all); // What is missing then is missing only because nobody read it.
        }
        Map<String, Severity> told = new HashMap<>();
        all.forEach(problem -> told.merge(problem.pointer(), problem.severity(), Fis::worse));
        for (Problem problem :
                TemplateValidator.of(Catalog.aws(), Limits.local()).validate(parsed.template())) {
            Severity before = told.get(problem.pointer());
            if (before == null || problem.severity().compareTo(before) < 0) {
                all.add(problem);
            }
        }
        return List.copyOf(all);
    }

    /**
     * {@return what would happen if a template were run, told without looking anything up: times, blast radius, what stays,
     * cost, quotas; {@link ExperimentOutline#of(ExperimentTemplate, Catalog)} also knows actions of your own}
     *
     * @param template the template, valid or not
     */
    public static ExperimentOutline plan(ExperimentTemplate template) {
        return ExperimentOutline.of(template, Catalog.aws());
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean endsTheReading(Problem problem) {
        return problem.id().equals("DOC-01") || problem.id().equals("DOC-03");
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(file, "it has more than " + MOST_BYTES + " bytes", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, "access to it is denied", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage()), e);
        }
    }

    private static UnreadableFileException unreadable(Path file, String why, @Nullable IOException cause) {
        return new UnreadableFileException(
                "Cannot read " + file + ": " + why + ". Name a file that holds a template in JSON.", cause);
    }
}
