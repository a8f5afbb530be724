package io.github.fis4j.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Action and resource type descriptors by id. Immutable. */
public final class Catalog {
    private static final Catalog AWS = AwsCatalog.catalog();

    private final Map<String, ActionDescriptor> actions;
    private final Map<String, ResourceTypeDescriptor> resourceTypes;

    private Catalog(Map<String, ActionDescriptor> actions, Map<String, ResourceTypeDescriptor> resourceTypes) {
        this.actions = Collections.unmodifiableMap(actions);
        this.resourceTypes = Collections.unmodifiableMap(resourceTypes);
    }

    /** {@return the {@code aws:*} actions and resource types that this version knows} */
    public static Catalog aws() {
        return AWS;
    }

    /**
     * {@return a catalogue of the given descriptors}
     *
     * @param actions the actions
     * @param resourceTypes the resource types
     */
    public static Catalog of(Collection<ActionDescriptor> actions, Collection<ResourceTypeDescriptor> resourceTypes) {
        return new Catalog(new TreeMap<>(), new TreeMap<>()).with(actions, resourceTypes);
    }

    /**
     * {@return this catalogue with more descriptors; one of a known id replaces the known one}
     *
     * @param moreActions the actions to add
     * @param moreTypes the resource types to add
     */
    public Catalog with(Collection<ActionDescriptor> moreActions, Collection<ResourceTypeDescriptor> moreTypes) {
        Map<String, ActionDescriptor> allActions = new TreeMap<>(actions);
        moreActions.forEach(action -> allActions.put(action.id(), action));
        Map<String, ResourceTypeDescriptor> allTypes = new TreeMap<>(resourceTypes);
        moreTypes.forEach(type -> allTypes.put(type.id(), type));
        return new Catalog(allActions, allTypes);
    }

    /**
     * {@return the action of an id, if it is known}
     *
     * @param id the action's id
     */
    public Optional<ActionDescriptor> action(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    /**
     * {@return the resource type of an id, if it is known}
     *
     * @param id the type's id
     */
    public Optional<ResourceTypeDescriptor> resourceType(String id) {
        return Optional.ofNullable(resourceTypes.get(id));
    }

    /** {@return all actions, sorted by id} */
    public Collection<ActionDescriptor> actions() {
        return actions.values();
    }

    /** {@return all resource types, sorted by id} */
    public Collection<ResourceTypeDescriptor> resourceTypes() {
        return resourceTypes.values();
    }
}
