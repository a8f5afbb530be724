package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A target of a template: which resources may be hit, and how many of them. Immutable, compared by content. */
public final class Target {
    private final String resourceType;
    private final List<String> resourceArns;
    private final boolean namesArns;
    private final Map<String, String> resourceTags;
    private final List<TargetFilter> filters;
    private final Map<String, String> parameters;
    private final @Nullable String selectionMode;
    private final SelectionMode mode;
    private final JsonObject unknown;

    private Target(Builder builder) {
        resourceType = builder.resourceType;
        resourceArns = List.copyOf(builder.resourceArns);
        namesArns = builder.namesArns;
        resourceTags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.resourceTags));
        filters = List.copyOf(builder.filters);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
        selectionMode = builder.selectionMode;
        mode = selectionMode == null
                ? SelectionMode.ALL
                : SelectionMode.parse(selectionMode).orElse(SelectionMode.ALL);
        unknown = builder.unknown;
    }

    /** {@return a builder; it selects {@code ALL} until told otherwise} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts with what this target says} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.resourceType = resourceType;
        builder.resourceArns.addAll(resourceArns);
        builder.namesArns = namesArns;
        builder.resourceTags.putAll(resourceTags);
        builder.filters.addAll(filters);
        builder.parameters.putAll(parameters);
        builder.selectionMode = selectionMode;
        builder.unknown = unknown;
        return builder;
    }

    /** {@return the resource type, for example {@code aws:ec2:instance}; empty if it is not said} */
    public String resourceType() {
        return resourceType;
    }

    /** {@return the ARNs, in order; empty if resources are found by tags, filters or parameters} */
    public List<String> resourceArns() {
        return resourceArns;
    }

    /** {@return whether the template has a list of ARNs, though it may be empty and so mean no resource (TPL-21)} */
    public boolean namesArns() {
        return namesArns;
    }

    /** {@return the tags that a resource must have, all of them (TGT-04)} */
    public Map<String, String> resourceTags() {
        return resourceTags;
    }

    /** {@return the filters, all of which must match (TGT-08)} */
    public List<TargetFilter> filters() {
        return filters;
    }

    /** {@return the parameters of the resource type} */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** {@return the selection mode as it is spelled; null if it is not said, which the service refuses} */
    public @Nullable String selectionModeText() {
        return selectionMode;
    }

    /** {@return how many are selected; ALL if it is not said or cannot be understood} */
    public SelectionMode selectionMode() {
        return mode;
    }

    /** {@return the members that this version does not know} */
    public JsonObject unknown() {
        return unknown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Target that
                && resourceType.equals(that.resourceType)
                && resourceArns.equals(that.resourceArns)
                && namesArns == that.namesArns
                && resourceTags.equals(that.resourceTags)
                && filters.equals(that.filters)
                && parameters.equals(that.parameters)
                && Objects.equals(selectionMode, that.selectionMode)
                && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(resourceType, resourceArns, resourceTags, filters, parameters, selectionMode, unknown);
    }

    @Override
    public String toString() {
        return "Target[" + resourceType + " " + selectionMode + "]";
    }

    /** Builds targets. Not thread-safe. */
    public static final class Builder {
        private String resourceType = "";
        private final List<String> resourceArns = new ArrayList<>();
        private boolean namesArns;
        private final Map<String, String> resourceTags = new LinkedHashMap<>();
        private final List<TargetFilter> filters = new ArrayList<>();
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private @Nullable String selectionMode = SelectionMode.ALL.text();
        private JsonObject unknown = JsonObject.empty();

        private Builder() {}

        /**
         * Sets the resource type.
         *
         * @param type for example {@code aws:ec2:instance}
         * @return this builder
         */
        public Builder resourceType(String type) {
            resourceType = type;
            return this;
        }

        /**
         * Adds a resource by its ARN.
         *
         * @param arn the ARN
         * @return this builder
         */
        public Builder arn(String arn) {
            resourceArns.add(arn);
            namesArns = true;
            return this;
        }

        /**
         * Replaces all ARNs.
         *
         * @param replacement the ARNs; an empty list means no resource at all (TPL-21)
         * @return this builder
         */
        public Builder arns(List<String> replacement) {
            resourceArns.clear();
            resourceArns.addAll(replacement);
            namesArns = true;
            return this;
        }

        /**
         * Adds a tag that a resource must have.
         *
         * @param key the tag's key
         * @param value the tag's value; an empty one matches only an empty one
         * @return this builder
         */
        public Builder tag(String key, String value) {
            resourceTags.put(key, value);
            return this;
        }

        /**
         * Adds a filter.
         *
         * @param path names in Pascal case, separated by full stops
         * @param values the values, any of which matches
         * @return this builder
         */
        public Builder filter(String path, String... values) {
            return filter(TargetFilter.of(path, values));
        }

        /**
         * Adds a filter.
         *
         * @param filter the filter
         * @return this builder
         */
        public Builder filter(TargetFilter filter) {
            filters.add(filter);
            return this;
        }

        /**
         * Replaces all filters.
         *
         * @param replacement the filters
         * @return this builder
         */
        public Builder filters(List<TargetFilter> replacement) {
            filters.clear();
            filters.addAll(replacement);
            return this;
        }

        /**
         * Sets a parameter of the resource type.
         *
         * @param name the parameter's name
         * @param value its value
         * @return this builder
         */
        public Builder parameter(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        /**
         * Sets how many are selected.
         *
         * @param mode the selection mode
         * @return this builder
         */
        public Builder selection(SelectionMode mode) {
            selectionMode = mode.text();
            return this;
        }

        /**
         * Sets how many are selected, as text.
         *
         * @param text the selection mode as it is spelled; null for not said
         * @return this builder
         */
        public Builder selectionModeText(@Nullable String text) {
            selectionMode = text;
            return this;
        }

        /**
         * Sets the members that this version does not know.
         *
         * @param members the members
         * @return this builder
         */
        public Builder unknown(JsonObject members) {
            unknown = members;
            return this;
        }

        /** {@return the target} */
        public Target build() {
            return new Target(this);
        }
    }
}
