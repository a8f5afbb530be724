package io.github.fis4j.template;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of the resources that a target means are hit (SEL-01 to SEL-05). The launch word {@code RANDOM(n)} reads as
 * {@code COUNT(n)} and is written as such.
 */
public sealed interface SelectionMode {
    /** Every resource (SEL-01). */
    All ALL = new All();

    /**
     * {@return a number of resources at random}
     *
     * @param n how many; fewer if there are fewer (SEL-02, SEL-03)
     */
    static SelectionMode count(int n) {
        return new Count(n);
    }

    /**
     * {@return a number of resources at random: another word for {@link #count(int)}}
     *
     * @param n how many
     */
    static SelectionMode random(int n) {
        return new Count(n);
    }

    /**
     * {@return a share of the resources at random, rounded down (SEL-04)}
     *
     * @param n the share in percent
     */
    static SelectionMode percent(int n) {
        return new Percent(n);
    }

    /**
     * Reads a selection mode.
     *
     * @param text {@code ALL}, {@code COUNT(n)}, {@code PERCENT(n)} or {@code RANDOM(n)}, in this case and without
     *     spaces
     * @return the mode, or empty if the text is none. Numbers are not judged here: see rule SEL-07
     */
    static Optional<SelectionMode> parse(String text) {
        return Syntax.parse(text);
    }

    /** {@return the mode as FIS spells it} */
    String text();

    /** Every resource. */
    record All() implements SelectionMode {
        @Override
        public String text() {
            return "ALL";
        }
    }

    /**
     * A number of resources at random.
     *
     * @param n how many
     */
    record Count(int n) implements SelectionMode {
        /** Refuses a number below zero, which no template can say. */
        public Count {
            Syntax.requireNumber(n);
        }

        @Override
        public String text() {
            return "COUNT(" + n + ")";
        }
    }

    /**
     * A share of the resources at random, rounded down.
     *
     * @param n the share in percent
     */
    record Percent(int n) implements SelectionMode {
        /** Refuses a number below zero, which no template can say. */
        public Percent {
            Syntax.requireNumber(n);
        }

        @Override
        public String text() {
            return "PERCENT(" + n + ")";
        }
    }

    /** Hides the pattern from implementers, who cannot exist, and from the documentation. */
    final class Syntax {
        private static final Pattern SIZED = Pattern.compile("(COUNT|RANDOM|PERCENT)\\((\\d{1,64})\\)");

        private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

        private Syntax() {}

        private static void requireNumber(int n) {
            if (n < 0) {
                throw new IllegalArgumentException("Cannot select " + n + " resources: give a number from 0 up");
            }
        }

        private static Optional<SelectionMode> parse(String text) {
            if (text.equals("ALL")) {
                return Optional.of(ALL);
            }
            Matcher sized = SIZED.matcher(text);
            if (!sized.matches()) {
                return Optional.empty();
            }
            int n = new BigInteger(sized.group(2)).min(MOST).intValue();
            return Optional.of(sized.group(1).equals("PERCENT") ? percent(n) : count(n));
        }
    }
}
