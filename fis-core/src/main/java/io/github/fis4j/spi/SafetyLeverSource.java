package io.github.fis4j.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A safety lever that several processes share (LEV-01): a flag in a store, a feature switch, the lever of the managed
 * service. The engine reads it before a run begins and as long as one is under way. Called by threads of the engine, must
 * not block them.
 */
public interface SafetyLeverSource {

    /** {@return the lever's name in reports; no two levers of an engine have the same} */
    String name();

    /** {@return how long the engine waits from one reading to the next; more than zero} */
    Duration interval();

    /** {@return where the lever stands. A stage that fails is a lost signal, which counts as engaged before long} */
    CompletionStage<Reading> read();

    /**
     * Begins to push readings, for levers that learn of changes without being asked. The engine subscribes when a run
     * begins to watch, closes the subscription when none does, and goes on reading all the same.
     *
     * @param to takes readings, on any thread; must not be called after the subscription is closed, but may
     * @return ends it; without more, nothing is ever pushed
     */
    default Subscription subscribe(Consumer<Reading> to) {
        return () -> {};
    }

    /**
     * Where a lever stands.
     *
     * @param engaged whether no experiment may run; a lever that is just being engaged counts
     * @param reason why it stands so, in the words of who moved it; may be empty
     */
    record Reading(boolean engaged, String reason) {}
}
