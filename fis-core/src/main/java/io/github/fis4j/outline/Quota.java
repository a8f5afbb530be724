package io.github.fis4j.outline;

import java.util.OptionalLong;

/**
 * How near an experiment comes to a quota of the service. This engine has other limits.
 *
 * @param kind which quota
 * @param subject the action or target in question; empty if the whole experiment is
 * @param atLeast what it needs at least, in the unit of the kind
 * @param atMost what it needs at most; empty if nobody knows
 * @param quota what the service allows
 */
public record Quota(Kind kind, String subject, long atLeast, OptionalLong atMost, long quota) {

    /** The quotas that a template can come near to (section "quotas" of the FIS user guide). */
    public enum Kind {
        /** Actions in a template. */
        ACTIONS("actions", false),
        /** Actions at one time. */
        PARALLEL_ACTIONS("parallel actions", false),
        /** The length of the experiment, in seconds. */
        EXPERIMENT_DURATION("experiment duration", true),
        /** The length of the longest action, in seconds. */
        ACTION_DURATION("action duration", true),
        /** Stop conditions in a template. */
        STOP_CONDITIONS("stop conditions", false),
        /** ARNs of the target that has the most. */
        ARNS_PER_TARGET("ARNs per target", false),
        /** Resources that an action hits, unless they are listed as ARNs (QUO-01). */
        TARGETS_PER_ACTION("targets per action", false);

        private final String words;
        private final boolean seconds;

        Kind(String words, boolean seconds) {
            this.words = words;
            this.seconds = seconds;
        }

        /** {@return the quota in a few words} */
        public String words() {
            return words;
        }

        /** {@return whether its numbers are seconds; otherwise they count something} */
        public boolean seconds() {
            return seconds;
        }
    }

    /** How an experiment stands to a quota. */
    public enum Standing {
        /** It stays within, whatever happens. */
        WITHIN,
        /** It stays within, but may need four fifths of it or more. */
        NEAR,
        /** It may exceed it, or nobody knows. */
        OPEN,
        /** It exceeds it. */
        EXCEEDED
    }

    /** {@return how the experiment stands to the quota} */
    public Standing standing() {
        if (atLeast > quota) {
            return Standing.EXCEEDED;
        }
        if (atMost.isEmpty() || atMost.getAsLong() > quota) {
            return Standing.OPEN;
        }
        return atMost.getAsLong() * 5 >= quota * 4 ? Standing.NEAR : Standing.WITHIN;
    }
}
