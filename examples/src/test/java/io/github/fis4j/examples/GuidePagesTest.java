package io.github.fis4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the guide shows and cannot be compiled where it stands is literally a part of a file that is, or is read here. */
class GuidePagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path JAVA = ROOT.resolve("examples/src/test/java/io/github/fis4j/examples");

    @ParameterizedTest
    @CsvSource({
        "guide-spring-boot.md, java part, spring/ChaosProperties.java",
        "guide-spring-boot.md, java part, spring/ChaosConfiguration.java",
        "guide-spring-boot.md, java part, spring/ChaosConfigurationTest.java",
        "guide-kotlin.md, kotlin, ../../../../../kotlin/io/github/fis4j/examples/kotlin/LosesOneNodeTest.kt",
        "first-chaos-test.md, java, first/LosesOneNodeTest.java",
        "first-chaos-test.md, json, ../../../../../resources/io/github/fis4j/examples/first/stop-one.json",
    })
    void block_isAPartOfTheFileThatIsTested(String page, String language, String file) throws IOException {
        String source = Files.readString(JAVA.resolve(file));
        List<String> blocks = blocks(page, language);
        assertThat(blocks).isNotEmpty().anyMatch(block -> isPart(block, source));
    }

    @Test
    void everyPart_isOfSomeFile() throws IOException {
        String all = "";
        for (String name : List.of("ChaosProperties", "ChaosConfiguration", "ChaosConfigurationTest")) {
            all += Files.readString(JAVA.resolve("spring/" + name + ".java")) + "\n";
        }
        String sources = all;
        assertThat(blocks("guide-spring-boot.md", "java part")).hasSize(3).allMatch(block -> isPart(block, sources));
    }

    /** Parts may leave something out between them, where there is an empty line. */
    private static boolean isPart(String block, String source) {
        return List.of(block.split("\n\n", -1)).stream().allMatch(source::contains);
    }

    @Test
    void workflow_isYaml_andCallsWhatThereIs() throws IOException {
        String text = blocks("guide-github-actions.md", "yaml").get(0);
        Map<String, Object> workflow =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(text.replace("\non:\n", "\n'on':\n"));
        assertThat(workflow).containsKeys("name", "on", "jobs");
        assertThat(text.lines().filter(line -> line.contains("run: ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("run: ./mvnw --batch-mode verify"));
        assertThat(ROOT.resolve("mvnw")).isExecutable();
        assertThat(ROOT.resolve("examples/fis")).isExecutable();
    }

    @Test
    void propertiesOfTheGuide_areThoseOfTheRecord() throws IOException {
        Map<String, Map<String, Object>> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(blocks("guide-spring-boot.md", "yaml").get(0));
        assertThat(yaml.get("fis4j")).containsOnlyKeys("journal", "region", "undo-patience", "recover-within");
    }

    private static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = null;
        for (String line : Files.readAllLines(ROOT.resolve("docs").resolve(page))) {
            if (open == null && line.equals("```" + language)) {
                open = new StringBuilder();
            } else if (open != null && line.equals("```")) {
                blocks.add(open.toString().strip());
                open = null;
            } else if (open != null) {
                open.append(line).append('\n');
            }
        }
        return blocks;
    }
}
