package io.github.fis4j.outline;

import io.github.fis4j.target.Selection;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.SelectionMode.Count;
import io.github.fis4j.template.SelectionMode.Percent;
import io.github.fis4j.template.Target;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many resources can be hit in the worst case.
 *
 * @param most the most that the template itself allows; empty if it takes what matches, however many that are
 * @param exact whether it is just as many, if all of them are there
 * @param percent the share of the matching resources that is taken, rounded down; 100 for all. Says something only if
 *     there is no most
 * @param mostOnService the most before the service gives up because of its quota (QUO-01, QUO-03); empty if no quota is
 *     below what the template allows
 */
public record Reach(OptionalLong most, boolean exact, int percent, OptionalLong mostOnService) {
    private static final int ALL = 100;

    /** No resource. */
    static final Reach NOTHING = exactly(0);

    static Reach exactly(long count) {
        return new Reach(OptionalLong.of(count), true, ALL, OptionalLong.empty());
    }

    /** {@return what a target reaches, were it hit, without quotas} */
    static Reach of(Target target) {
        SelectionMode mode = target.selectionMode();
        if (target.namesArns()) {
            return exactly(Selection.size(new HashSet<>(target.resourceArns()).size(), mode));
        }
        if (mode instanceof Count count) {
            return new Reach(OptionalLong.of(count.n()), false, ALL, OptionalLong.empty());
        }
        int percent = mode instanceof Percent share ? Math.min(ALL, share.n()) : ALL;
        return percent == 0 ? NOTHING : new Reach(OptionalLong.empty(), false, percent, OptionalLong.empty());
    }

    /** {@return this reach under a quota of the service} */
    Reach within(OptionalInt quota) {
        if (exact || quota.isEmpty()) {
            return this;
        }
        long bound = Math.min(quota.getAsInt(), mostOnService.orElse(most.orElse(Long.MAX_VALUE)));
        boolean tells = most.isEmpty() || bound < most.getAsLong();
        return tells ? new Reach(most, false, percent, OptionalLong.of(bound)) : this;
    }

    /** {@return the most on the service: its quota, or what the template allows; empty if nothing bounds it} */
    public OptionalLong worst() {
        return mostOnService.isPresent() ? mostOnService : most;
    }

    /** {@return this reach as a bound that may not be met} */
    Reach atMost() {
        return new Reach(most, false, percent, mostOnService);
    }

    /** {@return the reach of two targets together, if they share nothing} */
    Reach and(Reach other) {
        return new Reach(sum(most, other.most), exact && other.exact, share(other), both(other));
    }

    /** Two halves may be different halves; a half and some more may be all. */
    private int share(Reach other) {
        boolean twoShares = most.isEmpty() && other.most.isEmpty();
        return twoShares ? Math.min(ALL, percent + other.percent) : ALL;
    }

    private OptionalLong both(Reach other) {
        boolean none = mostOnService.isEmpty() && other.mostOnService.isEmpty();
        return none ? OptionalLong.empty() : sum(worst(), other.worst());
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }
}
