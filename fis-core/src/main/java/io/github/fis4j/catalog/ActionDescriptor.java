package io.github.fis4j.catalog;

import io.github.fis4j.model.EvidenceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an action is: its slots, parameters, timing, evidence and permissions. Immutable; one instance an action id. */
public final class ActionDescriptor {
    private final String id;
    private final String description;
    private final List<TargetSlot> slots;
    private final List<ParameterDescriptor> parameters;
    private final Map<String, String> defaults;
    private final TimingRule timing;
    private final EvidenceKind evidence;
    private final Reversibility reversibility;
    private final List<String> permissions;
    private final OptionalInt mostTargets;
    private final String quotaCode;
    private final boolean withdrawn;
    private final String since;
    private final String rollback;
    private final List<String> permissionNotes;
    private final String managedPolicy;
    private final LocalExecution execution;
    private final List<String> restrictions;
    private final List<String> notes;
    private final String documentation;

    private ActionDescriptor(Builder builder) {
        id = builder.id;
        description = builder.description;
        slots = List.copyOf(builder.slots);
        parameters = List.copyOf(builder.parameters);
        defaults = defaults(parameters);
        timing = builder.timing;
        evidence = builder.evidence;
        reversibility = builder.reversibility;
        permissions = List.copyOf(builder.permissions);
        mostTargets = builder.mostTargets;
        quotaCode = builder.quotaCode;
        withdrawn = builder.withdrawn;
        since = builder.since;
        rollback = builder.rollback;
        permissionNotes = List.copyOf(builder.permissionNotes);
        managedPolicy = builder.managedPolicy;
        execution = builder.execution;
        restrictions = List.copyOf(builder.restrictions);
        notes = List.copyOf(builder.notes);
        documentation = builder.documentation;
    }

