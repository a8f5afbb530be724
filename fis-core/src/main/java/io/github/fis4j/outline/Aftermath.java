package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import org.jspecify.annotations.Nullable;

/** What becomes of the effect of an action when the action is over. */
public enum Aftermath {
    /** The action changes nothing. */
    NO_EFFECT("changes nothing"),
    /** A post action takes it back at every end of the action. */
    UNDONE("is undone"),
    /** Whether it stays is up to what the action started: a command document, a runbook. */
    DEPENDS("is up to what it started"),
    /** It stays, for the duration that would end it is not said; it can be taken back by hand. */
    STAYS("stays until it is taken back by hand"),
    /** It cannot be taken back. */
    IRREVERSIBLE("cannot be taken back"),
    /** The catalogue does not know the action. */
    UNKNOWN("unknown");

    private final String words;

    Aftermath(String words) {
        this.words = words;
    }

    /** {@return the aftermath in a few words that go on from "its effect"} */
    public String words() {
        return words;
    }

    /** {@return whether something stays changed after the experiment, or may} */
    public boolean lasts() {
        return this == DEPENDS || this == STAYS || this == IRREVERSIBLE;
    }

    static Aftermath of(ActionDescriptor descriptor, @Nullable String duration) {
        return switch (descriptor.reversibility()) {
            case NO_EFFECT -> NO_EFFECT;
            case UNDONE -> UNDONE;
            case UNDONE_WITH_DURATION -> duration == null ? STAYS : UNDONE;
            case DEPENDS -> DEPENDS;
            case IRREVERSIBLE -> IRREVERSIBLE;
        };
    }
}
