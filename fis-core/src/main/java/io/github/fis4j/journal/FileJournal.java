package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.model.FisException;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.JournaledRun.Holder;
import io.github.fis4j.spi.Takeover;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a directory. What was appended survives the process and the machine's power: an append completes when the
 * disk has it. Any number of processes may share a directory, on a file system that has locks.
 *
 * <p>Nothing is made before the first append. Appends complete on the journal's own thread, which writes all that waits
 * with one force; do not block it. An append that the disk refuses fails with the file and the cause, and leaves nothing
 * that could be mistaken for it; the next one is tried in a new file. Files are readable by their owner only, where the
 * file system knows permissions, because events name accounts and roles. They never hold a secret.
 */
public final class FileJournal implements ExperimentJournal {
    /** How much is written with one force, at most. */
    private static final int MOST_BYTES_AT_ONCE = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final JournalDisk disk;
    private final JournalSettings settings;
    private final JournalThread thread = new JournalThread();
    private final Owners owners;
    private final OwnSegments segments;
    private final RunStates states = new RunStates();
    private final JournalWriter writer;
    private final TakeoverTask takeovers;
    private final PruneTask pruning;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean draining;
    private boolean closed;

    FileJournal(JournalDisk disk, JournalSettings settings) {
        this.disk = disk;
        this.settings = settings;
        owners = new Owners(disk);
        segments = new OwnSegments(disk, settings);
        writer = new JournalWriter(disk, segments, states, this::lookUp);
        takeovers = new TakeoverTask(disk, owners, states);
        pruning = new PruneTask(disk, owners, settings);
    }

    /**
     * {@return a journal in a directory, with the builder's defaults}
     *
     * @param directory where its files are or will be; made with the first append if it is not there
     */
    public static FileJournal in(Path directory) {
        return builder(directory).build();
    }

    /**
     * {@return a builder}
     *
     * @param directory where the journal's files are or will be
     */
    public static Builder builder(Path directory) {
        return new Builder(directory);
    }

    @Override
    public Durability durability() {
        return Durability.DURABLE;
    }

    @Override
    public CompletionStage<Void> append(ExperimentEvent event) {
        Append append;
        try {
            append = new Append(event, EventBytes.of(event, settings.longestLine()));
        } catch (FisException e) {
            return CompletableFuture.failedFuture(e);
        }
        synchronized (waiting) {
            if (closed) {
                return CompletableFuture.failedFuture(closedAlready());
            }
            waiting.add(append);
            if (!draining) {
                draining = true;
                thread.execute(this::drain);
            }
        }
        return append.durable();
    }

