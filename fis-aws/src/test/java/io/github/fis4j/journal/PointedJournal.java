package io.github.fis4j.journal;

import io.github.fis4j.aws.kill.KillPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Opens file journals whose every step on the disk is a kill point. */
public final class PointedJournal {
    private static final long SMALL_SEGMENT = 40L * 1024;
    private static final int LONGEST_LINE = 1024 * 1024;

    private PointedJournal() {}

    /**
     * {@return a journal with small segments}
     *
     * @param directory where it is
     * @param points the points
     * @param forces false for a journal that only says that it forced what it wrote
     */
    public static FileJournal in(Path directory, KillPoints points, boolean forces) {
        JournalSettings settings = new JournalSettings(
                SMALL_SEGMENT,
                LONGEST_LINE,
                Duration.ofDays(120),
                InstantSource.system(),
                "localhost",
                ProcessHandle.current().pid());
        return new FileJournal(new PointedDisk(new FileDisk(directory), points, forces), settings);
    }
}
