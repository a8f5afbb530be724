package io.github.fis4j.model;

/**
 * Whether a caller may make a call, as far as it can be told without making it.
 *
 * @param decision what is known
 * @param reason who says so, or why nobody knows; a sentence without its full stop
 */
public record PermissionRuling(Decision decision, String reason) {

    /** What is known of a permission. */
    public enum Decision {
        /** The call would be let through. */
        ALLOWED,
        /** The call would be refused. */
        DENIED,
        /** Nobody could tell. */
        UNKNOWN
    }

    /**
     * {@return the call would be let through}
     *
     * @param reason who says so
     */
    public static PermissionRuling allowed(String reason) {
        return new PermissionRuling(Decision.ALLOWED, reason);
    }

    /**
     * {@return the call would be refused}
     *
     * @param reason who says so
     */
    public static PermissionRuling denied(String reason) {
        return new PermissionRuling(Decision.DENIED, reason);
    }

    /**
     * {@return nobody could tell}
     *
     * @param reason why
     */
    public static PermissionRuling unknown(String reason) {
        return new PermissionRuling(Decision.UNKNOWN, reason);
    }
}
