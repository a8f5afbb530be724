package io.github.fis4j.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a resource type is, and how resources of it are found. Immutable; one instance a type id. */
public final class ResourceTypeDescriptor {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final String id;
    private final String description;
    private final boolean arns;
    private final boolean tags;
    private final boolean filters;
    private final List<ParameterDescriptor> parameters;
    private final String arnForm;
    private final Pattern arnPattern;
    private final String describedBy;
    private final List<String> paths;
    private final String taggedAs;
    private final List<String> permissions;
    private final List<String> notes;

    private ResourceTypeDescriptor(Builder builder) {
        id = builder.id;
        description = builder.description;
        arns = builder.arns;
        tags = builder.tags;
        filters = builder.filters;
        parameters = List.copyOf(builder.parameters);
        arnForm = builder.arnForm;
        arnPattern = pattern(builder.arnForm);
        describedBy = builder.describedBy;
        paths = List.copyOf(builder.paths);
        taggedAs = builder.taggedAs;
        permissions = List.copyOf(builder.permissions);
        notes = List.copyOf(builder.notes);
    }

    /**
     * {@return a builder; without more, resources are found by ARNs, tags and filters, and there are no parameters}
     *
     * @param id the type's id, for example {@code aws:ec2:instance}
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * {@return a type that is identified by ARNs, tags and filters and has no parameters}
     *
     * @param id the type's id
     * @param description what it is
     */
    public static ResourceTypeDescriptor of(String id, String description) {
        return builder(id).description(description).build();
    }

    /** {@return the type's id} */
    public String id() {
        return id;
    }

    /** {@return what it is, a few words} */
    public String description() {
        return description;
    }

    /** {@return whether targets may list ARNs} */
    public boolean arns() {
        return arns;
    }

    /** {@return whether targets may name tags} */
    public boolean tags() {
        return tags;
    }

    /** {@return whether targets may filter on attributes} */
    public boolean filters() {
        return filters;
    }

    /** {@return the parameters of targets of this type} */
    public List<ParameterDescriptor> parameters() {
        return parameters;
    }

    /**
     * {@return the parameter of a name, if the type has it}
     *
     * @param name the parameter's name
     */
    public Optional<ParameterDescriptor> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * {@return the form of its ARNs, with what varies in braces: {@code {p}} partition, {@code {r}} Region, {@code {a}}
     * account, other names for the rest; empty if it has no ARNs of one form}
     */
    public String arnForm() {
        return arnForm;
    }

    /**
     * {@return whether an ARN has the form of this type's; true if the type has no form}
     *
     * @param arn the ARN
     */
    public boolean matches(String arn) {
        return arnForm.isEmpty() || arnPattern.matcher(arn).matches();
    }

    /** The ARN form with the given words for what varies, and another one for the rest. */
    String arn(Map<String, String> words, String otherwise) {
        return PLACEHOLDER
                .matcher(arnForm)
                .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), otherwise)));
    }

    /** {@return the operation whose answer filters look at, for example {@code ec2:DescribeInstances}; may be empty} */
    public String describedBy() {
        return describedBy;
    }

    /** {@return paths that filters often name; examples, not a list of what there is} */
    public List<String> paths() {
        return paths;
    }

    /** {@return the type's name in the tagging API, for example {@code ec2:instance}; empty if it is not there} */
    public String taggedAs() {
        return taggedAs;
    }

    /** {@return the permissions that finding resources needs} */
    public List<String> permissions() {
        return permissions;
    }

    /** {@return what is worth knowing before it is used; sentences} */
    public List<String> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return id;
    }

    private static Pattern pattern(String form) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (var matcher = PLACEHOLDER.matcher(form); matcher.find(); from = matcher.end()) {
            regex.append(Pattern.quote(form.substring(from, matcher.start())));
            regex.append(
                    switch (matcher.group(1)) {
                        case "p" -> "[a-z-]+";
                        case "r", "a" -> "[^:/]*";
                        default -> ".+";
                    });
        }
        return Pattern.compile(regex.append(Pattern.quote(form.substring(from))).toString());
    }

    /** Builds descriptors. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String description = "";
        private boolean arns = true;
        private boolean tags = true;
        private boolean filters = true;
        private final List<ParameterDescriptor> parameters = new ArrayList<>();
        private String arnForm = "";
        private String describedBy = "";
        private final List<String> paths = new ArrayList<>();
        private String taggedAs = "";
        private final List<String> permissions = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Says what it is.
         *
         * @param text a few words
         * @return this builder
         */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /**
         * Says whether targets may list ARNs.
         *
         * @param may whether they may
         * @return this builder
         */
        public Builder arns(boolean may) {
            arns = may;
            return this;
        }

        /**
         * Says whether targets may name tags.
         *
         * @param may whether they may
         * @return this builder
         */
        public Builder tags(boolean may) {
            tags = may;
            return this;
        }

        /**
         * Says whether targets may filter on attributes.
         *
         * @param may whether they may
         * @return this builder
         */
        public Builder filters(boolean may) {
            filters = may;
            return this;
        }

        /**
         * Adds a parameter of targets.
         *
         * @param parameter the parameter
         * @return this builder
         */
        public Builder parameter(ParameterDescriptor parameter) {
            parameters.add(parameter);
            return this;
        }

        /**
         * Sets the form of its ARNs.
         *
         * @param form as {@link ResourceTypeDescriptor#arnForm()} says
         * @return this builder
         */
        public Builder arnForm(String form) {
            arnForm = form;
            return this;
        }

        /**
         * Names the operation whose answer filters look at.
         *
         * @param operation for example {@code ec2:DescribeInstances}
         * @return this builder
         */
        public Builder describedBy(String operation) {
            describedBy = operation;
            return this;
        }

        /**
         * Adds paths that filters often name.
         *
         * @param names for example {@code State.Name}
         * @return this builder
         */
        public Builder paths(String... names) {
            paths.addAll(List.of(names));
            return this;
        }

        /**
         * Names the type in the tagging API.
         *
         * @param name for example {@code ec2:instance}
         * @return this builder
         */
        public Builder taggedAs(String name) {
            taggedAs = name;
            return this;
        }

        /**
         * Adds permissions that finding resources needs.
         *
         * @param names for example {@code ec2:DescribeInstances}
         * @return this builder
         */
        public Builder permissions(String... names) {
            permissions.addAll(List.of(names));
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

        /** {@return the descriptor} */
        public ResourceTypeDescriptor build() {
            return new ResourceTypeDescriptor(this);
        }
    }
}
