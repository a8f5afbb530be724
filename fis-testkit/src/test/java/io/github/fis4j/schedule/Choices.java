package io.github.fis4j.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What was chosen in one schedule: the given choices first, then always the first option, or one at random. */
final class Choices {
    /** What can be chosen, and how far it departs from the natural order: not at all (0) or by one step (1). */
    record Option(String label, int cost, Runnable step) {}

    /** A choice that was made among at least two options. */
    record Taken(int chosen, List<Integer> costs, String label) {
        int cost() {
            return costs.get(chosen);
        }
    }

    private final List<Integer> prefix;
    private final @Nullable Random random;
    private final List<Taken> taken = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    Choices(List<Integer> prefix, @Nullable Random random) {
        this.prefix = prefix;
        this.random = random;
    }

    /** Chooses one of the options; where there is but one, nothing is chosen. */
    Option choose(List<Option> options) {
        int chosen = options.size() == 1 ? 0 : next(options.size());
        Option option = options.get(chosen);
        if (options.size() > 1) {
            taken.add(new Taken(chosen, options.stream().map(Option::cost).toList(), option.label()));
        }
        story.add(option.label());
        return option;
    }

    private int next(int size) {
        if (taken.size() < prefix.size()) {
            int chosen = prefix.get(taken.size());
            if (chosen >= size) {
                throw new IllegalStateException("The schedule cannot be replayed: choice " + taken.size() + " is "
                        + chosen + " of " + size + "; something in it is not deterministic");
            }
            return chosen;
        }
        return random == null ? 0 : random.nextInt(size);
    }

    List<Taken> taken() {
        return taken;
    }

    /** {@return the choices, for a replay} */
    List<Integer> path() {
        return taken.stream().map(Taken::chosen).toList();
    }

    /** {@return what happened, step by step, choices or not} */
    List<String> story() {
        return story;
    }
}
