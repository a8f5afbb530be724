package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.ReadContext;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the calls to one service of one account are held to: a rate, so many at a time, and none while the service fails. Waits
 * come before a call is journalled or counted, and by the run's own clock. Thread-safe.
 */
final class Discipline {
    private static final int AT_ONCE = 16;
    private static final Duration PERIOD = Duration.ofSeconds(5);
    /** A wait that is longer is refused; it would take thousands of calls at one time. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** How long a call waits that finds no place among those under way. */
    private static final Duration PLACE = Duration.ofMillis(100);

    private static final int JUDGED = 20;
    private static final int AT_LEAST = 10;
    private static final int PERCENT = 50;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(15);
    private static final int TRIALS = 2;

    private final String service;
    private final boolean limited;
    private final Map<CallKind, RateLimiter> rates = new EnumMap<>(CallKind.class);
    private final Bulkhead places;
    private final CircuitBreaker breaker;
    private final LatestTime time = new LatestTime();

    /**
     * The discipline of a service.
     *
     * @param service the service, for messages
     * @param limited whether there are a rate and a number at a time; not where time is virtual
     */
    Discipline(String service, boolean limited) {
        this.service = service;
        this.limited = limited;
        for (CallKind kind : CallKind.values()) {
            rates.put(kind, rate(service, kind));
        }
        places = Bulkhead.of(
                service,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(AT_ONCE)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        breaker = CircuitBreaker.of(service, breaker(time));
    }

    private static RateLimiter rate(String service, CallKind kind) {
        return RateLimiter.of(
                service + " " + kind,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(PERIOD)
                        .limitForPeriod(kind.callsIn(PERIOD))
                        .timeoutDuration(LONGEST_WAIT)
                        .build());
    }

    private static CircuitBreakerConfig breaker(LatestTime time) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(JUDGED, AT_LEAST, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(PERCENT)
                .waitDurationInOpenState(LEFT_ALONE)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .clock(time)
                .currentTimestampFunction(clock -> clock.millis(), TimeUnit.MILLISECONDS)
                .recordException(Discipline::isOfTheService)
                .ignoreException(failure -> !isOfTheService(failure))
                .writableStackTraceEnabled(false)
                .build();
    }

    /** Whether a failure says that the service is not well: no answer, or a server error; not "too many requests". */
    private static boolean isOfTheService(Throwable failure) {
        return AwsCalls.isUnanswered(failure) && !AwsCalls.isThrottling(failure);
    }

    /**
     * Makes a call when its turn has come.
     *
     * @param kind what kind of call
     * @param context waits
     * @param name the call, for messages
     * @param call makes it
     * @param <T> the answer
     * @return the answer; fails with {@link CallFailedException} without any effect if the service is left alone
     */
    <T> CompletionStage<T> run(
            CallKind kind, ReadContext context, String name, Supplier<? extends CompletionStage<T>> call) {
        return limited
                ? turn(kind, context, name)
                        .thenCompose(mine -> Stages.begin(() -> guarded(context, name, call))
                                .whenComplete((answer, failure) -> places.onComplete()))
                : guarded(context, name, call);
    }

    private CompletionStage<Void> turn(CallKind kind, ReadContext context, String name) {
        long nanos = Objects.requireNonNull(rates.get(kind)).reservePermission();
        if (nanos < 0) {
            return CompletableFuture.failedFuture(notSent(
                    "TooManyCalls",
                    name + " was not sent: more than an hour of calls to " + service + " is waiting before it"));
        }
        return nanos == 0
                ? place(context)
                : context.delay(Duration.ofNanos(nanos)).thenCompose(passed -> place(context));
    }

    private CompletionStage<Void> place(ReadContext context) {
        return places.tryAcquirePermission()
                ? CompletableFuture.completedFuture(null)
                : context.delay(PLACE).thenCompose(passed -> place(context));
    }

    private <T> CompletionStage<T> guarded(
            ReadContext context, String name, Supplier<? extends CompletionStage<T>> call) {
        Instant begun = context.now();
        time.see(begun);
        if (!breaker.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(notSent(
                    "ServiceFails",
                    name + " was not sent: at least " + PERCENT + " % of the last calls to " + service
                            + " got no answer or a server error. It is asked again after "
                            + LEFT_ALONE.toSeconds() + " s"));
        }
        return Stages.begin(call).whenComplete((answer, failure) -> {
            long millis = Duration.between(begun, context.now()).toMillis();
            if (failure == null) {
                breaker.onSuccess(millis, TimeUnit.MILLISECONDS);
            } else {
                breaker.onError(millis, TimeUnit.MILLISECONDS, AwsCalls.unwrapped(failure));
            }
        });
    }

    private static CallFailedException notSent(String code, String message) {
        return new CallFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, code, message, Effect.NONE, null, null);
    }
}
