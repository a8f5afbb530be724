package io.github.fis4j.testkit.junit;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.testkit.junit.Fixture.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where what experiments did is kept: a directory a test class, a file an experiment. The file's name is the same in every
 * run, so that a directory does not grow.
 *
 * @param root the directory of all reports
 * @param directory that of the test class
 * @param name what the names of the test's files begin with
 */
record ReportFiles(Path root, Path directory, String name) {
    static final String PARAMETER = "fis4j.reports.directory";

    private static final Pattern INVOCATION = Pattern.compile(":#(\\d+)]");
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._$-]");

    static ReportFiles of(ExtensionContext context) {
        Path root = Path.of(context.getConfigurationParameter(PARAMETER).orElseGet(ReportFiles::usual));
        String type = context.getTestClass().map(Class::getName).orElse("unknown");
        StringBuilder name = new StringBuilder(
                context.getTestMethod().map(ReportFiles::method).orElse("class"));
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        while (invocation.find()) {
            name.append('-').append(invocation.group(1));
        }
        return new ReportFiles(root, root.resolve(plain(type)), plain(name.toString()));
    }

    /** The name, and what it takes if another method has the same one. */
    private static String method(Method test) {
        boolean only = Stream.of(test.getDeclaringClass().getDeclaredMethods())
                        .filter(method -> method.getName().equals(test.getName()) && !method.isSynthetic())
                        .count()
                == 1;
        String types =
                Stream.of(test.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining("-"));
        return only ? test.getName() : test.getName() + "-" + types;
    }

    private static String usual() {
        boolean gradle = Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return (gradle ? "build" : "target") + "/fis-reports";
    }

    private static String plain(String text) {
        return UNUSUAL.matcher(text).replaceAll("_");
    }

    /** {@return where a journal is kept that is to outlive the process} */
    Path journal() {
        return root.resolve("journal");
    }

    /** {@return the files, one a run} */
    List<String> write(List<Story> stories) {
        List<String> files = new ArrayList<>();
        for (Story story : stories) {
            String number = stories.size() == 1 ? "" : "-run" + (files.size() + 1);
            files.add(write(story, directory.resolve(name + number + ".json")).toString());
        }
        return files;
    }

    private static Path write(Story story, Path file) {
        JsonObject told = JsonObject.builder()
                .putAll(story.report().json())
                .put("timeline", JsonArray.ofStrings(story.timeline().timeline()))
                .build();
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, JsonWriter.pretty(told) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the report of an experiment to " + file + "; the configuration parameter " + PARAMETER
                            + " names another directory",
                    e);
        }
    }
}
