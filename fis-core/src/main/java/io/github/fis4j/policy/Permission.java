package io.github.fis4j.policy;

import java.util.List;

/**
 * What is known of a permission.
 *
 * @param name its name, {@code service:Action}
 * @param access the access level of the Service Authorization Reference, for example {@code Write}
 * @param permissionOnly whether no API operation has that name
 * @param rules on which resources it must hold; all that are for a use hold together
 */
record Permission(String name, String access, boolean permissionOnly, List<ResourceRule> rules) {
    Permission {
        rules = List.copyOf(rules);
    }

    boolean reads() {
        return access.equals("Read") || access.equals("List");
    }
}
