package io.github.fis4j;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.outline.ExperimentOutline;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Problems;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few ways in: from a template's text to the template and what is wrong with it, and to what a run would do. Thread-safe. */
public final class Fis {
    /** More than the reader takes, whatever the characters; a device file that never ends stops here. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What follows from them is no news: the text is not understood, or holds no one template. */
    private Fis() {}

    /**
     * Reads a template leniently: what has one meaning only is repaired, with a warning for each departure.
     *
     * @param file a file of UTF-8 or UTF-16 text
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     * @throws UnreadableFileException if the file cannot be read
     */
    public static Parsed read(Path file) {
        return read(file, TemplateReader.lenient());
    }

    /**
     * Reads a template.
     *
     * @param file a file of UTF-8 or UTF-16 text
     * @param reader how leniently, and for which place
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     * @throws UnreadableFileException if the file cannot be read
     */
    public static Parsed read(Path file, TemplateReader reader) {
        return reader.read(text(file));
    }

    /**
     * Reads every template of a file leniently: those of a stack, of an array, of several YAML documents.
     *
     * @param file a file of UTF-8 or UTF-16 text
     * @return the templates in their order, at least one
     * @throws UnreadableFileException if the file cannot be read
     */
    public static List<Parsed> readAll(Path file) {
        return readAll(file, TemplateReader.lenient());
    }

    /**
     * Reads every template of a file.
     *
     * @param file a file of UTF-8 or UTF-16 text
     * @param reader how leniently, and with which values
     * @return the templates in their order, at least one
     * @throws UnreadableFileException if the file cannot be read
     */
    public static List<Parsed> readAll(Path file, TemplateReader reader) {
        return reader.readAll(text(file));
    }

    /**
     * Reads a template leniently: what has one meaning only is repaired, with a warning for each departure.
     *
     * @param text the template's text
     * @return the template with the problems of its text; {@link #validate(Parsed)} adds those of its meaning
     */
    public static Parsed read(String text) {
        return TemplateReader.lenient().read(text);
    }

    /**
     * {@return everything that is wrong with the templates of a file, to the limits of this engine and the known
     * {@code aws:*} actions; of a stack's templates one after the other}
     *
     * @param file a file of UTF-8 or UTF-16 text
     * @throws UnreadableFileException if the file cannot be read
     */
    public static List<Problem> validate(Path file) {
        return readAll(file).stream()
                .flatMap(parsed -> validate(parsed).stream())
                .toList();
    }

    /**
     * {@return everything that is wrong with a template that was read, to the limits of this engine and the known
     * {@code aws:*} actions: first the problems of its text, then those of its meaning;
     * of two about one place the worse}
     *
     * @param parsed the template as it was read
     */
    public static List<Problem> validate(Parsed parsed) {
        return validate(parsed, TemplateValidator.of(Catalog.aws(), Limits.local()));
    }

    /**
     * {@return everything that is wrong with a template that was read: first the problems of its text, then those of its
     * meaning, as the validator sees it; of two about one place the worse}
     *
     * @param parsed the template as it was read
     * @param validator knows the actions, the limits and the rules to keep silent about
     */
    public static List<Problem> validate(Parsed parsed, TemplateValidator validator) {
        return Problems.together(parsed.problems(), validator.validate(parsed.template()));
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

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(file, "it has more than " + MOST_BYTES + " bytes", null);
            }
            return charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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

    /** Some editors write UTF-16; its mark at the beginning cannot be UTF-8. */
    private static Charset charset(byte[] bytes) {
        boolean marked = bytes.length > 1
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static UnreadableFileException unreadable(Path file, String why, @Nullable IOException cause) {
        return new UnreadableFileException(
                "Cannot read " + file + ": " + why + ". Name a file that holds a template in JSON or YAML.", cause);
    }
}