    @Override
    public List<ExperimentEvent> events(String runId) {
        try {
            return new JournalReader(disk, new Notes()).events(runId);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<JournaledRun> runs() {
        try {
            Tallies tallies = new JournalReader(disk, new Notes()).tallies();
            Map<String, Holder> holders = new HashMap<>();
            List<JournaledRun> runs = new ArrayList<>();
            for (RunTally run : tallies.runs().values()) {
                Holder holder = run.owners().stream()
                        .map(owner -> holders.computeIfAbsent(owner, this::holder))
                        .min(Comparator.naturalOrder())
                        .orElse(Holder.NOBODY);
                runs.add(run.asRun(holder));
            }
            runs.sort(Comparator.comparing(JournaledRun::startedAt).thenComparing(JournaledRun::runId));
            return runs;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public CompletionStage<Takeover> takeOver() {
        CompletableFuture<Takeover> result = new CompletableFuture<>();
        synchronized (waiting) {
            if (closed) {
                return CompletableFuture.failedFuture(closedAlready());
            }
            thread.execute(() -> takeOver(result));
        }
        return result;
    }

    /**
     * Writes what waits, and lets go of the locks: other journals may take over from then on. Waits for that, unless it is
     * called on the journal's own thread.
     */
    @Override
    public void close() {
        synchronized (waiting) {
            if (!closed) {
                closed = true;
                thread.execute(this::end);
                thread.end();
            }
        }
        if (!thread.isCurrent()) {
            ended.join();
        }
    }

    private void drain() {
        List<Append> batch = next();
        while (!batch.isEmpty()) {
            commit(batch);
            batch = next();
        }
    }

    private void commit(List<Append> batch) {
        try {
            writer.commit(batch);
        } catch (RuntimeException | Error e) {
            // Not thrown on: whoever waits must be told, and the next appends must find their turn.
            batch.forEach(append -> append.durable().completeExceptionally(e));
        }
    }

    private List<Append> next() {
        List<Append> batch = new ArrayList<>();
        long bytes = 0;
        synchronized (waiting) {
            while (!waiting.isEmpty() && bytes < MOST_BYTES_AT_ONCE) {
                Append append = waiting.remove();
                bytes += append.json().length;
                batch.add(append);
            }
            draining = !batch.isEmpty();
        }
        return batch;
    }

    private void takeOver(CompletableFuture<Takeover> result) {
        try {
            TakeoverTask.Taken taken = takeovers.run(segments.owner());
            if (taken.takeover().runs().isEmpty()) {
                prune(taken);
                result.complete(taken.takeover());
            } else {
                // Whoever waits for the answer has something to undo.
                result.complete(taken.takeover());
                prune(taken);
            }
        } catch (IOException e) {
            result.completeExceptionally(unreadable(e));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void prune(TakeoverTask.Taken taken) {
        try {
            Set<String> deleted = pruning.run(segments.owner(), taken.dead());
            if (!deleted.isEmpty()) {
                LOG.info(
                        "Deleted of the journal in {}, because all in it was over for {}: {}",
                        disk.place(),
                        settings.keepFor(),
                        deleted);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Old files of the journal in {} stay: {}", disk.place(), Failure.text(e));
        }
        // Whoever has nothing that we took up may be looked at by others, and by us the next time.
        taken.idle().forEach(owners::release);
    }

    private void end() {
        try {
            drain();
            segments.close();
            owners.releaseAll();
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** For an event that comes after its run has ended and was let go, or that is the first we see of its run. */
    private RunState lookUp(String runId) {
        Set<String> ours = owners.held();
        ours.add(segments.owner());
        try {
            return new JournalReader(disk, new Notes()).state(runId, ours);
        } catch (IOException e) {
            return RunState.fresh(runId);
        }
    }

    private Holder holder(String owner) {
        if (disk.lockedHere(JournalFiles.lock(owner))) {
            return Holder.THIS_PROCESS;
        }
        return owners.lives(owner) ? Holder.OTHER_PROCESS : Holder.NOBODY;
    }

    private FisException closedAlready() {
        return new FisException("The journal in " + disk.place() + " is closed; open another one");
    }

    private FisException unreadable(IOException e) {
        return new FisException("Cannot read the journal in " + disk.place() + ": " + Failure.text(e), e);
    }

    /**
     * Builds journals. Defaults:
     *
     * <ul>
     *   <li>{@link #segmentSize}: 16 MiB
     *   <li>{@link #longestLine}: 1 MiB
     *   <li>{@link #keepFor}: 120 days (EXP-05)
     *   <li>{@link #clock}: the system's
     * </ul>
     */
    public static final class Builder {
        private static final int SMALLEST_LINE = 1024;

        private final Path directory;
        private long segmentSize = 16L * 1024 * 1024;
        private int longestLine = 1024 * 1024;
        private Duration keepFor = Duration.ofDays(120);
        private InstantSource clock = JournalThread.SYSTEM_CLOCK;

        private Builder(Path directory) {
            this.directory = directory;
        }

        /**
         * Sets how large a file grows before another one is begun. Smaller ones are let go sooner, one by one.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder segmentSize(long bytes) {
            segmentSize = atLeast("segmentSize", bytes, 1);
            return this;
        }

        /**
         * Sets how long a line may be, which is how large an event may be. A longer one fails its append.
         *
         * @param bytes from 1,024 to 4,194,304
         * @return this builder
         */
        public Builder longestLine(int bytes) {
            if (bytes > SegmentReader.LONGEST_LINE) {
                throw new IllegalArgumentException("longestLine is " + bytes + "; journals with lines of more than "
                        + SegmentReader.LONGEST_LINE + " bytes are not read");
            }
            longestLine = (int) atLeast("longestLine", bytes, SMALLEST_LINE);
            return this;
        }

        /**
         * Sets how long finished runs are kept. Older ones are deleted when runs are taken over, a whole file at a time:
         * all runs in it must be finished and old. Unfinished ones are kept for ever, as is what cannot be read in full.
         *
         * @param age counted from their last event
         * @return this builder
         */
        public Builder keepFor(Duration age) {
            atLeast("keepFor in seconds", age.toSeconds(), 0);
            keepFor = age;
            return this;
        }

        /**
         * Sets the clock that tells the age of runs, for tests.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** {@return the journal; it touches no file yet} */
        public FileJournal build() {
            JournalSettings settings = new JournalSettings(
                    segmentSize,
                    longestLine,
                    keepFor,
                    clock,
                    HostName.get(),
                    ProcessHandle.current().pid());
            return new FileJournal(new FileDisk(directory), settings);
        }

        private static long atLeast(String what, long value, long least) {
            if (value < least) {
                throw new IllegalArgumentException(what + " is " + value + ", expected at least " + least);
            }
            return value;
        }
    }
}
