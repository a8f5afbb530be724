package io.github.fis4j.testkit.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which operations fail, to whom and how often; and which are slow. Thread-safe. */
final class Troubles {
    static final int FOREVER = Integer.MAX_VALUE;

    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, Set<String>> barred = new HashMap<>();
    private final Map<String, Duration> latencies = new HashMap<>();

    synchronized void set(String operation, int times, boolean denial, Supplier<@Nullable ServiceFailure> failure) {
        troubles.put(operation, new Trouble(times, denial, failure));
    }

    /** Bars whoever has this in its ARN. */
    synchronized void bar(String operation, String caller) {
        barred.computeIfAbsent(operation, none -> new TreeSet<>()).add(caller);
    }

    synchronized void slow(String operation, Duration latency) {
        latencies.put(operation, latency);
    }

    synchronized void clear(String operation) {
        troubles.remove(operation);
        barred.remove(operation);
        latencies.remove(operation);
    }

    synchronized boolean denies(String operation) {
        Trouble trouble = troubles.get(operation);
        return trouble != null && trouble.denial();
    }

    synchronized Duration latency(String operation, Duration usual) {
        return latencies.getOrDefault(operation, usual);
    }

    /** {@return how the next call fails; null if it does not} */
    synchronized @Nullable ServiceFailure next(String operation, String principal, Supplier<ServiceFailure> denied) {
        if (barred.getOrDefault(operation, Set.of()).stream().anyMatch(principal::contains)) {
            return denied.get();
        }
        Trouble trouble = troubles.get(operation);
        if (trouble == null || trouble.left() == 0) {
            return null;
        }
        if (trouble.left() != FOREVER) {
            troubles.put(operation, new Trouble(trouble.left() - 1, trouble.denial(), trouble.failure()));
        }
        return trouble.denial() ? denied.get() : trouble.failure().get();
    }

    private record Trouble(int left, boolean denial, Supplier<@Nullable ServiceFailure> failure) {}
}
