package io.github.fis4j.engine;

import java.security.SecureRandom;

/** What must differ from run to run: ids, and seeds that nobody gave. Everything else is drawn from the seed. */
final class Entropy {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int DIGITS_OF_AN_ID = 15;

    private Entropy() {}

    /** {@return a new id, as FIS forms those of experiments: EXP and base-62 digits} */
    static String runId() {
        StringBuilder id = new StringBuilder("EXP");
        for (int i = 0; i < DIGITS_OF_AN_ID; i++) {
            id.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    /** {@return a seed that is short enough to be typed again} */
    static long seed() {
        return RANDOM.nextInt(1_000_000_000);
    }
}
