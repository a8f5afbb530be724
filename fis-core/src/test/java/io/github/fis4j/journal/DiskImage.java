package io.github.fis4j.journal;

import io.github.fis4j.journal.PowerDisk.Inode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk at a moment: what is durable, and what may or may not be if the power goes now. Every change of a name since the
 * last force of the directory may be kept or lost for itself; of what a file holds, what was not forced may be lost, kept
 * up to anywhere, or torn block by block.
 *
 * @param names the names that are durable
 * @param pending the changes of names that are not
 * @param contents what files hold
 * @param now the time
 */
record DiskImage(Map<String, Inode> names, List<Change> pending, Map<Inode, Content> contents, Instant now) {
    private static final int BLOCK = 64;

    /** A name that appeared, changed or went. */
    record Change(@Nullable String from, @Nullable String to, Inode inode) {}

    /** What a file holds, and what of it is durable. Arrays are never changed in place. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Content(byte[] data, byte[] durable) {}

    static DiskImage of(Map<String, Inode> durable, List<Change> pending, Collection<Inode> living, Instant now) {
        Map<Inode, Content> contents = new HashMap<>();
        for (Inode inode : living) {
            contents.put(inode, new Content(inode.data, inode.durable));
        }
        for (Inode inode : durable.values()) {
            contents.put(inode, new Content(inode.data, inode.durable));
        }
        for (Change change : pending) {
            contents.put(change.inode(), new Content(change.inode().data, change.inode().durable));
        }
        return new DiskImage(new TreeMap<>(durable), List.copyOf(pending), contents, now);
    }

    /** {@return what is left if all that may be lost is lost} */
    SortedMap<String, byte[]> worst() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        names.forEach((name, inode) -> files.put(name, content(inode).durable()));
        return files;
    }

    /** {@return what is left if nothing is lost} */
    SortedMap<String, byte[]> best() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<String, Inode> all = new TreeMap<>(names);
        pending.forEach(change -> apply(change, all));
        all.forEach((name, inode) -> files.put(name, content(inode).data()));
        return files;
    }

    /** {@return what is left if chance decides} */
    SortedMap<String, byte[]> some(Random random) {
        Map<String, Inode> kept = new TreeMap<>(names);
        List<Change> changes = new ArrayList<>(pending);
        changes.removeIf(change -> random.nextBoolean());
        changes.forEach(change -> apply(change, kept));
        SortedMap<String, byte[]> files = new TreeMap<>();
        kept.forEach((name, inode) -> files.put(name, some(content(inode), random)));
        return files;
    }

    private Content content(Inode inode) {
        Content content = contents.get(inode);
        if (content == null) {
            throw new IllegalStateException("a name without a file");
        }
        return content;
    }

    private static void apply(Change change, Map<String, Inode> names) {
        if (change.from() != null) {
            names.remove(change.from(), change.inode());
        }
        if (change.to() != null) {
            names.put(change.to(), change.inode());
        }
    }

    private static byte[] some(Content content, Random random) {
        byte[] data = content.data();
        byte[] durable = content.durable();
        if (data.length < durable.length) {
            return random.nextBoolean() ? data : durable; // It is being cut.
        }
        int unforced = data.length - durable.length;
        return switch (random.nextInt(4)) {
            case 0 -> durable;
            case 1 -> data;
            case 2 -> Arrays.copyOf(data, durable.length + random.nextInt(unforced + 1));
            default -> torn(data, durable.length, random);
        };
    }

    /** Blocks are lost one by one; what is lost before one that is kept reads as zeros. */
    private static byte[] torn(byte[] data, int from, Random random) {
        byte[] torn = data.clone();
        int end = from;
        int next = from;
        for (int at = from; at < data.length; at = next) {
            next = Math.min(data.length, (at / BLOCK + 1) * BLOCK);
            if (random.nextBoolean()) {
                Arrays.fill(torn, at, next, (byte) 0);
            } else {
                end = next;
            }
        }
        return Arrays.copyOf(torn, random.nextBoolean() ? end : data.length);
    }
}
