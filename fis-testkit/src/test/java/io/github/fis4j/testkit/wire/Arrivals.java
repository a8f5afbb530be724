package io.github.fis4j.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The requests that came, by operation. Thread-safe. */
final class Arrivals {
    private final List<String> all = new ArrayList<>();
    private final Set<String> repeatable = new TreeSet<>();

    /** Keeps a request of an operation, for example {@code ec2:StopInstances}. */
    synchronized void add(String operation, HttpCall call) {
        all.add(operation);
        if (call.attempts() > 1) {
            repeatable.add(operation);
        }
    }

    synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts;
    }

    /** {@return the operations of which a request came that its client would have repeated} */
    synchronized Set<String> repeatable() {
        return Set.copyOf(repeatable);
    }
}
