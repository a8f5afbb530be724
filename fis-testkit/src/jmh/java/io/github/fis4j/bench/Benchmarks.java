package io.github.fis4j.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks and prints what came out beside the budgets. */
public final class Benchmarks {
    private static final List<Group> GROUPS = List.of(
            new Group("dag", "DagBenchmark.(engine|bareLoop|completableFutures)", Map.of()),
            // Not for the fan, which takes it minutes.
            new Group("dag", "DagBenchmark.dexecutor", Map.of("shape", List.of("CHAIN", "LAYERS"))),
            new Group(
                    "growth",
                    "DagBenchmark.engine",
                    Map.of("shape", List.of("LAYERS"), "actions", List.of("1000", "100000"))),
            new Group("parse", "ParseBenchmark", Map.of()),
            new Group("stop", "StopBenchmark", Map.of()),
            new Group("journal", "JournalBenchmark", Map.of()),
            new Group("recovery", "RecoveryBenchmark", Map.of()),
            new Group("junit", "FisTestBenchmark", Map.of()));

    private Benchmarks() {}

    private record Group(String name, String include, Map<String, List<String>> parameters) {}

    /**
     * Runs them.
     *
     * @param args {@code full} or {@code quick}, then which: {@code dag}, {@code growth}, {@code parse},
     *     {@code stop}, {@code journal}, {@code recovery}, {@code junit}, {@code jvm}; all if nothing is said
     * @throws RunnerException if a benchmark failed
     */
    public static void main(String[] args) throws RunnerException {
        boolean quick = args.length > 0 && args[0].equals("quick");
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        String before = load();
        Table table = new Table();
        for (Group group : GROUPS) {
            if (isWanted(group.name(), wanted)) {
                results(group, quick).forEach(table::add);
            }
        }
        if (isWanted("parse", wanted)) {
            table.manyTemplates(ManyTemplates.inFreshJvm(false));
            table.manyTemplates(ManyTemplates.inFreshJvm(true));
        }
        if (isWanted("jvm", wanted)) {
            List<Double> millis = FreshJvm.toFirstAction("builder", "json");
            table.freshJvm("built", millis.get(0), 300);
            table.freshJvm("read from JSON", millis.get(1), 600);
        }
        System.out.printf(
                "%nJDK %s, %d processors, load %s before and %s after%n%n%s%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), before, load(), table);
    }

    /** {@return how busy the machine is: what else runs spoils the numbers} */
    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.1f", load);
    }

    private static boolean isWanted(String name, List<String> wanted) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static List<RunResult> results(Group group, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Benchmarks.class.getPackageName() + "." + group.include())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        group.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        if (quick) {
            options.forks(1).warmupIterations(4).measurementIterations(2);
        }
        return new ArrayList<>(new Runner(options.build()).run());
    }
}
