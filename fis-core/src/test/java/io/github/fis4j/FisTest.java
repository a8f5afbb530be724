package io.github.fis4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.codec.Parsed;
import io.github.fis4j.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FisTest {
    @TempDir
    Path directory;

    @Test
    void launchDocument_validatedFromAFile_tellsTextAndMeaningOnce() throws IOException {
        Path file = write(Resources.text("launch/stop-and-restart-random-instance.json"));
        assertThat(lines(Fis.validate(file)))
                .containsExactly(
                        "warning LCH-09 /roleArn",
                        "warning LCH-08 /stopConditions/0/value",
                        "warning LCH-04 /targets/myInstance/selectionMode",
                        "warning LCH-01 /actions/StopInstances/duration",
                        "warning LCH-02 /actions/StopInstances/parameters/start-instances-at-end",
                        "warning TGT-14 /targets/myInstance");
    }

    @Test
    void otherLaunchDocument_validated_hasNoError() {
        Parsed parsed = Fis.read(Resources.text("launch/stop-all-then-terminate-in-zone.json"));
        assertThat(lines(Fis.validate(parsed)))
                .endsWith("warning TGT-14 /targets/AllTaggedInstances", "warning STP-06 /actions/TerminateInstances")
                .hasSize(9);
        assertThat(Problem.anyError(Fis.validate(parsed))).isFalse();
    }

    @Test
    void wrongType_validated_isNotToldAgainAsMissing() {
        assertThat(lines(Fis.validate(Fis.read("{\"description\": [], \"actions\": 1, \"stopConditions\": {}}"))))
                .containsExactly(
                        "error DOC-04 /description",
                        "error DOC-04 /actions",
                        "error DOC-04 /stopConditions",
                        "warning TPL-05 /roleArn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"description\": ", "{no json at all"})
    void brokenText_validated_tellsOnlyWhereItBreaks(String text) {
        assertThat(Fis.validate(Fis.read(text)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.id()).isEqualTo("DOC-01"));
    }

    @Test
    void missingFile_read_isNamed() {
        assertThatThrownBy(() -> Fis.read(directory.resolve("no.json")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("no.json: there is no such file. Name a file");
    }

    @Test
    void directory_read_isNamed() {
        assertThatThrownBy(() -> Fis.validate(directory))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(": it is a directory. Name a file");
    }

    @Test
    void fileThatIsNoText_read_isNamed() throws IOException {
        Path file = directory.resolve("binary");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> Fis.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("it is not UTF-8 text");
    }

    @Test
    void fileThatIsFarTooLarge_read_isNamed() throws IOException {
        Path file = directory.resolve("large");
        Files.write(file, new byte[16 * 1024 * 1024 + 1]);
        assertThatThrownBy(() -> Fis.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("it has more than 16777216 bytes");
    }

    private Path write(String text) throws IOException {
        return Files.write(directory.resolve("template.json"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
