package io.github.fis4j.testkit.resilience4j;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts the states of Resilience4j on the timeline of an experiment, each when it is new. Watch before the experiment is
 * started; it is told of as long as it lives. Thread-safe.
 */
public final class Resilience {
    private Resilience() {}

    /**
     * {@return a configuration whose times are those of the experiment: how long a breaker stays open, and how long a call
     * took} A breaker that changes to half open by itself ({@code automaticTransitionFromOpenToHalfOpenEnabled}) does it in real
     * time all the same; leave that off.
     *
     * @param time the time of the experiment
     */
    public static CircuitBreakerConfig.Builder breakerOn(VirtualTime time) {
        return CircuitBreakerConfig.custom()
                .clock(time.clock())
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /**
     * Marks the states of a breaker, {@code CLOSED}, {@code OPEN}, {@code HALF_OPEN} and the others of Resilience4j, as
     * {@code breaker <name>}.
     *
     * @param experiment the experiment
     * @param breaker the breaker
     */
    public static void watch(Experiment experiment, CircuitBreaker breaker) {
        String subject = "breaker " + breaker.getName();
        breaker.getEventPublisher()
                .onStateTransition(event -> experiment.mark(
                        subject, event.getStateTransition().getToState().name()));
    }

    /**
     * Marks what became of the calls of a retry, as {@code retry <name>}: {@code RETRYING}, then {@code SUCCEEDED} or
     * {@code GAVE_UP}. Several calls of one kind in a row are one mark.
     *
     * @param experiment the experiment
     * @param retry the retry
     */
    public static void watch(Experiment experiment, Retry retry) {
        States states = new States(experiment, "retry " + retry.getName(), "SUCCEEDED");
        retry.getEventPublisher()
                .onRetry(event -> states.take("RETRYING"))
                .onSuccess(event -> states.take("SUCCEEDED"))
                .onError(event -> states.take("GAVE_UP"));
    }

    /**
     * Marks the states of a bulkhead, as {@code bulkhead <name>}: {@code FULL} when it turns a call away, and {@code FREE}
     * when one that it holds has ended after that.
     *
     * @param experiment the experiment
     * @param bulkhead the bulkhead
     */
    public static void watch(Experiment experiment, Bulkhead bulkhead) {
        States states = new States(experiment, "bulkhead " + bulkhead.getName(), "FREE");
        bulkhead.getEventPublisher()
                .onCallRejected(event -> states.take("FULL"))
                .onCallFinished(event -> states.take("FREE"));
    }

    /** Marks a state when it is another one than before. */
    private static final class States {
        private final Experiment experiment;
        private final String subject;
        private final AtomicReference<String> last;

        States(Experiment experiment, String subject, String first) {
            this.experiment = experiment;
            this.subject = subject;
            last = new AtomicReference<>(first);
        }

        void take(String state) {
            if (!state.equals(last.getAndSet(state))) {
                experiment.mark(subject, state);
            }
        }
    }
}
