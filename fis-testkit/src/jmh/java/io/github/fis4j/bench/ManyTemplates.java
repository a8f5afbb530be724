package io.github.fis4j.bench;

import io.github.fis4j.Fis;
import io.github.fis4j.codec.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads and validates ten thousand different templates in a JVM that has done nothing before, and prints what it took. */
public final class ManyTemplates {
    private static final int TEMPLATES = 10_000;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private ManyTemplates() {}

    /**
     * {@return a row of what it took in a JVM of its own}
     *
     * @param keep whether what was read is kept to the end
     */
    static String inFreshJvm(boolean keep) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(
                java,
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                ManyTemplates.class.getName(),
                keep ? "keep" : "drop");
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return String.valueOf(out.readLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it.
     *
     * @param args {@code keep} if what was read is to be kept to the end, as a tool that shows all of it would
     */
    public static void main(String[] args) {
        boolean keep = args.length > 0 && args[0].equals("keep");
        List<Parsed> kept = new ArrayList<>();
        long spent = 0;
        long problems = 0;
        for (int i = 0; i < TEMPLATES; i++) {
            String text = TemplateText.of(i); // Not part of what is measured.
            long begin = System.nanoTime();
            Parsed parsed = Fis.read(text);
            problems += Fis.validate(parsed).size();
            spent += System.nanoTime() - begin;
            if (keep) {
                kept.add(parsed);
            }
        }
        double peak = peak();
        System.gc();
        double after = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        System.out.printf(Locale.ROOT, "%.3f %.0f %.1f %d %d%n", spent / NANOS, peak, after, problems, kept.size());
    }

    /** {@return the most that the heap held, garbage included, in megabytes} */
    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MEGABYTE;
    }
}
