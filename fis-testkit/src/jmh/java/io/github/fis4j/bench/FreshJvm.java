package io.github.fis4j.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** From the start of a JVM to the first action of its first run, with fis-core and what it needs on the class path. */
final class FreshJvm {
    private static final int TIMES = 20;
    private static final double MICROS_PER_MILLI = 1_000;

    private FreshJvm() {}

    /**
     * {@return the median of twenty, in milliseconds, for each way}
     *
     * @param ways where the template comes from, {@code builder} or {@code json}; they take turns
     */
    static List<Double> toFirstAction(String... ways) {
        long[][] micros = new long[ways.length][TIMES];
        for (int i = 0; i < TIMES; i++) {
            for (int way = 0; way < ways.length; way++) {
                micros[way][i] = once(ways[way]);
            }
        }
        return Arrays.stream(micros).map(FreshJvm::median).toList();
    }

    private static double median(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return (sorted[TIMES / 2 - 1] + sorted[TIMES / 2]) / 2 / MICROS_PER_MILLI;
    }

    private static long once(String how) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(java, "-cp", classPath(), FirstAction.class.getName(), how)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        try {
            Process process = command.start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return Long.parseLong(String.valueOf(out.readLine())) - begin;
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a JVM was started", e);
        }
    }

    /** What an application with fis-core alone has; the benchmarks themselves are beside it. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(FreshJvm::isOfCore)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOfCore(String entry) {
        return entry.contains("fis-core")
                || entry.endsWith("jmh-classes")
                || Path.of(entry).getFileName().toString().matches("(jackson-core|slf4j-api|jspecify)-.*");
    }
}
