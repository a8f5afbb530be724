/** The benchmarks of the budgets that {@code docs/benchmarks.md} lists; run by {@link io.github.fis4j.bench.Benchmarks}. */
@NullMarked
package io.github.fis4j.bench;

import org.jspecify.annotations.NullMarked;
