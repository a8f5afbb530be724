package io.github.fis4j.journal;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a journal keeps its files.
 *
 * @param segmentSize a segment that has reached it is followed by another, in bytes
 * @param longestLine no line is longer, in bytes
 * @param keepFor how long finished runs are kept
 * @param clock tells how old they are, and names owners
 * @param host the machine, for people
 * @param pid the process, for people
 */
record JournalSettings(
        long segmentSize, int longestLine, Duration keepFor, InstantSource clock, String host, long pid) {}
