package io.github.fis4j.policy;

/** Who is going to run the experiment with the permissions. */
public enum PolicyPurpose {
    /** The managed service, which assumes the experiment role. */
    SERVICE("service"),

    /**
     * This library's own engine: the identity whose credentials it uses assumes the template's role, if it names one. It
     * makes public API calls; actions that only the service can do need what starts an experiment there.
     */
    ENGINE("engine"),

    /** The same engine, built to assume no role: its identity does everything by itself. */
    ENGINE_AS_CALLER("engine-as-caller");

    private final String word;

    PolicyPurpose(String word) {
        this.word = word;
    }

    /** {@return the purpose in one word of small letters} */
    public String word() {
        return word;
    }
}
