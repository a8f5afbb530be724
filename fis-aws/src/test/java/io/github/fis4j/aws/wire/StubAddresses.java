package io.github.fis4j.aws.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Elastic IP addresses of the stub, whose ids tell the end of the marker that they carry. Guarded by the stub. */
final class StubAddresses {
    int lag;
    private final Map<String, StubAddress> all = new TreeMap<>();

    String allocate(SentCall call) {
        Map<String, String> tags = call.tags("TagSpecification.1.Tag");
        String name = tags.values().stream()
                .map(value -> value.replaceFirst("^fis4j:[^:]*:", "").replace(':', '-'))
                .findFirst()
                .orElse("plain");
        String id = "eipalloc-" + name;
        for (int i = 2; all.containsKey(id); i++) {
            id = "eipalloc-" + name + "-" + i;
        }
        all.put(id, new StubAddress(id, tags, lag));
        return id;
    }

    List<StubAddress> find(Map<String, List<String>> filters) {
        return all.values().stream()
                .filter(one -> filters.entrySet().stream()
                        .allMatch(filter -> filter.getValue()
                                .contains(one.tags.getOrDefault(filter.getKey().replaceFirst("^tag:", ""), ""))))
                .filter(StubAddress::look)
                .toList();
    }

    boolean release(String id) {
        StubAddress address = all.get(id);
        if (address == null || !address.allocated) {
            return false;
        }
        address.release(lag);
        return true;
    }

    List<String> ids() {
        return all.values().stream()
                .filter(one -> one.allocated)
                .map(one -> one.id)
                .toList();
    }
}
