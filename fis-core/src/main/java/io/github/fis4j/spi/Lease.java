package io.github.fis4j.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A fault that expires by itself unless it is renewed. The engine renews at a third of its life; when none of the
 * renewals in one life succeeded, the action ends. A renewal that fails with an {@link ActionFailedException} ends the
 * action at once, with that error: the fault is seen to be gone.
 *
 * @param ttl how long it lives without renewal
 * @param renew renews it; called on a thread of the engine
 */
public record Lease(Duration ttl, Supplier<CompletionStage<Void>> renew) {}
