package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls one run may make. Undoing is never held back. Thread-safe. */
final class CallBudget {
    private final int most;
    private final AtomicInteger made = new AtomicInteger();

    CallBudget(int most) {
        this.most = most;
    }

    /** Counts one call more, for looking or for changing; fails if that is more than the run may make. */
    void take(String call) {
        if (made.incrementAndGet() > most) {
            throw new ActionFailedException(
                    ErrorCode.QUOTA_EXCEEDED_FAILURE,
                    call + " was not sent: the run has made the " + most
                            + " calls that it may make. Limits.calls(..) allows more");
        }
    }
}
