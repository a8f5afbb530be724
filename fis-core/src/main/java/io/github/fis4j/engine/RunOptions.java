package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.spi.RunRoles;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one run is started. Immutable. Defaults:
 *
 * <ul>
 *   <li>seed: drawn, and told in the report
 *   <li>actions: run ({@link Builder#skipAll()} resolves the targets and skips them, MOD-01)
 *   <li>client token: none
 *   <li>tags: none
 *   <li>target accounts: none, which is the caller's own account alone
 *   <li>listeners: none
 * </ul>
 */
public final class RunOptions {
    private static final int LONGEST_TOKEN = 1024;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST_TAGS = 50;
    private static final int MOST_ACCOUNTS = 40;
    private static final RunOptions DEFAULTS = builder().build();

    private final OptionalLong seed;
    private final boolean skipAll;
    private final @Nullable String clientToken;
    private final Map<String, String> tags;
    private final List<TargetAccount> targetAccounts;
    private final List<ExperimentListener> listeners;

    private RunOptions(Builder builder) {
        seed = builder.seed;
        skipAll = builder.skipAll;
        clientToken = builder.clientToken;
        tags = Collections.unmodifiableMap(new TreeMap<>(builder.tags));
        targetAccounts = List.copyOf(builder.targetAccounts.values());
        listeners = List.copyOf(builder.listeners);
    }

    /** {@return the defaults} */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder that starts with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the seed of every random choice; empty if one is to be drawn} */
    public OptionalLong seed() {
        return seed;
    }

    /** {@return whether every action is skipped on purpose} */
    public boolean skipAll() {
        return skipAll;
    }

    /** {@return the token that makes the start idempotent; null if there is none} */
    public @Nullable String clientToken() {
        return clientToken;
    }

    /** {@return the run's tags, sorted by key} */
    public Map<String, String> tags() {
        return tags;
    }

    /** {@return the accounts whose resources may be hit; empty for the caller's own alone} */
    public List<TargetAccount> targetAccounts() {
        return targetAccounts;
    }

    /** {@return who sees the events of the run} */
    public List<ExperimentListener> listeners() {
        return listeners;
    }

    /** Whether a second start with the same token asks for the same run. Who listens is no part of it. */
    boolean asksTheSameAs(RunOptions other) {
        return seed.equals(other.seed)
                && skipAll == other.skipAll
                && tags.equals(other.tags)
                && targetAccounts.equals(other.targetAccounts);
    }

    /** The roles of a run of a template. */
    RunRoles roles(ExperimentTemplate template) {
        return new RunRoles(template.roleArn(), targetAccounts);
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private OptionalLong seed = OptionalLong.empty();
        private boolean skipAll;
        private @Nullable String clientToken;
        private final Map<String, String> tags = new HashMap<>();
        private final Map<String, TargetAccount> targetAccounts = new LinkedHashMap<>();
        private final List<ExperimentListener> listeners = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the seed of every random choice: the same seed and resources give the same victims.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        /** {@return this builder, with targets resolved and every action skipped (MOD-01, MOD-02)} */
        public Builder skipAll() {
            skipAll = true;
            return this;
        }

        /**
         * Makes the start idempotent (TPL-01): a second start on the same engine with the same token, template, seed, tags
         * and actions mode gives the same run, also after it has ended; listeners of the second start are not told. The
         * engine remembers every run that is under way, and the 1,000 with a token that ended last. The same token for
         * anything else is refused.
         *
         * @param token 1 to 1024 characters, not only spaces
         * @return this builder
         */
        public Builder clientToken(String token) {
            if (token.isBlank() || token.length() > LONGEST_TOKEN) {
                throw new IllegalArgumentException("A client token has 1 to " + LONGEST_TOKEN
                        + " characters and not only spaces; this one has " + token.length());
            }
            clientToken = token;
            return this;
        }

        /**
         * Tags the run. The template's tags are not copied to it (TPL-07).
         *
         * @param key 1 to 128 characters
         * @param value at most 256 characters
         * @return this builder
         */
        public Builder tag(String key, String value) {
            if (key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                throw new IllegalArgumentException("A tag has a key of 1 to " + LONGEST_KEY
                        + " characters and a value of at most " + LONGEST_VALUE + "; found key \"" + key + "\" with "
                        + value.length() + " characters of value");
            }
            tags.put(key, value);
            if (tags.size() > MOST_TAGS) {
                throw new IllegalArgumentException("A run has at most " + MOST_TAGS + " tags");
            }
            return this;
        }

        /**
         * Adds a target account configuration: the template must say {@code accountTargeting: multi-account} (ACC-02).
         * Targets are looked for in the target accounts only; add the caller's own if it is meant too.
         *
         * @param account at most 40, each account once
         * @return this builder
         */
        public Builder targetAccount(TargetAccount account) {
            if (targetAccounts.put(account.accountId(), account) != null) {
                throw new IllegalArgumentException("Target account " + account.accountId() + " is configured twice");
            }
            if (targetAccounts.size() > MOST_ACCOUNTS) {
                throw new IllegalArgumentException("An experiment has at most " + MOST_ACCOUNTS + " target accounts");
            }
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param listener sees every event of the run
         * @return this builder
         */
        public Builder listener(ExperimentListener listener) {
            listeners.add(listener);
            return this;
        }

        /** {@return the options} */
        public RunOptions build() {
            return new RunOptions(this);
        }
    }
}
