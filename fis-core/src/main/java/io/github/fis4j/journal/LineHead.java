package io.github.fis4j.journal;

import io.github.fis4j.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What every event begins with, read without reading the rest: most lines are of runs or kinds that a reader does not
 * ask for.
 *
 * @param kind the kind of event
 * @param runId its run
 * @param number its number
 * @param at when it happened, as text
 */
record LineHead(String kind, String runId, long number, String at) {
    private static final byte[] KIND = ascii("{\"kind\":\"");
    private static final byte[] RUN = ascii("\",\"run\":\"");
    private static final byte[] NUMBER = ascii("\",\"n\":");
    private static final byte[] AT = ascii(",\"at\":\"");
    private static final int MOST_DIGITS = 18;

    /** {@return what a whole line begins with; null if it is no event} */
    static @Nullable LineHead of(byte[] line, int length) {
        LineHead head = new Cursor(line, length).head();
        return head == null ? slowly(EventBytes.object(line, length)) : head;
    }

    private static @Nullable LineHead slowly(JsonObject object) {
        String kind = object.string(EventCodec.KIND);
        String run = object.string(EventCodec.RUN);
        String at = object.string(EventCodec.AT);
        if (kind == null || run == null || at == null) {
            return null;
        }
        try {
            return new LineHead(kind, run, new Members(object).number(EventCodec.NUMBER), at);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes over the bytes as this version writes them; what looks otherwise ends it. */
    private static final class Cursor {
        private final byte[] line;
        private final int length;
        private int at = JournalLine.JSON;

        Cursor(byte[] line, int length) {
            this.line = line;
            this.length = length;
        }

        @Nullable
        LineHead head() {
            String kind = text(KIND);
            String run = kind == null ? null : text(RUN);
            if (kind == null || run == null || !skip(NUMBER)) {
                return null;
            }
            long number = digits();
            String when = number < 0 ? null : text(AT);
            return when == null ? null : new LineHead(kind, run, number, when);
        }

        private @Nullable String text(byte[] before) {
            if (!skip(before)) {
                return null;
            }
            int start = at;
            while (at < length && line[at] != '"' && line[at] != '\\' && line[at] > 0) {
                at++;
            }
            return at < length && line[at] == '"'
                    ? new String(line, start, at - start, StandardCharsets.US_ASCII)
                    : null;
        }

        private boolean skip(byte[] expected) {
            for (byte each : expected) {
                if (at >= length || line[at] != each) {
                    return false;
                }
                at++;
            }
            return true;
        }

        private long digits() {
            int start = at;
            long value = 0;
            while (at < length && at - start < MOST_DIGITS && line[at] >= '0' && line[at] <= '9') {
                value = value * 10 + (line[at] - '0');
                at++;
            }
            return at > start && at < length && line[at] == ',' ? value : -1;
        }
    }
}
