package io.github.fis4j.aws.wire;

import java.util.Map;

/** An Elastic IP address of the stub. Guarded by the stub. */
final class StubAddress {
    final String id;
    final Map<String, String> tags;
    boolean allocated = true;
    private final Lagging<Boolean> listed = new Lagging<>(false);

    StubAddress(String id, Map<String, String> tags, int lag) {
        this.id = id;
        this.tags = Map.copyOf(tags);
        listed.set(false, lag);
    }

    void release(int lag) {
        listed.set(allocated, lag);
        allocated = false;
    }

    /** Returns whether a look shows it. */
    boolean look() {
        return listed.look(allocated);
    }
}
