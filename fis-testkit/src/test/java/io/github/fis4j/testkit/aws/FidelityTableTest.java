package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what is modelled tells of what is modelled. */
class FidelityTableTest {
    private static final Path PAGE = Path.of("..", "docs", "fake-aws.md");
    private static final Pattern OPERATION = Pattern.compile("\\b[A-Z][a-z]+[A-Z]\\w+");
    private static final int OPERATIONS = 2;

    @Test
    void operationsOfTheTable_areThoseOfTheFakes() throws IOException {
        Set<String> told = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| service | operation |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[OPERATIONS])
                .flatMap(cell -> OPERATION.matcher(cell).results().map(MatchResult::group))
                .collect(Collectors.toSet());
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        FakeAws.on(VirtualTime.stepped()).services().operations());
    }
}
