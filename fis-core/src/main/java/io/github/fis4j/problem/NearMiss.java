package io.github.fis4j.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that somebody probably meant. */
public final class NearMiss {
    /** Looking for a near miss costs a walk over the known words; with many of them and many mistakes it would add up. */
    private static final int MOST_WORDS = 200;

    private static final int LONGEST_WORD = 128;

    private NearMiss() {}

    /**
     * {@return the known word nearest to a word, or null if none is near: it differs in case, or by one letter in four at
     * the most}
     *
     * @param word the word that is not known
     * @param known the known words; of more than 200 none is looked at
     */
    public static @Nullable String of(String word, Collection<String> known) {
        if (known.size() > MOST_WORDS || word.length() > LONGEST_WORD) {
            return null;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int best = Math.max(1, word.length() / 4) + 1;
        for (String candidate : known) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), best);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /**
     * {@return {@code Did you mean "..."}, or what to say if no known word is near}
     *
     * @param word the word that is not known
     * @param known the known words
     * @param otherwise the hint without a near miss; null for none
     */
    public static @Nullable String hint(String word, Collection<String> known, @Nullable String otherwise) {
        String nearest = of(word, known);
        return nearest == null ? otherwise : "Did you mean \"" + nearest + "\"?";
    }

    /**
     * How many letters must be put in, left out, changed, or swapped with the next one; the bound as soon as it is known to
     * be no less.
     */
    private static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) >= bound) {
            return bound;
        }
        int[] twoAbove = new int[0];
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, j -> j);
        int leastAbove = 0;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
                if (isSwapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (Math.min(least, leastAbove + 1) >= bound) {
                return bound;
            }
            twoAbove = above;
            above = row;
            leastAbove = least;
        }
        return above[b.length()];
    }

    private static boolean isSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
