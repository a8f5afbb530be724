package io.github.fis4j.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One line of a segment: {@code <checksum> <chain> <json>} and a line feed. The checksum is the CRC-32C of all that
 * follows it up to the line feed, 8 hexadecimal digits. The chain is, in 16 digits, the first 8 bytes of the SHA-256 of
 * the chain of the run's line before, in 8 bytes, and the JSON; before a run's first line stands the SHA-256 of its id.
 */
final class JournalLine {
    private static final int CHAIN = 8 + 1;

    /** Where the JSON begins. */
    static final int JSON = CHAIN + 16 + 1;

    /** All that a line has besides its JSON. */
    static final int EXTRA = JSON + 1;

    private static final HexFormat HEX = HexFormat.of();

    private JournalLine() {}

    static long firstChain(String runId) {
        return firstBytes(sha256().digest(runId.getBytes(StandardCharsets.UTF_8)));
    }

    static long chain(long before, byte[] json) {
        MessageDigest digest = sha256();
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (before >>> shift));
        }
        digest.update(json);
        return firstBytes(digest.digest());
    }

    /** {@return the whole line, its line feed included} */
    static byte[] of(long chain, byte[] json) {
        byte[] line = new byte[json.length + EXTRA];
        put(chain, json, line, 0);
        return line;
    }

    /**
     * Puts a whole line, its line feed included, into an array.
     *
     * @return where it ends
     */
    static int put(long chain, byte[] json, byte[] lines, int at) {
        int feed = at + JSON + json.length;
        put(HEX.toHexDigits(chain), lines, at + CHAIN);
        lines[at + CHAIN - 1] = ' ';
        lines[at + JSON - 1] = ' ';
        System.arraycopy(json, 0, lines, at + JSON, json.length);
        lines[feed] = '\n';
        put(HEX.toHexDigits(checksum(lines, at + CHAIN, feed)), lines, at);
        return feed + 1;
    }

    /**
     * {@return whether a line is as it was written}
     *
     * @param line the line, without its line feed
     * @param length how much of the array is the line
     */
    static boolean whole(byte[] line, int length) {
        return length >= JSON
                && line[CHAIN - 1] == ' '
                && line[JSON - 1] == ' '
                && hex(line, 0, 8) == Integer.toUnsignedLong(checksum(line, CHAIN, length));
    }

    /** {@return the chain that a whole line says} */
    static long chain(byte[] line) {
        return hex(line, CHAIN, JSON - 1);
    }

    private static int checksum(byte[] lines, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(lines, from, to - from);
        return (int) crc.getValue();
    }

    private static long hex(byte[] line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(line[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static void put(String text, byte[] line, int at) {
        for (int i = 0; i < text.length(); i++) {
            line[at + i] = (byte) text.charAt(i);
        }
    }

    private static long firstBytes(byte[] hash) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | (hash[i] & 0xff);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
