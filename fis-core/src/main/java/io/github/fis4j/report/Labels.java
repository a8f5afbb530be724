package io.github.fis4j.report;

import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Victim;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How resources are named to people: by id and name instead of by ARN. */
final class Labels {
    private final Map<String, String> byArn = new HashMap<>();

    private Labels() {}

    static Labels of(Collection<TargetReport> targets) {
        Labels labels = new Labels();
        for (TargetReport target : targets) {
            for (Victim victim : target.victims()) {
                labels.byArn.put(victim.arn(), victim.label());
            }
        }
        return labels;
    }

    String of(String resource) {
        String label = byArn.get(resource);
        return label == null ? Arns.id(resource) : label;
    }
}
