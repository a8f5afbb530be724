package io.github.fis4j.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that an argument stands for: itself, or the templates in a directory and below it. */
final class TemplateFiles {
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");
    private static final List<String> MARKS = List.of("actionid", "aws::fis::experimenttemplate");
    private static final long LARGEST = 16L * 1024 * 1024;

    private TemplateFiles() {}

    /**
     * {@return the files, sorted}
     *
     * @throws IOException if a directory cannot be walked, or has no template
     */
    static List<Path> in(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        List<Path> found = below(given);
        if (found.isEmpty()) {
            throw new NoSuchFileException(
                    "no file in it or below it that ends in .json, .yaml or .yml has actions of a template");
        }
        return found;
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !isHidden(directory.relativize(path)))
                    .filter(TemplateFiles::mayBeTemplate)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isHidden(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** A directory holds much else that is JSON: only what has actions of a template is worth judging. */
    private static boolean mayBeTemplate(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith) || !Files.isRegularFile(path)) {
            return false;
        }
        try {
            if (Files.size(path) > LARGEST) {
                return false;
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return MARKS.stream().anyMatch(text::contains);
        } catch (IOException e) {
            return true; // Whoever reads it tells why it cannot be read.
        }
    }
}
