package io.github.fis4j.target;

import io.github.fis4j.model.Resource;
import io.github.fis4j.template.SelectionMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses the victims among the resources that a target means (SEL-01 to SEL-08). */
public final class Selection {
    private static final Comparator<Resource> BY_ARN = Comparator.comparing(Resource::arn);

    private Selection() {}

    /**
     * Chooses resources. The order of the candidates does not matter: the same seed and resources give the same victims.
     *
     * @param candidates the resources that the target means, without repetition
     * @param mode how many
     * @param random the target's own stream
     * @return the victims, sorted by ARN
     */
    public static List<Resource> select(List<Resource> candidates, SelectionMode mode, SeededRandom random) {
        Resource[] pool = candidates.toArray(Resource[]::new);
        return choose(pool, size(pool.length, mode), BY_ARN, random);
    }

    /**
     * Chooses some of what a victim consists of, such as the container instances of a cluster, in the same way.
     *
     * @param candidates ARNs or ids, without repetition; their order does not matter
     * @param most how many, or all if there are fewer; not negative
     * @param random the stream of the action, {@code ActionContext.random()}
     * @return the chosen ones, sorted
     */
    public static List<String> select(Collection<String> candidates, int most, RandomGenerator random) {
        String[] pool = candidates.toArray(String[]::new);
        return choose(pool, Math.min(most, pool.length), Comparator.naturalOrder(), random);
    }

    private static <T> List<T> choose(T[] pool, int size, Comparator<T> order, RandomGenerator random) {
        Arrays.sort(pool, order);
        if (size < pool.length) {
            shuffleFirst(pool, size, random);
            Arrays.sort(pool, 0, size, order);
        }
        return List.of(Arrays.copyOf(pool, size));
    }

    /**
     * {@return how many of a number of resources are hit}
     *
     * @param identified how many the target means
     * @param mode the selection mode
     */
    public static int size(int identified, SelectionMode mode) {
        if (mode instanceof SelectionMode.Count count) {
            return Math.min(count.n(), identified);
        }
        if (mode instanceof SelectionMode.Percent percent) {
            return (int) Math.min(identified, (long) identified * percent.n() / 100);
        }
        return identified;
    }

    /** The first steps of a Fisher-Yates shuffle. */
    private static <T> void shuffleFirst(T[] pool, int size, RandomGenerator random) {
        for (int i = 0; i < size; i++) {
            int j = i + SeededRandom.below(pool.length - i, random);
            T chosen = pool[j];
            pool[j] = pool[i];
            pool[i] = chosen;
        }
    }
}
