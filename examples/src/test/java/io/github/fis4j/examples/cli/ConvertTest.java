package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.codec.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
    private static final String STACK = """
            Resources:
              A:
                Type: AWS::FIS::ExperimentTemplate
                Properties:
                  Description: a
                  Actions: {wait: {ActionId: 'aws:fis:wait', Parameters: {duration: !Ref Time}}}
              B:
                Type: AWS::FIS::ExperimentTemplate
                Properties: {Description: b, Actions: {}}
            """;

    @TempDir
    private Path dir = Path.of("");

    @Test
    void stack_converted_isEveryTemplateInTheApiForm() throws IOException {
        Path file = Files.writeString(dir.resolve("stack.yaml"), STACK);
        for (String language : new String[] {"json", "yaml"}) {
            Terminal terminal = type("convert", file.toString(), "--to", language);
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.err()).contains("VAR-01").contains("Time");
            assertThat(TemplateReader.lenient().readAll(terminal.out()))
                    .extracting(parsed -> parsed.template().description())
                    .containsExactly("a", "b");
        }
    }

    @Test
    void oneOfAStack_convertedWithValues_isFilledIn() throws IOException {
        Path file = Files.writeString(dir.resolve("stack.yaml"), STACK);
        Terminal terminal = type("convert", file.toString(), "--template", "A", "--var", "Time=PT1M");
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("\"duration\": \"PT1M\"").doesNotContain("\"b\"");
    }

    @Test
    void templateWithOpenVariables_run_isRefusedWithTheirNames() throws IOException {
        Path file = Files.writeString(dir.resolve("stack.yaml"), STACK);
        Terminal terminal = type("run", file.toString(), "--simulate", "--template", "A");
        assertThat(terminal.exitCode()).isOne();
        assertThat(terminal.err()).contains("Time").contains("--var");
    }

    @Test
    void fileWithoutATemplate_orNone_isTold() throws IOException {
        Path file = Files.writeString(dir.resolve("other.yaml"), "a: 1\n");
        assertThat(type("convert", file.toString()).exitCode()).isOne();
        assertThat(type("convert", dir.resolve("none").toString()).exitCode()).isEqualTo(2);
    }
}
