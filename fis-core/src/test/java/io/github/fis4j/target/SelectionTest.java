package io.github.fis4j.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.SelectionMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({
        "5, PERCENT(50), 2",
        "3, PERCENT(50), 1",
        "4, PERCENT(25), 1",
        "4, PERCENT(5), 0",
        "10, PERCENT(99), 9",
        "1, PERCENT(100), 1",
        "2, COUNT(5), 2",
        "0, ALL, 0"
    })
    void V2_1_vectors_keepTheStatedNumber(int identified, String mode, int kept) {
        assertThat(select(identified, mode, 1)).hasSize(kept);
        assertThat(Selection.size(identified, SelectionMode.parse(mode).orElseThrow()))
                .isEqualTo(kept);
    }

    @Test
    void SEL_01_allKeepsEveryResource() {
        assertThat(select(7, "ALL", 1)).isEqualTo(arns(7));
    }

    @Test
    void SEL_02_countKeepsThatManyWithoutRepetition() {
        for (long seed = 0; seed < 200; seed++) {
            List<String> victims = select(9, "COUNT(4)", seed);
            assertThat(victims).hasSize(4).doesNotHaveDuplicates().isSubsetOf(arns(9));
            assertThat(victims).isSorted();
        }
    }

    @Test
    void SEL_02_countReachesEveryResourceAboutAsOften() {
        int[] hits = new int[5];
        for (long seed = 0; seed < 5_000; seed++) {
            hits[arns(5).indexOf(select(5, "COUNT(1)", seed).get(0))]++;
        }
        assertThat(IntStream.of(hits).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    @Test
    void SEL_03_countOfMoreThanThereAreKeepsAll() {
        assertThat(select(2, "COUNT(5)", 1)).isEqualTo(arns(2));
        assertThat(select(2, "COUNT(99999999999)", 1)).isEqualTo(arns(2));
    }

    @Test
    void SEL_04_percentRoundsDown() {
        for (int identified = 0; identified < 40; identified++) {
            for (int percent = 1; percent <= 100; percent++) {
                assertThat(Selection.size(identified, SelectionMode.percent(percent)))
                        .isEqualTo((int) Math.floor(percent * identified / 100.0));
            }
        }
        assertThat(Selection.size(Integer.MAX_VALUE, SelectionMode.percent(99))).isEqualTo(2126008810);
    }

    @Test
    void SEL_05_percentWorthLessThanOneKeepsNothing() {
        assertThat(select(4, "PERCENT(5)", 1)).isEmpty();
    }

    @Test
    void textsInAnyOrder_areChosenAsResourcesAre() {
        List<String> shuffled = new ArrayList<>(arns(10));
        Collections.shuffle(shuffled, new Random(7));
        assertThat(Selection.select(shuffled, 3, SeededRandom.of(42, "target", "one")))
                .isEqualTo(select(10, "COUNT(3)", 42));
        assertThat(Selection.select(shuffled, 99, SeededRandom.of(42, "target", "one")))
                .isEqualTo(arns(10));
        assertThat(Selection.select(shuffled, 0, SeededRandom.of(42, "target", "one")))
                .isEmpty();
    }

    @Test
    void goldenVictims_stayTheSame() {
        assertThat(select(10, "COUNT(3)", 42)).containsExactly(arn(0), arn(6), arn(8));
    }

    @Test
    void candidates_inAnyOrder_giveTheSameVictims() {
        for (long seed = 0; seed < 100; seed++) {
            List<Resource> candidates = new ArrayList<>(resources(20));
            List<Resource> expected = select(candidates, seed);
            Collections.shuffle(candidates, new Random(seed));
            assertThat(select(candidates, seed)).isEqualTo(expected);
        }
    }

    @Test
    void seeds_thatDiffer_reachDifferentVictims() {
        Set<List<String>> choices = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            choices.add(select(20, "COUNT(2)", seed));
        }
        assertThat(choices).hasSizeGreaterThan(50);
    }

    private static List<Resource> select(List<Resource> candidates, long seed) {
        return Selection.select(candidates, SelectionMode.count(7), SeededRandom.of(seed, "target", "one"));
    }

    private static List<String> select(int identified, String mode, long seed) {
        return Selection.select(
                        resources(identified),
                        SelectionMode.parse(mode).orElseThrow(),
                        SeededRandom.of(seed, "target", "one"))
                .stream()
                .map(Resource::arn)
                .toList();
    }

    private static List<Resource> resources(int count) {
        return arns(count).stream()
                .map(arn ->
                        new Resource(arn, "aws:ec2:instance", "111122223333", "eu-west-1", Map.of(), Attributes.none()))
                .toList();
    }

    private static List<String> arns(int count) {
        return IntStream.range(0, count).mapToObj(SelectionTest::arn).toList();
    }

    private static String arn(int number) {
        return "arn:aws:ec2:eu-west-1:111122223333:instance/i-" + String.format("%02d", number);
    }
}
