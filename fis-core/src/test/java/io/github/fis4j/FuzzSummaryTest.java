package io.github.fis4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comes after the fuzz targets: prints how much each did, and holds that each went on behind its seeds. */
class FuzzSummaryTest {
    private static final int TARGETS = 6;
    private static final long MORE_THAN_SEEDS = 100;

    @Test
    void everyTarget_fuzzed_wentOnBehindItsSeeds() throws IOException {
        Path directory = Path.of(System.getProperty(FuzzRuns.DIRECTORY, "not there"));
        assumeThat(directory).as("no target was fuzzed").isDirectory();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(FuzzRuns.ENDING))
                            .sorted())
                    .hasSize(TARGETS)
                    .allSatisfy(FuzzSummaryTest::show);
        }
    }

    private static void show(Path file) throws IOException {
        String[] words = Files.readString(file).split(" ", 2);
        long runs = Long.parseLong(words[0]);
        double seconds = Double.parseDouble(words[1]);
        String target = file.getFileName().toString().replace(FuzzRuns.ENDING, "");
        System.out.printf(
                Locale.ROOT, "%s: %,d runs in %.0f s, %,.0f a second%n", target, runs, seconds, runs / seconds);
        assertThat(runs).isGreaterThan(MORE_THAN_SEEDS);
    }
}
