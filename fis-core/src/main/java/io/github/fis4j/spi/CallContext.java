package io.github.fis4j.spi;

import io.github.fis4j.model.PlannedCall;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A provider's door to the world, for looking and for changing. There is no other. */
public interface CallContext extends ReadContext {

    /**
     * Makes a mutating call. If it has an undo, its record is durable before the call is sent, and confirmed when the
     * answer comes. The call is counted, and its request id is kept.
     *
     * @param call the call as it was planned
     * @param send sends it; called at most once, and not at all if the run is being stopped
     * @param <T> the answer
     * @return the answer; fails with {@link CallFailedException} if the service refused it or may not have seen it, with
     *     {@link InterruptedRunException} if it was not sent
     */
    <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send);
}
