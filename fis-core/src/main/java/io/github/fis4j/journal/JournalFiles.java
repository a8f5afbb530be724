package io.github.fis4j.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a directory by their owners. An owner is one opened journal of one process; its name begins with the time
 * at which it was opened, so that names sort by age. Segments that a tombstone names are gone, though their files may
 * still be there.
 */
record JournalFiles(SortedMap<String, Owner> owners) {
    static final String TEMPORARY = ".tmp";
    private static final String LOCK = ".lock";
    private static final String TOMBSTONE = ".pruned";
    private static final String OWNER = "(\\d{8}-\\d{9}-\\d+(?:-\\d+)?)";
    private static final Pattern SEGMENT = Pattern.compile(OWNER + "\\.(\\d{6,9})\\.journal");
    private static final Pattern OTHER = Pattern.compile(OWNER + "\\.(?:lock|pruned|.*\\.tmp)");

    /**
     * The files of one owner.
     *
     * @param name the owner
     * @param segments its segments by number
     * @param others its lock file, its tombstone, and what was being made when it ended
     */
    record Owner(String name, List<Segment> segments, List<JournalDisk.Entry> others) {
        List<String> temporary() {
            return ending(TEMPORARY);
        }

        List<String> tombstones() {
            return ending(TOMBSTONE);
        }

        /** {@return whether it has no segments, and nothing that was touched since} */
        boolean leftOverSince(Instant when) {
            return segments.isEmpty()
                    && others.stream().allMatch(each -> each.modified().isBefore(when));
        }

        private List<String> ending(String end) {
            return others.stream()
                    .map(JournalDisk.Entry::name)
                    .filter(name -> name.endsWith(end))
                    .toList();
        }
    }

    /**
     * A segment.
     *
     * @param file its file's name
     * @param owner who writes it
     * @param number from 1
     * @param size in bytes
     */
    record Segment(String file, String owner, int number, long size) {}

    static JournalFiles list(JournalDisk disk) throws IOException {
        SortedMap<String, Owner> owners = new TreeMap<>();
        for (JournalDisk.Entry entry : disk.list()) {
            Matcher segment = SEGMENT.matcher(entry.name());
            Matcher other = OTHER.matcher(entry.name());
            if (segment.matches()) {
                int number = Integer.parseInt(segment.group(2));
                owner(owners, segment.group(1))
                        .segments()
                        .add(new Segment(entry.name(), segment.group(1), number, entry.size()));
            } else if (other.matches()) {
                owner(owners, other.group(1)).others().add(entry);
            }
        }
        Set<String> gone = new HashSet<>();
        try {
            for (Owner owner : owners.values()) {
                for (String tombstone : owner.tombstones()) {
                    gone.addAll(Tombstone.read(disk, tombstone));
                }
            }
        } catch (NoSuchFileException e) {
            // Somebody has finished his pruning meanwhile: what was listed is not there any more.
            return list(disk);
        }
        for (Owner owner : owners.values()) {
            owner.segments().removeIf(segment -> gone.contains(segment.file()));
            owner.segments().sort(Comparator.comparingInt(Segment::number));
        }
        return new JournalFiles(owners);
    }

    private static Owner owner(SortedMap<String, Owner> owners, String name) {
        return owners.computeIfAbsent(name, key -> new Owner(key, new ArrayList<>(), new ArrayList<>()));
    }

    static boolean isSegment(String name) {
        return SEGMENT.matcher(name).matches();
    }

    static String segment(String owner, int number) {
        return String.format("%s.%06d.journal", owner, number);
    }

    static String lock(String owner) {
        return owner + LOCK;
    }

    static String tombstone(String owner) {
        return owner + TOMBSTONE;
    }
}
