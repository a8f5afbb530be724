package io.github.fis4j.aws.rds;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Victims that cannot be hit, gathered so that all of them are told at once. Not thread-safe. */
final class Refusals {
    private final Map<String, List<String>> idsByReason = new LinkedHashMap<>();

    /** Refuses a victim: what was found, and the way out. */
    void add(String id, String reason) {
        idsByReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(id);
    }

    /** Fails the action if a victim was refused. */
    void check() {
        if (!idsByReason.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.INVALID_TARGET,
                    idsByReason.entrySet().stream()
                                    .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
                                    .collect(Collectors.joining("; "))
                            + ". Nothing was sent");
        }
    }
}
