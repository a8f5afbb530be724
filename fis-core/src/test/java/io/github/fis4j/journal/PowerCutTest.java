package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.journal.PowerCutScenario.Moment;
import io.github.fis4j.journal.PowerDisk.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes in each operation on the disk, and what was not forced is kept, lost or torn as chance has it. A journal
 * that is read then has all that was acknowledged, and nothing else; the check finds journals that force too little.
 */
class PowerCutTest {
    private static final int SEEDS = 3;
    private static final int CHANCES = 4;

    private int cuts;
    private int outcomes;

    @Test
    void powerLostAnywhere_whatWasAcknowledgedIsThere() throws InterruptedException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(firstWrong(seed, Lie.NONE)).as("seed %s", seed).isEmpty();
        }
        System.out.printf("power cuts: %d, outcomes recovered from: %d%n", cuts, outcomes);
        assertThat(cuts).isGreaterThan(SEEDS * 100);
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void journalThatForcesTooLittle_isFound(Lie lie) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && found.isEmpty(); seed++) {
            found.addAll(firstWrong(seed, lie));
        }
        assertThat(found).isNotEmpty();
    }

    @Test
    void journalThatDeletesOneByOne_isFound() throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && found.isEmpty(); seed++) {
            // Without its tombstones it is such a journal.
            found.addAll(
                    firstWrong(seed, Lie.NONE, files -> files.keySet().removeIf(name -> name.endsWith(".pruned"))));
        }
        assertThat(found).isNotEmpty();
    }

    private List<String> firstWrong(long seed, Lie lie) throws InterruptedException {
        return firstWrong(seed, lie, files -> {});
    }

    private List<String> firstWrong(long seed, Lie lie, Consumer<SortedMap<String, byte[]>> change)
            throws InterruptedException {
        Random random = new Random(seed);
        List<Moment> moments = PowerCutScenario.play(seed, lie);
        for (int cut = 0; cut < moments.size(); cut++) {
            cuts++;
            Moment moment = moments.get(cut);
            List<SortedMap<String, byte[]>> left = new ArrayList<>();
            left.add(moment.disk().worst());
            left.add(moment.disk().best());
            for (int i = 0; i < CHANCES; i++) {
                left.add(moment.disk().some(random));
            }
            for (SortedMap<String, byte[]> files : left) {
                outcomes++;
                change.accept(files);
                List<String> wrong = PowerCutCheck.wrong(moment, files);
                if (!wrong.isEmpty()) {
                    wrong.add("cut " + cut + " of " + moments.size() + "; left are " + files.keySet());
                    return wrong;
                }
            }
        }
        return List.of();
    }
}
