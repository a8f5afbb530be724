package io.github.fis4j.plan;

import io.github.fis4j.model.Victim;
import java.util.List;

/**
 * What a target means now.
 *
 * @param name its name
 * @param resourceType its resource type
 * @param known whether it could be resolved; if not, the problems or the notes say why
 * @param identified how many resources it means; 0 unless it is known
 * @param victims those that the seed chooses, sorted by ARN
 * @param notes what was worth telling
 */
public record PreviewedTarget(
        String name, String resourceType, boolean known, int identified, List<Victim> victims, List<String> notes) {

    /** Copies the lists. */
    public PreviewedTarget {
        victims = List.copyOf(victims);
        notes = List.copyOf(notes);
    }
}
