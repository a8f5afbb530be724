package io.github.fis4j.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    private static final SourceMap SOURCE = new SourceMap(Map.of(
            "", new SourceMap.Position(1, 1),
            "/a", new SourceMap.Position(2, 8)));

    @Test
    void problem_described_standsOnOneLine() {
        assertThat(Problem.error("X-01", "/a", "Found this", "Write that").describe(SOURCE))
                .isEqualTo("2:8: error X-01 at /a: Found this. Write that.");
        assertThat(Problem.warning("X-01", "", "Found this", null).describe(SourceMap.none()))
                .isEqualTo("warning X-01: Found this.");
        assertThat(Problem.note("X-01", "/a", "Found this", "Did you mean that?")
                        .describe(SOURCE))
                .isEqualTo("2:8: note X-01 at /a: Found this. Did you mean that?");
    }

    @Test
    void anyError_onlyWithAnError_isTrue() {
        Problem warning = Problem.warning("X-01", "", "m", null);
        assertThat(Problem.anyError(List.of(warning))).isFalse();
        assertThat(Problem.anyError(List.of(warning, Problem.error("X-02", "", "m", null))))
                .isTrue();
    }

    @Test
    void place_ofAValueThatIsNotThere_isThatOfTheNearestAround() {
        assertThat(SOURCE.nearest("/a/b/c")).contains(new SourceMap.Position(2, 8));
        assertThat(SOURCE.nearest("/x/y")).contains(new SourceMap.Position(1, 1));
        assertThat(SourceMap.none().nearest("/a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Instance, Instances",
        "instances, Instances",
        "Instnaces, Instances",
        "Cluser, Cluster",
        "Clutser, Cluster",
        "tset, test",
        "VPCEndpoint, ''",
        "x, ''"
    })
    void nearMiss_withinAQuarterOfTheLetters_isFound(String word, String meant) {
        String found = NearMiss.of(word, List.of("Instances", "Cluster", "test"));
        assertThat(found == null ? "" : found).isEqualTo(meant);
    }

    @Test
    void nearMiss_amongVeryManyWords_isNotLookedFor() {
        List<String> many = IntStream.range(0, 201).mapToObj(i -> "word" + i).toList();
        assertThat(NearMiss.of("word", many)).isNull();
        assertThat(NearMiss.hint("Word1", many, "Otherwise")).isEqualTo("Otherwise");
        assertThat(NearMiss.hint("Word1", many.subList(0, 3), null)).isEqualTo("Did you mean \"word1\"?");
    }
}
