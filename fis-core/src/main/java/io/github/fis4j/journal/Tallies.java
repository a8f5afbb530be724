package io.github.fis4j.journal;

import io.github.fis4j.journal.JournalFiles.Segment;
import java.util.Map;
import java.util.Set;

/**
 * What is known after a pass over segments.
 *
 * @param runs every run that has lines there, by id
 * @param unsound the segments of which something could not be read
 */
record Tallies(Map<String, RunTally> runs, Set<Segment> unsound) {}
