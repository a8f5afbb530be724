package io.github.fis4j.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.SelectionMode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/**
 * A text such as {@code COUNT(3) 17 42}: a selection mode, how many resources there are, and a seed. The mode is read if
 * it is one, the law of its size holds, and the victims are some of the resources, the same ones each time.
 */
class SelectionFuzzTest {
    private static final int MOST_RESOURCES = 300;
    private static final int MOST_DIGITS = 64;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(SelectionFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anyMode_parsedAndSelected_keepsTheLaw(@NotNull String text) {
        FuzzRuns.count();
        String[] words = text.split(" ", 3);
        Optional<SelectionMode> mode = SelectionMode.parse(words[0]);
        int identified = (int) (number(words, 1) % MOST_RESOURCES);
        BigInteger size = size(words[0], identified);

        assertThat(mode.isPresent()).isEqualTo(size != null);
        if (mode.isPresent() && size != null) {
            assertThat(SelectionMode.parse(mode.get().text())).isEqualTo(mode);
            assertThat(BigInteger.valueOf(Selection.size(identified, mode.get())))
                    .isEqualTo(size);
            victims(mode.get(), identified, number(words, 2), size.intValue());
        }
    }

    private static void victims(SelectionMode mode, int identified, long seed, int size) {
        List<Resource> candidates = resources(identified);
        List<Resource> victims = select(candidates, mode, seed);
        Set<Resource> chosen = new HashSet<>(victims);
        assertThat(victims).hasSize(size);
        // The candidates are sorted by ARN: so must the victims be, each of them a candidate and none of them twice.
        assertThat(candidates.stream().filter(chosen::contains).toList()).isEqualTo(victims);
        List<Resource> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(~seed));
        assertThat(select(shuffled, mode, seed)).isEqualTo(victims);
    }

    private static List<Resource> select(List<Resource> candidates, SelectionMode mode, long seed) {
        return Selection.select(candidates, mode, SeededRandom.of(seed, "target", "one"));
    }

    /** How many a mode means, told without the library; null if the text is no mode. */
    private static @Nullable BigInteger size(String mode, int identified) {
        BigInteger all = BigInteger.valueOf(identified);
        if (mode.equals("ALL")) {
            return all;
        }
        for (String word : List.of("COUNT(", "RANDOM(", "PERCENT(")) {
            if (mode.startsWith(word) && mode.endsWith(")")) {
                String digits = mode.substring(word.length(), mode.length() - 1);
                if (isNumber(digits)) {
                    BigInteger n = new BigInteger(digits);
                    BigInteger share = word.equals("PERCENT(") ? n.multiply(all).divide(HUNDRED) : n;
                    return share.min(all);
                }
            }
        }
        return null;
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Any word is a number: the one that it says, or one made of its characters. */
    private static long number(String[] words, int index) {
        String word = index < words.length ? words[index] : "";
        return isNumber(word) && word.length() < 18 ? Long.parseLong(word) : word.hashCode() & 0x7fff_ffffL;
    }

    private static List<Resource> resources(int count) {
        List<Resource> resources = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            resources.add(new Resource(
                    "arn:aws:ec2:eu-west-1:111122223333:instance/i-" + (100_000 + i),
                    "aws:ec2:instance",
                    "111122223333",
                    "eu-west-1",
                    Map.of(),
                    Attributes.none()));
        }
        return resources;
    }
}
