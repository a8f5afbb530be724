package io.github.fis4j.journal;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.FisException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The segments that this journal writes, one at a time. After a failure the segment at hand is left behind, cut back to
 * what is certain if that can be done, and the next write begins a new one: nothing is ever written behind a line that may
 * be torn. For the writer thread only.
 */
final class OwnSegments {
    private static final int MOST_NAMES = 10_000;

    private final JournalDisk disk;
    private final JournalSettings settings;
    private JournalDisk.@Nullable Lock lock;
    private String owner = "";
    private int number;
    private String file = "";
    private JournalDisk.@Nullable Output output;
    private long size;

    OwnSegments(JournalDisk disk, JournalSettings settings) {
        this.disk = disk;
        this.settings = settings;
    }

    /** {@return the owner; empty before the first write} */
    String owner() {
        return owner;
    }

    /** Writes lines, all or none of them as far as anybody can tell; they are durable when this returns. */
    void write(byte[] lines) throws IOException {
        if (output != null && size >= settings.segmentSize()) {
            leave();
        }
        if (output == null) {
            begin(lines);
            return;
        }
        try {
            output.write(ByteBuffer.wrap(lines));
            output.force();
            size += lines.length;
        } catch (IOException e) {
            String left = file;
            long certain = size;
            leave();
            cutBack(left, certain);
            throw e;
        }
    }

    void close() {
        leave();
        if (lock != null) {
            lock.release();
            lock = null;
        }
    }

    /** A new segment holds its first lines already when it appears. */
    private void begin(byte[] lines) throws IOException {
        file = "";
        beOwner();
        String name = JournalFiles.segment(owner, number + 1);
        file = name;
        String temporary = name + JournalFiles.TEMPORARY;
        JournalDisk.Output made = disk.create(temporary);
        try {
            byte[] header = header(number + 1);
            made.write(ByteBuffer.wrap(header));
            made.write(ByteBuffer.wrap(lines));
            made.force();
            number++;
            disk.rename(temporary, name);
            disk.forceDirectory();
            size = (long) header.length + lines.length;
        } catch (IOException e) {
            close(made);
            // Whatever of it is there: the lines were refused, so they had better not be.
            deleteQuietly(temporary);
            deleteQuietly(name);
            throw e;
        }
        output = made;
    }

    /** Locks a name of our own before anything else of that name appears; again if somebody took the lock file away. */
    private void beOwner() throws IOException {
        if (lock != null && lock.inPlace()) {
            return;
        }
        if (lock != null) {
            lock.release();
            lock = null;
        }
        disk.makeDirectory();
        // A lock file may have been deleted by hand; a segment of that name would be written over.
        Set<String> used = JournalFiles.list(disk).owners().keySet();
        String base = baseName();
        for (int attempt = 1; attempt <= MOST_NAMES; attempt++) {
            String name = attempt == 1 ? base : base + "-" + attempt;
            JournalDisk.Lock taken = used.contains(name) ? null : tryFresh(JournalFiles.lock(name));
            if (taken != null) {
                lock = taken;
                owner = name;
                number = 0;
                return;
            }
        }
        throw new IOException("No free name for a lock file in " + disk.place() + "; tried " + base + " and others");
    }

    private JournalDisk.@Nullable Lock tryFresh(String name) throws IOException {
        try {
            return disk.tryLock(name, true);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
    }

    private String baseName() {
        ZonedDateTime now = now().atZone(ZoneOffset.UTC);
        return String.format(
                "%04d%02d%02d-%02d%02d%02d%03d-%d",
                Math.floorMod(now.getYear(), 10_000),
                now.getMonthValue(),
                now.getDayOfMonth(),
                now.getHour(),
                now.getMinute(),
                now.getSecond(),
                now.getNano() / 1_000_000,
                settings.pid());
    }

    private Instant now() {
        return settings.clock().instant();
    }

    private byte[] header(int segment) {
        JsonObject header = JsonObject.builder()
                .put(SegmentScan.FORMAT_NAME, SegmentScan.FORMAT)
                .put("owner", owner)
                .put("segment", segment)
                .put("host", settings.host())
                .put("pid", settings.pid())
                .put("startedAt", now().toString())
                .build();
        byte[] json = JsonWriter.compact(header).getBytes(StandardCharsets.UTF_8);
        return JournalLine.of(JournalLine.firstChain(owner), json);
    }

    private void leave() {
        if (output != null) {
            close(output);
            output = null;
            size = 0;
        }
    }

    private void cutBack(String left, long certain) {
        try {
            disk.truncate(left, certain);
        } catch (IOException e) {
            // A reader copes with what stays: its lines are whole or told as torn.
        }
    }

    private void deleteQuietly(String name) {
        try {
            disk.delete(name);
        } catch (IOException e) {
            // It is not read, or read as what it is: lines that were refused and may be there.
        }
    }

    private static void close(JournalDisk.Output output) {
        try {
            output.close();
        } catch (IOException e) {
            // All that counts was forced before.
        }
    }

    static FisException failed(JournalDisk disk, String file, IOException e) {
        return new FisException(
                "The journal could not write to " + file + " in " + disk.place() + ": " + Failure.text(e)
                        + ". Nothing was kept of this event; the next one is tried in a new file",
                e);
    }

    /** {@return the file that was written last, or would have been} */
    String file() {
        return file.isEmpty() ? "a new segment" : file;
    }
}
