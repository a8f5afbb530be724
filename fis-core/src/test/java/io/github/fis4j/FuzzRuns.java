package io.github.fis4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the runs of the fuzz target in this JVM, and leaves the count where {@code FuzzSummaryTest} finds it. */
public final class FuzzRuns {
    /** The directory for the counts; not set where somebody runs the seeds of a target only. */
    static final String DIRECTORY = "fuzz.runs";

    static final String ENDING = ".runs";
    private static final double NANOS = 1e9;
    private static final AtomicLong RUNS = new AtomicLong();
    private static final AtomicLong BEGAN = new AtomicLong();

    private FuzzRuns() {}

    /** Counts one run. */
    public static void count() {
        if (RUNS.getAndIncrement() == 0) {
            BEGAN.set(System.nanoTime());
        }
    }

    /**
     * Leaves the number of runs and of seconds behind.
     *
     * @param target the class of the fuzz target
     */
    public static void leave(Class<?> target) {
        String directory = System.getProperty(DIRECTORY);
        if (directory == null) {
            return;
        }
        double seconds = (System.nanoTime() - BEGAN.get()) / NANOS;
        try {
            Path file = Path.of(directory, target.getName() + ENDING);
            Files.createDirectories(file.getParent());
            Files.writeString(file, RUNS.get() + " " + seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
