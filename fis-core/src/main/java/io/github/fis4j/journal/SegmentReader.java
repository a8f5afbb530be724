package io.github.fis4j.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the lines of a segment one by one. Lines longer than any journal writes are passed over without being kept, so a
 * file of any size and shape takes no more memory than one line.
 */
final class SegmentReader implements Closeable {
    /** Longer lines are never written, whatever a journal's settings are. */
    static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[1024];
    private int length;
    private int number;
    private long startsAt;
    private long endsAt;
    private boolean ended;

    SegmentReader(InputStream in) {
        this.in = in;
    }

    /** {@return whether there is one more line, with a line feed or not} */
    boolean next() throws IOException {
        startsAt = endsAt;
        length = 0;
        number++;
        while (true) {
            if (chunkAt == chunkEnd && !fill()) {
                ended = false;
                return endsAt > startsAt;
            }
            int feed = feed();
            keep(feed);
            chunkAt = feed;
            if (feed < chunkEnd) {
                chunkAt++;
                endsAt++;
                ended = true;
                return true;
            }
        }
    }

    /** {@return the line without its line feed, in an array that is longer and used again} */
    byte[] line() {
        return line;
    }

    /** {@return the line's length in bytes, without its line feed} */
    int length() {
        return length;
    }

    /** {@return which line it is, from 1} */
    int number() {
        return number;
    }

    /** {@return where it begins in the file} */
    long startsAt() {
        return startsAt;
    }

    /** {@return whether it is as it was written} */
    boolean whole() {
        return ended && length <= LONGEST_LINE && JournalLine.whole(line, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, in.read(chunk, 0, CHUNK));
        return chunkEnd > 0;
    }

    private int feed() {
        int at = chunkAt;
        while (at < chunkEnd && chunk[at] != '\n') {
            at++;
        }
        return at;
    }

    private void keep(int to) {
        int more = to - chunkAt;
        endsAt += more;
        if (length > LONGEST_LINE) {
            return;
        }
        if (length + more > LONGEST_LINE) {
            length = LONGEST_LINE + 1;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST_LINE, Math.max(2 * line.length, length + more)));
        }
        System.arraycopy(chunk, chunkAt, line, length, more);
        length += more;
    }
}
