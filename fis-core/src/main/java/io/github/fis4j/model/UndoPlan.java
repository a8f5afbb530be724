package io.github.fis4j.model;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * How the effect of a call is taken back: data, so that another process can do it.
 *
 * @param kind which undo, in the provider's words, for example {@code start-instances}
 * @param summary what it does, for people, for example {@code "start i-0abc"}
 * @param before what was so before the call and must be known to restore it; never a secret
 * @param trigger when it is due
 * @param scope what is lost if the process dies
 * @param settle how long after its call an effect may still show up, so how long "no trace of it" is not believed
 */
public record UndoPlan(String kind, String summary, JsonObject before, Trigger trigger, Scope scope, Duration settle) {

    /** When an undo is due. */
    public enum Trigger {
        /** At every end of the action. */
        ON_END,
        /** Only when the action is ended early, by a stop or a failure. */
        ON_STOP
    }

    /** Where the effect lives. */
    public enum Scope {
        /** Outside of this process: it stays when the process dies. */
        WORLD,
        /** Inside this process: it ends with it. */
        PROCESS
    }
}
