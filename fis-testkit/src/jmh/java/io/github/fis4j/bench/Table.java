package io.github.fis4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What came out, as a table in Markdown. */
final class Table {
    private static final double PER_THOUSAND = 1_000;
    private static final int P99 = 99;
    private static final Map<String, Double> EACH_MOST_MICROS = Map.of("DagBenchmark.engine of 10000", 2.5);
    private static final Map<String, Double> P99_MOST_MILLIS =
            Map.of("StopBenchmark.stop of 100", 10.0, "FisTestBenchmark.oneTest of null", 50.0);

    private static final double MOST_TREES = 10;
    private static final double MANY_MOST_SECONDS = 5;

    private double jacksonTree = Double.NaN;
    private final List<String> rows = new ArrayList<>();

    Table() {
        rows.add("| benchmark | of | result | p99 | each | B each | budget |");
        rows.add("| --- | --- | ---: | ---: | ---: | ---: | --- |");
    }

    void add(RunResult result) {
        String name = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
        Result<?> primary = result.getPrimaryResult();
        String budgeted = name + " of " + result.getParams().getParam("actions");
        double each = primary.getScore() / things(result) * PER_THOUSAND;
        double p99 = primary.getStatistics().getPercentile(P99);
        if (name.equals("ParseBenchmark.jacksonTree")) {
            jacksonTree = primary.getScore();
        }
        boolean sampled = result.getParams().getMode() == Mode.SampleTime;
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        add(
                name,
                parameters(result),
                number(primary.getScore()) + " ± " + number(primary.getScoreError()) + " " + primary.getScoreUnit(),
                sampled ? number(p99) + " ms" : "",
                things(result) > 1 ? number(each) + " us" : "",
                allocated == null ? "" : String.format(Locale.ROOT, "%,.0f", allocated.getScore() / things(result)),
                name.equals("ParseBenchmark.parseAndValidate")
                        ? judged(MOST_TREES, primary.getScore() / jacksonTree, "trees")
                        : sampled
                                ? judged(P99_MOST_MILLIS.get(budgeted), p99, "ms")
                                : judged(EACH_MOST_MICROS.get(budgeted), each, "us"));
    }

    void freshJvm(String template, double millis, double budget) {
        add("FreshJvm", "template " + template, number(millis) + " ms", "", "", "", judged(budget, millis, "ms"));
    }

    /**
     * Adds ten thousand templates.
     *
     * @param took what it took, seconds first
     */
    void manyTemplates(String took) {
        double seconds = Double.parseDouble(took.substring(0, Math.max(0, took.indexOf(' '))));
        add("ManyTemplates", "10000", took, "", "", "", judged(MANY_MOST_SECONDS, seconds, "s"));
    }

    private void add(String... cells) {
        rows.add("| " + String.join(" | ", cells) + " |");
    }

    /** Actions or runs: what the result is divided by. */
    private static double things(RunResult result) {
        String actions = result.getParams().getParam("actions");
        String runs = result.getParams().getParam("runs");
        boolean dag = result.getParams().getBenchmark().contains("DagBenchmark");
        return dag && actions != null ? Double.parseDouble(actions) : runs != null ? Double.parseDouble(runs) : 1;
    }

    private static String parameters(RunResult result) {
        List<String> parameters = new ArrayList<>();
        for (String key : result.getParams().getParamsKeys()) {
            parameters.add(key + " " + result.getParams().getParam(key));
        }
        return String.join(", ", parameters);
    }

    private static String judged(@Nullable Double most, double measured, String unit) {
        if (most == null) {
            return "";
        }
        String verdict = measured <= most
                ? "met with " + number(measured)
                : "missed, " + number(measured / most) + " times as much";
        return number(most) + " " + unit + ": " + verdict;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", rows);
    }
}
