package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The {@code experimentOptions} of a template (TPL-09). The words are kept as they stand, so that ones that are new to
 * this version survive.
 *
 * @param accountTargeting {@code single-account} or {@code multi-account}; null for the default, single-account
 * @param emptyTargetResolutionMode {@code fail} or {@code skip}; null for the default, fail
 * @param unknown members that this version does not know, kept
 */
public record ExperimentOptions(
        @Nullable String accountTargeting, @Nullable String emptyTargetResolutionMode, JsonObject unknown) {
    private static final ExperimentOptions DEFAULTS = new ExperimentOptions(null, null, JsonObject.empty());

    /** {@return options that say nothing, so that all defaults hold} */
    public static ExperimentOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with empty targets skipped instead of failing the experiment (EMP-02)} */
    public ExperimentOptions skipEmptyTargets() {
        return new ExperimentOptions(accountTargeting, "skip", unknown);
    }

    /** {@return these options with targets in several accounts, which a run has to name (ACC-01, ACC-02)} */
    public ExperimentOptions multiAccount() {
        return new ExperimentOptions("multi-account", emptyTargetResolutionMode, unknown);
    }

    /** {@return whether an action on an empty target is skipped instead of failing the experiment} */
    public boolean skipsEmptyTargets() {
        return "skip".equals(emptyTargetResolutionMode);
    }
}
