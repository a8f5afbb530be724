package io.github.fis4j.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A segment's bytes, told line by line, so that any bytes tell some: a line is the JSON of a whole line; behind {@code !}
 * it stands as it is, with a line feed; behind {@code -} it is a whole line without its last two bytes. A header comes
 * first, unless the first byte is {@code ?}.
 */
final class SegmentStory {
    private static final byte[] HEADER =
            "{\"fis4j-journal\":1,\"owner\":\"o\",\"segment\":1}".getBytes(StandardCharsets.UTF_8);
    private static final int JSON = 26;

    private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
    private long chain = JournalLine.firstChain("EXPa");

    private SegmentStory() {}

    static byte[] of(byte[] told) {
        SegmentStory story = new SegmentStory();
        if (told.length == 0 || told[0] != '?') {
            story.segment.writeBytes(JournalLine.of(JournalLine.firstChain("o"), HEADER));
        }
        lines(told).forEach(line -> story.line(told, line));
        return story.segment.toByteArray();
    }

    private void line(byte[] told, Line line) {
        byte[] bytes = Arrays.copyOfRange(told, line.from(), line.to());
        byte first = bytes.length == 0 ? 0 : bytes[0];
        if (first == '!') {
            segment.write(bytes, 1, bytes.length - 1);
            segment.write('\n');
            return;
        }
        byte[] json = first == '-' || first == '?' ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        chain = JournalLine.chain(chain, json);
        byte[] whole = JournalLine.of(chain, json);
        segment.write(whole, 0, first == '-' ? whole.length - 2 : whole.length);
    }

    /**
     * A line of a segment, found without the library.
     *
     * @param number from 1
     * @param from where it begins
     * @param to where it ends, before its line feed
     * @param ended whether it has a line feed
     */
    record Line(int number, int from, int to, boolean ended) {

        /** {@return whether its checksum is that of the rest} */
        boolean isWhole(byte[] segment) {
            if (!ended || to - from < JSON || segment[from + 8] != ' ' || segment[from + JSON - 1] != ' ') {
                return false;
            }
            CRC32C crc = new CRC32C();
            crc.update(segment, from + 9, to - from - 9);
            String said = new String(segment, from, 8, StandardCharsets.ISO_8859_1);
            return said.equalsIgnoreCase(String.format("%08x", crc.getValue()));
        }

        String json(byte[] segment) {
            return new String(segment, from + JSON, to - from - JSON, StandardCharsets.UTF_8);
        }
    }

    static List<Line> lines(byte[] segment) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < segment.length; at++) {
            if (segment[at] == '\n') {
                lines.add(new Line(lines.size() + 1, from, at, true));
                from = at + 1;
            }
        }
        if (from < segment.length) {
            lines.add(new Line(lines.size() + 1, from, segment.length, false));
        }
        return lines;
    }
}
