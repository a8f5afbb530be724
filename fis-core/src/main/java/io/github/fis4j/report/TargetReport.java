package io.github.fis4j.report;

import io.github.fis4j.model.Victim;
import java.util.List;

/**
 * What a target meant.
 *
 * @param name its name in the template
 * @param resourceType its resource type
 * @param identified how many resources it means
 * @param victims those that were selected, sorted by ARN
 */
public record TargetReport(String name, String resourceType, int identified, List<Victim> victims) {

    /** Copies the victims. */
    public TargetReport {
        victims = List.copyOf(victims);
    }
}
