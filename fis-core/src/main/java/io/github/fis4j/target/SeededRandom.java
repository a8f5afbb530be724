package io.github.fis4j.target;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * A stream of random numbers for one purpose: SplitMix64, started from SHA-256 of the seed, a kind and a name. The same
 * on every JDK. Not thread-safe.
 */
public final class SeededRandom implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /**
     * {@return the stream for one purpose}
     *
     * @param seed the seed of the run
     * @param kind what the numbers are for, for example {@code target}
     * @param name for which one of them
     */
    public static SeededRandom of(long seed, String kind, String name) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        sha256.update(kind.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        return new SeededRandom(ByteBuffer.wrap(sha256.digest()).getLong());
    }

    /** {@return the plain SplitMix64 stream from a state, to be compared with its published outputs} */
    static SeededRandom fromState(long state) {
        return new SeededRandom(state);
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * {@return a number from 0 to below the bound, each as likely as the others}
     *
     * @param bound more than 0
     * @throws IllegalArgumentException if the bound is not
     */
    public int below(int bound) {
        return below(bound, this);
    }

    /** The same from any stream: {@code nextInt} may differ from one JDK to the next. */
    static int below(int bound, RandomGenerator random) {
        if (bound <= 0) {
            throw new IllegalArgumentException("There is no number from 0 to below " + bound);
        }
        // Rejection: the last, incomplete stretch of the range would favour small numbers.
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits = random.nextLong() >>> 1;
        while (bits >= limit) {
            bits = random.nextLong() >>> 1;
        }
        return (int) (bits % bound);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
