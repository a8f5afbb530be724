package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Segment;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A file that names segments, a line each. When it appears they are gone, all at once: runs span segments, and a directory
 * that lost some of a run's lines could tell of an open record whose end it has forgotten. The files go after it.
 */
final class Tombstone {
    private static final String DELETED = "deleted";

    private Tombstone() {}

    /** Writes one, durably. */
    static void write(JournalDisk disk, String name, Collection<Segment> segments) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Segment segment : segments) {
            JsonObject line = JsonObject.builder().put(DELETED, segment.file()).build();
            byte[] json = JsonWriter.compact(line).getBytes(StandardCharsets.UTF_8);
            lines.writeBytes(JournalLine.of(JournalLine.firstChain(name), json));
        }
        String temporary = name + JournalFiles.TEMPORARY;
        try (JournalDisk.Output output = disk.create(temporary)) {
            output.write(ByteBuffer.wrap(lines.toByteArray()));
            output.force();
        }
        disk.rename(temporary, name);
        disk.forceDirectory();
    }

    /** {@return the files that it names} */
    static List<String> read(JournalDisk disk, String name) throws IOException {
        List<String> files = new ArrayList<>();
        try (SegmentReader lines = new SegmentReader(disk.read(name))) {
            while (lines.next()) {
                String file = lines.whole()
                        ? EventBytes.object(lines.line(), lines.length()).string(DELETED)
                        : null;
                // Whatever it says, nothing but segments is ever deleted for it.
                if (file != null && JournalFiles.isSegment(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /**
     * Deletes the files that tombstones name, then the tombstones. It matters that each is durable before the next: a
     * tombstone must outlast its files, and the names of its files must not be free before it is gone.
     */
    static void finish(JournalDisk disk, Collection<String> tombstones) throws IOException {
        for (String tombstone : tombstones) {
            for (String file : read(disk, tombstone)) {
                disk.delete(file);
            }
        }
        disk.forceDirectory();
        for (String tombstone : tombstones) {
            disk.delete(tombstone);
        }
        disk.forceDirectory();
    }
}