    private static Map<String, String> defaults(List<ParameterDescriptor> parameters) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (ParameterDescriptor parameter : parameters) {
            if (parameter.defaultValue() != null) {
                defaults.put(parameter.name(), parameter.defaultValue());
            }
        }
        return defaults;
    }

    /**
     * {@return a builder; without more, the action is instant, irreversible, and its effect can be observed}
     *
     * @param id the action's id, {@code prefix:service:what}
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the action's id} */
    public String id() {
        return id;
    }

    /** {@return what the action does, a sentence} */
    public String description() {
        return description;
    }

    /** {@return the places for targets} */
    public List<TargetSlot> slots() {
        return slots;
    }

    /** {@return the parameters} */
    public List<ParameterDescriptor> parameters() {
        return parameters;
    }

    /** {@return when the action is over} */
    public TimingRule timing() {
        return timing;
    }

    /** {@return the strongest evidence that the action can give; weaker evidence counts as not injected} */
    public EvidenceKind evidence() {
        return evidence;
    }

    /** {@return whether the action is taken back} */
    public Reversibility reversibility() {
        return reversibility;
    }

    /** {@return the IAM permissions that it needs, for example {@code ec2:StopInstances}} */
    public List<String> permissions() {
        return permissions;
    }

    /**
     * {@return how many resources the service lets the action hit in one experiment when they are identified by tags
     * (QUO-01); empty if there is no such quota}
     */
    public OptionalInt mostTargets() {
        return mostTargets;
    }

    /** {@return the code of that quota in Service Quotas, for example {@code L-3F98B425}; empty if none is known} */
    public String quotaCode() {
        return quotaCode;
    }

    /** {@return whether the service no longer has the action} */
    public boolean withdrawn() {
        return withdrawn;
    }

    /** {@return the day from which the service had the action, for example {@code 2021-03-15}; empty if it is not known} */
    public String since() {
        return since;
    }

    /** {@return the service that the action belongs to: the second part of its id} */
    public String service() {
        String[] parts = id.split(":", 3);
        return parts.length == 3 ? parts[1] : "";
    }

    /** {@return how the action is taken back, a sentence or two; may be empty} */
    public String rollback() {
        return rollback;
    }

    /** {@return when some of the permissions are needed, and which conditions they take; sentences} */
    public List<String> permissionNotes() {
        return permissionNotes;
    }

    /** {@return the name of the policy of AWS that grants the permissions; empty if there is none} */
    public String managedPolicy() {
        return managedPolicy;
    }

    /** {@return how the action can be done without the managed service} */
    public LocalExecution execution() {
        return execution;
    }

    /** {@return what its targets must be, beyond their type; sentences} */
    public List<String> restrictions() {
        return restrictions;
    }

    /** {@return what is worth knowing before it is used; sentences} */
    public List<String> notes() {
        return notes;
    }

    /** {@return where to read more, a URL; may be empty} */
    public String documentation() {
        return documentation;
    }

    /**
     * {@return the parameter of a name, if the action has it}
     *
     * @param name the parameter's name
     */
    public Optional<ParameterDescriptor> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * {@return the slot of a name, if the action has it}
     *
     * @param name the slot's name
     */
    public Optional<TargetSlot> slot(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * {@return the parameters that hold: those given, and defaults for the rest}
     *
     * @param given the parameters of the template
     */
    public Map<String, String> withDefaults(Map<String, String> given) {
        if (defaults.isEmpty()) {
            return given;
        }
        Map<String, String> all = new LinkedHashMap<>(defaults);
        all.putAll(given);
        return all;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Builds descriptors. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String description = "";
        private final List<TargetSlot> slots = new ArrayList<>();
        private final List<ParameterDescriptor> parameters = new ArrayList<>();
        private TimingRule timing = TimingRule.instant();
        private EvidenceKind evidence = EvidenceKind.OBSERVED;
        private Reversibility reversibility = Reversibility.IRREVERSIBLE;
        private final List<String> permissions = new ArrayList<>();
        private OptionalInt mostTargets = OptionalInt.empty();
        private String quotaCode = "";
        private boolean withdrawn;
        private String since = "";
        private String rollback = "";
        private final List<String> permissionNotes = new ArrayList<>();
        private String managedPolicy = "";
        private LocalExecution execution = LocalExecution.PUBLIC_API;
        private final List<String> restrictions = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private String documentation = "";

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Says what the action does.
         *
         * @param text a sentence
         * @return this builder
         */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /**
         * Sets the service's quota on resources, which holds in strict use only.
         *
         * @param most resources that the action may hit in one experiment, at least 1
         * @return this builder
         */
        public Builder mostTargets(int most) {
            mostTargets = OptionalInt.of(most);
            return this;
        }

        /**
         * Adds a slot that must be filled.
         *
         * @param name the slot's name
         * @param resourceType the resource type that it takes
         * @return this builder
         */
        public Builder slot(String name, String resourceType) {
            slots.add(new TargetSlot(name, resourceType, true));
            return this;
        }

        /**
         * Adds a parameter.
         *
         * @param parameter the parameter
         * @return this builder
         */
        public Builder parameter(ParameterDescriptor parameter) {
            parameters.add(parameter);
            return this;
        }

        /**
         * Says when the action is over.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder timing(TimingRule rule) {
            timing = rule;
            return this;
        }

        /**
         * Says the strongest evidence that the action can give.
         *
         * @param strongest the kind of evidence
         * @return this builder
         */
        public Builder evidence(EvidenceKind strongest) {
            evidence = strongest;
            return this;
        }

        /**
         * Says whether the action is taken back.
         *
         * @param how how
         * @return this builder
         */
        public Builder reversibility(Reversibility how) {
            reversibility = how;
            return this;
        }

        /**
         * Adds IAM permissions that it needs.
         *
         * @param names for example {@code ec2:StopInstances}
         * @return this builder
         */
        public Builder permissions(String... names) {
            permissions.addAll(List.of(names));
            return this;
        }

        /**
         * Sets the code of the quota on resources.
         *
         * @param code the code in Service Quotas
         * @return this builder
         */
        public Builder quotaCode(String code) {
            quotaCode = code;
            return this;
        }

        /**
         * Says that the service no longer has the action.
         *
         * @param gone whether it is so
         * @return this builder
         */
        public Builder withdrawn(boolean gone) {
            withdrawn = gone;
            return this;
        }

        /**
         * Says since when the service has the action.
         *
         * @param day for example {@code 2021-03-15}
         * @return this builder
         */
        public Builder since(String day) {
            since = day;
            return this;
        }

        /**
         * Says how the action is taken back.
         *
         * @param text a sentence or two
         * @return this builder
         */
        public Builder rollback(String text) {
            rollback = text;
            return this;
        }

        /**
         * Adds when permissions are needed, and which conditions they take.
         *
         * @param sentences a sentence each
         * @return this builder
         */
        public Builder permissionNotes(String... sentences) {
            permissionNotes.addAll(List.of(sentences));
            return this;
        }

        /**
         * Names the policy of AWS that grants the permissions.
         *
         * @param name its name
         * @return this builder
         */
        public Builder managedPolicy(String name) {
            managedPolicy = name;
            return this;
        }

        /**
         * Says how the action can be done without the managed service; by public calls if this is not said.
         *
         * @param how how
         * @return this builder
         */
        public Builder execution(LocalExecution how) {
            execution = how;
            return this;
        }

        /**
         * Adds what its targets must be, beyond their type.
         *
         * @param sentences a sentence each
         * @return this builder
         */
        public Builder restrictions(String... sentences) {
            restrictions.addAll(List.of(sentences));
            return this;
        }

        /**
         * Adds what is worth knowing before it is used.
         *
         * @param sentences a sentence each
         * @return this builder
         */
        public Builder notes(String... sentences) {
            notes.addAll(List.of(sentences));
            return this;
        }

        /**
         * Says where to read more.
         *
         * @param url a URL
         * @return this builder
         */
        public Builder documentation(String url) {
            documentation = url;
            return this;
        }

        /** {@return the descriptor} */
        public ActionDescriptor build() {
            return new ActionDescriptor(this);
        }
    }
}
