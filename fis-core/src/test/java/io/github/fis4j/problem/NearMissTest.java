package io.github.fis4j.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearMissTest {
    private static final int MOST_WORDS = 200;
    private static final int LONGEST_WORD = 128;

    /** The distance is counted here as its definition says it, without any shortcut. */
    @Test
    void anyWord_amongAnyOthers_findsTheNearestWithinOneLetterInFour() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            String word = word(random);
            List<String> known = new ArrayList<>();
            for (int j = random.nextInt(5); j >= 0; j--) {
                known.add(random.nextInt(3) == 0 ? word(random) : changed(word, random));
            }
            assertThat(NearMiss.of(word, known)).as(word + " among " + known).isEqualTo(nearest(word, known));
        }
    }

    @Test
    void word_ofTheGreatestLengthAmongTheMostWords_isStillLookedFor() {
        String longest = "w".repeat(LONGEST_WORD);
        assertThat(NearMiss.of(longest, List.of(longest + "x"))).isEqualTo(longest + "x");
        assertThat(NearMiss.of(longest + "w", List.of(longest + "x"))).isNull();
        List<String> most = new ArrayList<>(Collections.nCopies(MOST_WORDS - 1, "other"));
        most.add("wrod");
        assertThat(NearMiss.of("word", most)).isEqualTo("wrod");
        most.add("other");
        assertThat(NearMiss.of("word", most)).isNull();
    }

    private static @Nullable String nearest(String word, List<String> known) {
        String nearest = null;
        int best = Math.max(1, word.length() / 4) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restOfA = a.substring(1);
        String restOfB = b.substring(1);
        int same = a.charAt(0) == b.charAt(0) ? 0 : 1;
        if (same == 0) {
            return distance(restOfA, restOfB);
        }
        int least = 1 + Math.min(distance(restOfA, restOfB), Math.min(distance(restOfA, b), distance(a, restOfB)));
        boolean swapped = a.length() > 1 && b.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
        return swapped ? Math.min(least, 1 + distance(a.substring(2), b.substring(2))) : least;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static String changed(String word, Random random) {
        StringBuilder changed = new StringBuilder(word);
        for (int i = random.nextInt(4); i > 0 && changed.length() > 0; i--) {
            int at = random.nextInt(changed.length());
            char letter = (char) ('a' + random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> changed.setCharAt(at, letter);
                case 1 -> changed.insert(at, letter);
                case 2 -> changed.deleteCharAt(at);
                default -> changed.insert(0, changed.charAt(at)).deleteCharAt(at + 1);
            }
        }
        return changed.toString();
    }
}
