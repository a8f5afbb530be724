package io.github.fis4j.testkit.aws;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one kind by their key, in the order in which they came. The rows are immutable, so that a copy of the map
 * is a memory of all of them. Guarded by its {@link AccountState}.
 *
 * @param <V> the rows
 */
final class Rows<V> {
    private Map<String, V> rows = new LinkedHashMap<>();
    private int version;

    /** {@return a number that is another one after every change} */
    int version() {
        return version;
    }

    @Nullable
    V get(String key) {
        return rows.get(key);
    }

    @Nullable
    V put(String key, V row) {
        version++;
        return rows.put(key, row);
    }

    @Nullable
    V remove(String key) {
        version++;
        return rows.remove(key);
    }

    boolean has(String key) {
        return rows.containsKey(key);
    }

    Collection<V> all() {
        return List.copyOf(rows.values());
    }

    Collection<String> keys() {
        return List.copyOf(rows.keySet());
    }

    /** {@return what brings back the rows as they are now} */
    Runnable memory() {
        Map<String, V> kept = new LinkedHashMap<>(rows);
        return () -> {
            version++;
            rows = new LinkedHashMap<>(kept);
        };
    }
}
