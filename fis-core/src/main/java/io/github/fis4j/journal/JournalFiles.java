package io.github.fis4j.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a directory by their owners. An owner is one opened journal of one process; its name begins with the time
 * at which it was opened, so that names sort by age.
 */
record JournalFiles(SortedMap<String, Owner> owners) {
    static final String TEMPORARY = ".tmp";
    private static final String OWNER = "(\\d{8}-\\d{9}-\\d+(?:-\\d+)?)";
    private static final Pattern SEGMENT = Pattern.compile(OWNER + "\\.(\\d{6,9})\\.journal");
    private static final Pattern OTHER = Pattern.compile(OWNER + "\\.(lock|done|.*\\.tmp)");

    /**
     * The files of one owner.
     *
     * @param name the owner
     * @param segments its segments by number
     * @param lock the lock file; null if there is none
     * @param marker the file that says that nothing is left to do; null if there is none
     * @param temporary what was being made when the owner ended
     */
    record Owner(
            String name,
            List<Segment> segments,
            JournalDisk.@Nullable Entry lock,
            JournalDisk.@Nullable Entry marker,
            List<String> temporary) {}

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
                owners.put(other.group(1), with(owner(owners, other.group(1)), other.group(2), entry));
            }
        }
        owners.values().forEach(owner -> owner.segments().sort(Comparator.comparingInt(Segment::number)));
        return new JournalFiles(owners);
    }

    private static Owner owner(SortedMap<String, Owner> owners, String name) {
        return owners.computeIfAbsent(name, key -> new Owner(key, new ArrayList<>(), null, null, new ArrayList<>()));
    }

    private static Owner with(Owner owner, String what, JournalDisk.Entry entry) {
        if (what.equals("lock")) {
            return new Owner(owner.name(), owner.segments(), entry, owner.marker(), owner.temporary());
        }
        if (what.equals("done")) {
            return new Owner(owner.name(), owner.segments(), owner.lock(), entry, owner.temporary());
        }
        owner.temporary().add(entry.name());
        return owner;
    }

    static String segment(String owner, int number) {
        return String.format("%s.%06d.journal", owner, number);
    }

    static String lock(String owner) {
        return owner + ".lock";
    }

    static String marker(String owner) {
        return owner + ".done";
    }
}
