package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An action of a template: what is done to which target, and after what. Immutable, compared by content. */
public final class Action {
    private final String actionId;
    private final @Nullable String description;
    private final Map<String, String> parameters;
    private final Map<String, String> targets;
    private final List<String> startAfter;
    private final JsonObject unknown;

    private Action(Builder builder) {
        actionId = builder.actionId;
        description = builder.description;
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(builder.targets));
        startAfter = List.copyOf(builder.startAfter);
        unknown = builder.unknown;
    }

    /** {@return a builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts with what this action says} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.actionId = actionId;
        builder.description = description;
        builder.parameters.putAll(parameters);
        builder.targets.putAll(targets);
        builder.startAfter.addAll(startAfter);
        builder.unknown = unknown;
        return builder;
    }

    /** {@return the action's id, for example {@code aws:ec2:stop-instances}; empty if it is not said} */
    public String actionId() {
        return actionId;
    }

    /** {@return the description; null if there is none} */
    public @Nullable String description() {
        return description;
    }

    /** {@return the parameters, all of them texts (TPL-13)} */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** {@return the names of targets by slot, for example {@code Instances -> myInstance}} */
    public Map<String, String> targets() {
        return targets;
    }

    /** {@return the names of the actions that must have ended first, all of them (ACT-03)} */
    public List<String> startAfter() {
        return startAfter;
    }

    /** {@return the members that this version does not know} */
    public JsonObject unknown() {
        return unknown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Action that
                && actionId.equals(that.actionId)
                && Objects.equals(description, that.description)
                && parameters.equals(that.parameters)
                && targets.equals(that.targets)
                && startAfter.equals(that.startAfter)
                && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actionId, description, parameters, targets, startAfter, unknown);
    }

    @Override
    public String toString() {
        return "Action[" + actionId + "]";
    }

    /** Builds actions. Not thread-safe. */
    public static final class Builder {
        private String actionId = "";
        private @Nullable String description;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Map<String, String> targets = new LinkedHashMap<>();
        private final List<String> startAfter = new ArrayList<>();
        private JsonObject unknown = JsonObject.empty();

        private Builder() {}

        /**
         * Sets the action's id.
         *
         * @param actionId for example {@code aws:ec2:stop-instances}
         * @return this builder
         */
        public Builder id(String actionId) {
            this.actionId = actionId;
            return this;
        }

        /**
         * Sets the description.
         *
         * @param text the description; null for none
         * @return this builder
         */
        public Builder description(@Nullable String text) {
            description = text;
            return this;
        }

        /**
         * Sets a parameter.
         *
         * @param name the parameter's name
         * @param value its value, a text
         * @return this builder
         */
        public Builder parameter(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        /**
         * Replaces all parameters.
         *
         * @param replacement the parameters by name
         * @return this builder
         */
        public Builder parameters(Map<String, String> replacement) {
            parameters.clear();
            parameters.putAll(replacement);
            return this;
        }

        /**
         * Names the target of a slot.
         *
         * @param slot the slot, for example {@code Instances}
         * @param target the target's name in the template
         * @return this builder
         */
        public Builder target(String slot, String target) {
            targets.put(slot, target);
            return this;
        }

        /**
         * Adds actions that must have ended first.
         *
         * @param names their names in the template
         * @return this builder
         */
        public Builder startAfter(String... names) {
            startAfter.addAll(List.of(names));
            return this;
        }

        /**
         * Replaces the actions that must have ended first.
         *
         * @param replacement their names in the template
         * @return this builder
         */
        public Builder startAfter(List<String> replacement) {
            startAfter.clear();
            startAfter.addAll(replacement);
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

        /** {@return the action} */
        public Action build() {
            return new Action(this);
        }
    }
}
