package io.github.fis4j.aws.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One kill, or two.
 *
 * @param point the point of the run
 * @param again where the first recovery is killed: {@code ordinal:n}, {@code write:n} and a moment, or {@code none}
 * @param lateSeconds how many seconds after the death an effect comes that was under way
 * @param mutant what is wrong with the children
 */
record KillCase(String point, String again, int lateSeconds, Mutant mutant) {
    /** The recovery is killed when it has just ended. */
    static final String NOT_AGAIN = "none";

    /** Effects come at most so late, which is well before the minute after which EC2's records settle. */
    static final int MOST_LATE_SECONDS = 10;

    private static final int POINTS_OF_A_RECOVERY = 60;

    /** Draws the rest of a case. */
    static KillCase drawn(String point, boolean twice, long seed, Mutant mutant) {
        SplittableRandom random = new SplittableRandom(seed ^ point.hashCode());
        int late = random.nextInt(1, MOST_LATE_SECONDS + 1);
        return new KillCase(point, twice ? again(random) : NOT_AGAIN, late, mutant);
    }

    private static String again(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> "write:" + random.nextInt(1, 5) + World.RECEIVED;
            case 1 -> "write:" + random.nextInt(1, 5) + World.EFFECTIVE;
            default -> "ordinal:" + random.nextInt(1, POINTS_OF_A_RECOVERY);
        };
    }

    boolean twice() {
        return !again.equals(NOT_AGAIN);
    }

    /** How to do just this again: the arguments after those that name the test. */
    String arguments(long seed) {
        return "-Dkill.seed=" + seed + " '-Dkill.point=" + point + "' '-Dkill.again=" + again + "'";
    }

    /**
     * What came of it.
     *
     * @param kill the case
     * @param reached whether its point came up
     * @param killedTwice whether the recovery was killed before it had ended
     * @param troubles what is not as it should be
     * @param story what the processes did, for people
     */
    record Outcome(KillCase kill, boolean reached, boolean killedTwice, List<String> troubles, String story) {
        Outcome {
            troubles = List.copyOf(troubles);
        }

        boolean fine() {
            return reached && troubles.isEmpty();
        }
    }

    /** Collects what comes of a case. */
    static final class Notebook {
        private final List<String> troubles = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private boolean killedTwice;

        void trouble(String what) {
            troubles.add(what);
        }

        void tell(String what) {
            story.add(what);
        }

        void killedTwice() {
            killedTwice = true;
        }

        /** Notes a trouble if there is one. */
        void expect(boolean fine, String otherwise) {
            if (!fine) {
                troubles.add(otherwise);
            }
        }

        Outcome outcome(KillCase kill, boolean reached, @Nullable Exception failure) {
            if (failure != null) {
                troubles.add(String.valueOf(failure.getMessage()));
            }
            return new Outcome(kill, reached, killedTwice, troubles, String.join("; ", story));
        }
    }
}
