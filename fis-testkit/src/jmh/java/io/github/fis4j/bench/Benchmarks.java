package io.github.fis4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks and prints what came out beside the budgets. */
public final class Benchmarks {
    /** Beside the 10,000 actions of the budget: is it linear? */
    private static final Map<String, String[]> SMALL_AND_LARGE =
            Map.of("shape", new String[] {"LAYERS"}, "actions", new String[] {"1000", "100000"});

    private static final List<Group> GROUPS = List.of(
            new Group("DagBenchmark", Map.of()),
            new Group(
                    "DagBenchmark.engine",
                    Map.of("shape", new String[] {"LAYERS"}, "actions", new String[] {"1000", "100000"})),
            new Group("StopBenchmark", Map.of()),
            new Group("JournalBenchmark", Map.of()),
            new Group("RecoveryBenchmark", Map.of()));

    private Benchmarks() {}

    private record Group(String benchmark, Map<String, String[]> parameters) {}

    /**
     * Runs them.
     *
     * @param args {@code full} or {@code quick}, then which benchmarks to run, for example {@code StopBenchmark}; all if nothing is said
     * @throws RunnerException if a benchmark failed
     */
    public static void main(String[] args) throws RunnerException {
        boolean quick = args.length > 0 && args[0].equals("quick");
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        Table table = new Table();
        for (Group group : GROUPS) {
            if (isWanted(group.benchmark(), wanted)) {
                results(group, quick).forEach(table::add);
            }
        }
        if (isWanted("FreshJvm", wanted)) {
            table.freshJvm("built", FreshJvm.toFirstAction("builder"), 300);
            table.freshJvm("read from JSON", FreshJvm.toFirstAction("json"), 600);
        }
        System.out.println(table);
    }

    private static boolean isWanted(String name, List<String> wanted) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static List<RunResult> results(Group group, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Benchmarks.class.getPackageName() + "." + group.benchmark())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        group.parameters().forEach(options::param);
        if (quick) {
            options.forks(1).warmupIterations(2).measurementIterations(2);
        }
        return new ArrayList<>(new Runner(options.build()).run());
    }
}
