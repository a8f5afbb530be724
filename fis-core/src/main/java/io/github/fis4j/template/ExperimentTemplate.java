package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CreateExperimentTemplate} takes. Immutable, compared by content; names keep the order in which they
 * stand. A template may be incomplete or wrong: validation tells.
 */
public final class ExperimentTemplate {
    private final String description;
    private final Map<String, Target> targets;
    private final Map<String, Action> actions;
    private final List<StopCondition> stopConditions;
    private final @Nullable String roleArn;
    private final @Nullable String clientToken;
    private final Map<String, String> tags;
    private final @Nullable LogConfiguration logConfiguration;
    private final @Nullable ExperimentOptions experimentOptions;
    private final @Nullable ReportConfiguration reportConfiguration;
    private final JsonObject unknown;
    private final Set<String> literals;

    private ExperimentTemplate(Builder builder) {
        description = builder.description;
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(builder.targets));
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.actions));
        stopConditions = List.copyOf(builder.stopConditions);
        roleArn = builder.roleArn;
        clientToken = builder.clientToken;
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
        logConfiguration = builder.logConfiguration;
        experimentOptions = builder.experimentOptions;
        reportConfiguration = builder.reportConfiguration;
        unknown = builder.unknown;
        literals = Set.copyOf(builder.literals);
    }

    /**
     * {@return a builder of templates}
     *
     * @param description what the experiment is for, at most 512 characters
     */
    public static Builder builder(String description) {
        return new Builder(description);
    }

    /** {@return a builder that starts with what this template says} */
    public Builder toBuilder() {
        Builder builder = new Builder(description);
        builder.targets.putAll(targets);
        builder.actions.putAll(actions);
        builder.stopConditions.addAll(stopConditions);
        builder.roleArn = roleArn;
        builder.clientToken = clientToken;
        builder.tags.putAll(tags);
        builder.logConfiguration = logConfiguration;
        builder.experimentOptions = experimentOptions;
        builder.reportConfiguration = reportConfiguration;
        builder.unknown = unknown;
        builder.literals.addAll(literals);
        return builder;
    }

    /** {@return the description; empty if it is not said} */
    public String description() {
        return description;
    }

    /** {@return the targets by name} */
    public Map<String, Target> targets() {
        return targets;
    }

    /** {@return the actions by name} */
    public Map<String, Action> actions() {
        return actions;
    }

    /** {@return the stop conditions, any of which stops the experiment (STC-02)} */
    public List<StopCondition> stopConditions() {
        return stopConditions;
    }

    /** {@return the role that the service assumes; null if it is not said} */
    public @Nullable String roleArn() {
        return roleArn;
    }

    /** {@return the idempotency token of the create call (TPL-01); null if it is not said} */
    public @Nullable String clientToken() {
        return clientToken;
    }

    /** {@return the template's own tags; experiments do not inherit them (TPL-07)} */
    public Map<String, String> tags() {
        return tags;
    }

    /** {@return where the service logs; null if it does not} */
    public @Nullable LogConfiguration logConfiguration() {
        return logConfiguration;
    }

    /** {@return the experiment options; null if the template says nothing of them} */
    public @Nullable ExperimentOptions experimentOptions() {
        return experimentOptions;
    }

    /** {@return the experiment options that hold: what is said, and defaults for the rest} */
    public ExperimentOptions options() {
        return experimentOptions == null ? ExperimentOptions.defaults() : experimentOptions;
    }

    /** {@return the report that the service makes; null if none} */
    public @Nullable ReportConfiguration reportConfiguration() {
        return reportConfiguration;
    }

    /** {@return the members that this version does not know} */
    public JsonObject unknown() {
        return unknown;
    }

    /**
     * {@return the names of the placeholders that are still to be filled in, in the order of the template, each once; the
     * engine refuses a template that has any. {@link Variables} says what a placeholder is}
     */
    public List<String> variables() {
        return List.copyOf(Variables.places(this).keySet());
    }

    /**
     * {@return the names that look like placeholders and are meant as they stand. A mark for who runs the template and no
     * part of what it says: it is neither written nor compared}
     */
    public Set<String> literals() {
        return literals;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExperimentTemplate that
                && description.equals(that.description)
                && targets.equals(that.targets)
                && actions.equals(that.actions)
                && stopConditions.equals(that.stopConditions)
                && Objects.equals(roleArn, that.roleArn)
                && Objects.equals(clientToken, that.clientToken)
                && tags.equals(that.tags)
                && Objects.equals(logConfiguration, that.logConfiguration)
                && Objects.equals(experimentOptions, that.experimentOptions)
                && Objects.equals(reportConfiguration, that.reportConfiguration)
                && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(description, targets, actions, stopConditions, roleArn, clientToken, tags, unknown);
    }

    @Override
    public String toString() {
        return "ExperimentTemplate[" + description + ", actions " + actions.keySet() + "]";
    }

    /** Builds templates. Not thread-safe. */
    public static final class Builder {
        private String description;
        private final Map<String, Target> targets = new LinkedHashMap<>();
        private final Map<String, Action> actions = new LinkedHashMap<>();
        private final List<StopCondition> stopConditions = new ArrayList<>();
        private @Nullable String roleArn;
        private @Nullable String clientToken;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private @Nullable LogConfiguration logConfiguration;
        private @Nullable ExperimentOptions experimentOptions;
        private @Nullable ReportConfiguration reportConfiguration;
        private JsonObject unknown = JsonObject.empty();
        private final Set<String> literals = new HashSet<>();

        private Builder(String description) {
            this.description = description;
        }

        /**
         * Sets the description.
         *
         * @param text the description
         * @return this builder
         */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /**
         * Adds a target, or replaces the one of that name.
         *
         * @param name the target's name
         * @param target says what it is
         * @return this builder
         */
        public Builder target(String name, Consumer<Target.Builder> target) {
            Target.Builder builder = Target.builder();
            target.accept(builder);
            return target(name, builder.build());
        }

        /**
         * Adds a target, or replaces the one of that name.
         *
         * @param name the target's name
         * @param target the target
         * @return this builder
         */
        public Builder target(String name, Target target) {
            targets.put(name, target);
            return this;
        }

        /**
         * Adds an action, or replaces the one of that name.
         *
         * @param name the action's name
         * @param action says what it is
         * @return this builder
         */
        public Builder action(String name, Consumer<Action.Builder> action) {
            Action.Builder builder = Action.builder();
            action.accept(builder);
            return action(name, builder.build());
        }

        /**
         * Adds an action, or replaces the one of that name.
         *
         * @param name the action's name
         * @param action the action
         * @return this builder
         */
        public Builder action(String name, Action action) {
            actions.put(name, action);
            return this;
        }

        /**
         * Adds a stop condition.
         *
         * @param condition the condition
         * @return this builder
         */
        public Builder stopCondition(StopCondition condition) {
            stopConditions.add(condition);
            return this;
        }

        /**
         * Replaces all stop conditions.
         *
         * @param replacement the conditions
         * @return this builder
         */
        public Builder stopConditions(List<StopCondition> replacement) {
            stopConditions.clear();
            stopConditions.addAll(replacement);
            return this;
        }

        /**
         * Sets the role that the service assumes.
         *
         * @param arn the role's ARN; null for not said
         * @return this builder
         */
        public Builder roleArn(@Nullable String arn) {
            roleArn = arn;
            return this;
        }

        /**
         * Sets the idempotency token of the create call.
         *
         * @param token the token; null for not said
         * @return this builder
         */
        public Builder clientToken(@Nullable String token) {
            clientToken = token;
            return this;
        }

        /**
         * Sets a tag of the template itself.
         *
         * @param key the tag's key
         * @param value the tag's value
         * @return this builder
         */
        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        /**
         * Sets where the service logs.
         *
         * @param configuration the configuration; null for not said
         * @return this builder
         */
        public Builder logConfiguration(@Nullable LogConfiguration configuration) {
            logConfiguration = configuration;
            return this;
        }

        /**
         * Sets the experiment options.
         *
         * @param options the options; null for not said
         * @return this builder
         */
        public Builder experimentOptions(@Nullable ExperimentOptions options) {
            experimentOptions = options;
            return this;
        }

        /** {@return this builder, with actions on empty targets skipped instead of failing the experiment (EMP-02)} */
        public Builder skipEmptyTargets() {
            ExperimentOptions said = experimentOptions == null ? ExperimentOptions.defaults() : experimentOptions;
            return experimentOptions(said.skipEmptyTargets());
        }

        /** {@return this builder, with targets in several accounts, which a run has to name (ACC-01, ACC-02)} */
        public Builder multiAccount() {
            ExperimentOptions said = experimentOptions == null ? ExperimentOptions.defaults() : experimentOptions;
            return experimentOptions(said.multiAccount());
        }

        /**
         * Sets the report that the service makes.
         *
         * @param configuration the configuration; null for not said
         * @return this builder
         */
        public Builder reportConfiguration(@Nullable ReportConfiguration configuration) {
            reportConfiguration = configuration;
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

        /**
         * Says that texts which look like placeholders are meant as they stand, such as <code>${HOME}</code> for a shell.
         *
         * @param names the names, without dollars and braces
         * @return this builder
         */
        public Builder literals(Collection<String> names) {
            literals.addAll(names);
            return this;
        }

        /** {@return the template} */
        public ExperimentTemplate build() {
            return new ExperimentTemplate(this);
        }
    }
}
