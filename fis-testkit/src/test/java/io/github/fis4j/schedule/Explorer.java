package io.github.fis4j.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario once for every schedule. Depth first, by replaying a prefix of choices and then taking the first option:
 * first the schedules that keep to the natural order of tasks while the actors from outside act at any point, then those
 * that depart from it once, twice and so on, until there are no others or the budget is used up; then a walk at random.
 */
final class Explorer {
    /** Sets up its world and runs it to its end; throws if something is wrong then. */
    interface Scenario {
        void run(Choices choices);
    }

    /**
     * How far an exploration went.
     *
     * @param schedules how many were run by search, each of them once for the bound at which it was last run
     * @param departures up to how many departures from the natural order all schedules were run; -1 if not even those
     *     without any
     * @param all whether there are no other schedules
     * @param random how many were run at random besides
     */
    record Result(String scenario, int schedules, int departures, boolean all, int random) {
        @Override
        public String toString() {
            String extent = all
                    ? "exhaustive"
                    : departures < 0
                            ? "not exhaustive"
                            : "exhaustive up to " + departures + " departures from the natural order";
            return scenario + ": " + schedules + " schedules, " + extent
                    + (random == 0 ? "" : ", and " + random + " at random");
        }
    }

    /** A schedule after which something was wrong. */
    static final class Failed extends AssertionError {
        private static final long serialVersionUID = 1L;
        private final transient List<Integer> path;

        private Failed(String scenario, Choices choices, Throwable cause) {
            super(
                    "A schedule of \"" + scenario + "\" fails: " + cause + "\nreplay it with the choices "
                            + choices.path() + "\n  " + String.join("\n  ", choices.story()),
                    cause);
            path = choices.path();
        }

        List<Integer> path() {
            return path;
        }
    }

    private final String name;
    private final Scenario scenario;
    private int left;

    private Explorer(String name, Scenario scenario, int budget) {
        this.name = name;
        this.scenario = scenario;
        left = budget;
    }

    /**
     * Explores.
     *
     * @param budget how many schedules to run by search at most; where it is too small, a quarter of it more at random
     * @throws Failed at the first schedule that fails
     */
    static Result explore(String name, int budget, Scenario scenario) {
        return new Explorer(name, scenario, budget).explore(budget / 4);
    }

    /** Runs one schedule again. */
    static void replay(String name, List<Integer> path, Scenario scenario) {
        new Explorer(name, scenario, 1).run(new Choices(path, null));
    }

    private Result explore(int walks) {
        int bound = -1;
        int most = 0;
        while (left > 0) {
            Sweep sweep = new Sweep(bound + 1);
            boolean whole = sweep.whole();
            most = Math.max(most, sweep.schedules);
            if (!whole) {
                break;
            }
            bound++;
            if (!sweep.cut) {
                return new Result(name, most, bound, true, 0);
            }
        }
        for (int seed = 1; seed <= walks; seed++) {
            run(new Choices(List.of(), new Random(seed)));
        }
        return new Result(name, most, bound, false, walks);
    }

    private void run(Choices choices) {
        try {
            scenario.run(choices);
        } catch (RuntimeException | AssertionError e) {
            throw new Failed(name, choices, e);
        }
    }

    /** All schedules that depart from the natural order at most so often. */
    private final class Sweep {
        private final int bound;
        private int schedules;
        private boolean cut;

        Sweep(int bound) {
            this.bound = bound;
        }

        /** {@return whether there was budget enough} */
        boolean whole() {
            List<Integer> next = List.of();
            while (next != null && left > 0) {
                left--;
                schedules++;
                Choices choices = new Choices(next, null);
                run(choices);
                next = after(choices.taken());
            }
            return next == null;
        }

        /** The next prefix in depth-first order: the last choice that has another option within the bound. */
        private @Nullable List<Integer> after(List<Choices.Taken> taken) {
            int[] spent = new int[taken.size() + 1];
            for (int i = 0; i < taken.size(); i++) {
                spent[i + 1] = spent[i] + taken.get(i).cost();
            }
            for (int i = taken.size() - 1; i >= 0; i--) {
                List<Integer> costs = taken.get(i).costs();
                for (int other = taken.get(i).chosen() + 1; other < costs.size(); other++) {
                    if (spent[i] + costs.get(other) <= bound) {
                        return prefix(taken, i, other);
                    }
                    cut = true;
                }
            }
            return null;
        }

        private List<Integer> prefix(List<Choices.Taken> taken, int changed, int to) {
            List<Integer> prefix = new ArrayList<>(changed + 1);
            for (int i = 0; i < changed; i++) {
                prefix.add(taken.get(i).chosen());
            }
            prefix.add(to);
            return prefix;
        }
    }
}
