package io.github.fis4j.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Action and resource type descriptors by id. Immutable, thread-safe. Those of AWS are read from a file when one of them is first
 * asked for: who brings descriptors of its own does not wait for them.
 */
public final class Catalog {
    private static final Catalog AWS = new Catalog(new TreeMap<>(), new TreeMap<>(), true);

    private final Map<String, ActionDescriptor> actions;
    private final Map<String, ResourceTypeDescriptor> resourceTypes;
    private final boolean aws;

    private Catalog(
            Map<String, ActionDescriptor> actions, Map<String, ResourceTypeDescriptor> resourceTypes, boolean aws) {
        this.actions = actions;
        this.resourceTypes = resourceTypes;
        this.aws = aws;
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
        return new Catalog(new TreeMap<>(), new TreeMap<>(), false).with(actions, resourceTypes);
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
        return new Catalog(allActions, allTypes, aws);
    }

    /**
     * {@return the action of an id, if it is known}
     *
     * @param id the action's id
     */
    public Optional<ActionDescriptor> action(String id) {
        ActionDescriptor own = actions.get(id);
        return own == null && aws ? Known.CATALOG.action(id) : Optional.ofNullable(own);
    }

    /**
     * {@return the resource type of an id, if it is known}
     *
     * @param id the type's id
     */
    public Optional<ResourceTypeDescriptor> resourceType(String id) {
        ResourceTypeDescriptor own = resourceTypes.get(id);
        return own == null && aws ? Known.CATALOG.resourceType(id) : Optional.ofNullable(own);
    }

    /** {@return all actions, sorted by id} */
    public Collection<ActionDescriptor> actions() {
        return aws ? over(Known.CATALOG.actions, actions) : Collections.unmodifiableCollection(actions.values());
    }

    /** {@return all resource types, sorted by id} */
    public Collection<ResourceTypeDescriptor> resourceTypes() {
        return aws
                ? over(Known.CATALOG.resourceTypes, resourceTypes)
                : Collections.unmodifiableCollection(resourceTypes.values());
    }

    private static <D> Collection<D> over(Map<String, D> known, Map<String, D> own) {
        Map<String, D> all = new TreeMap<>(known);
        all.putAll(own);
        return Collections.unmodifiableCollection(all.values());
    }

    /** Read when it is first touched. */
    private static final class Known {
        static final Catalog CATALOG = AwsCatalog.catalog();
    }
}
