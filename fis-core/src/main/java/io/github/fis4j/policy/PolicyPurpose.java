package io.github.fis4j.policy;

/** Who is going to run the experiment with the permissions. */
public enum PolicyPurpose {
    /** The managed service, which assumes the experiment role. */
    SERVICE("service"),

    /**
     * This library's own engine: the identity whose credentials it uses. It makes public API calls; actions that only
     * the service can do need what starts an experiment there.
     */
    ENGINE("engine");

    private final String word;

    PolicyPurpose(String word) {
        this.word = word;
    }

    /** {@return the purpose in one word of small letters} */
    public String word() {
        return word;
    }
}
