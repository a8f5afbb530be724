package io.github.fis4j.testkit.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an answer.
 *
 * @param items what is on it
 * @param nextToken asks for the next page; null on the last one
 * @param <T> the items
 */
record Page<T>(List<T> items, @Nullable String nextToken) {}
