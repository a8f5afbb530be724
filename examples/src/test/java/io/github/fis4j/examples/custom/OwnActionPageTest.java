package io.github.fis4j.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about actions of one's own shows the action that is tested here, and it has the length that is promised. */
class OwnActionPageTest {
    private static final String SOURCE = "examples/src/main/java/io/github/fis4j/examples/custom/SwitchOff.java";

    @Test
    void page_showsTheTestedAction() throws IOException {
        String page = Files.readString(root().resolve("docs/own-action.md"));
        assertThat(page).contains(String.join("\n", action()));
        assertThat(page.lines().toList()).containsAll(imports());
    }

    @Test
    void action_withoutItsImports_hasSixtyLines() throws IOException {
        assertThat(action().stream().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(60);
    }

    private static List<String> action() throws IOException {
        return Files.readAllLines(root().resolve(SOURCE)).stream()
                .dropWhile(line -> !line.startsWith("record "))
                .toList();
    }

    private static List<String> imports() throws IOException {
        return Files.readAllLines(root().resolve(SOURCE)).stream()
                .filter(line -> line.startsWith("import "))
                .toList();
    }

    /** Maven starts tests in the module, others start them in the project. */
    private static Path root() {
        return Path.of(Files.exists(Path.of("docs")) ? "" : "..");
    }
}
