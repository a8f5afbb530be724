package io.github.fis4j.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The committed sources are those that the catalogue gives. After a change of the catalogue,
 * {@code ./mvnw -q -pl fis-core test -Dtest=ActionSourcesTest -Dfis4j.actions=write spotless:apply} writes them anew; a new
 * action is then added to what {@link TypedAction} permits.
 */
class ActionSourcesTest {
    private static final Path PACKAGE = Path.of("src/main/java/io/github/fis4j/actions");
    private static final List<String> BY_HAND = List.of("TypedAction.java", "package-info.java");

    @Test
    void sources_areThoseOfTheCatalogue() throws IOException {
        Map<String, String> expected = ActionSources.all();
        if ("write".equals(System.getProperty("fis4j.actions"))) {
            write(expected);
        }
        Map<String, String> committed = committed();
        assertThat(committed).containsOnlyKeys(expected.keySet());
        assertThat(committed)
                .allSatisfy((file, text) ->
                        assertThat(withoutSpace(text)).as(file).isEqualTo(withoutSpace(expected.get(file))));
    }

    /** Where a line is broken is up to the formatter. */
    private static String withoutSpace(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\s+", "");
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(PACKAGE)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!BY_HAND.contains(name)) {
                    sources.put(name, Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static void write(Map<String, String> sources) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(PACKAGE.resolve(source.getKey()), source.getValue());
        }
    }
}
