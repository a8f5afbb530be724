package io.github.fis4j.validation;

import io.github.fis4j.problem.NearMiss;
import java.util.List;

/** What somebody meant who wrote the id of an action or a resource type that is not known. */
final class KnownIds {
    private KnownIds() {}

    /**
     * {@return the way out: the id of the same service that is near, or all that its service has; of a service that is not
     * known, the nearest id at all}
     *
     * @param id the id that is not known
     * @param known the ids that are
     */
    static String hint(String id, List<String> known) {
        String service = service(id);
        List<String> siblings =
                known.stream().filter(each -> service(each).equals(service)).toList();
        String near = NearMiss.of(id, siblings.isEmpty() ? known : siblings);
        if (near != null) {
            return "Did you mean \"" + near + "\"?";
        }
        return siblings.isEmpty()
                ? "The page docs/catalogue.md lists those that are; give the catalogue a descriptor of it if it is new"
                : "Its service has " + String.join(", ", siblings);
    }

    /** The id up to its second colon. */
    private static String service(String id) {
        return id.substring(0, Math.max(0, id.indexOf(':', id.indexOf(':') + 1)));
    }
}
