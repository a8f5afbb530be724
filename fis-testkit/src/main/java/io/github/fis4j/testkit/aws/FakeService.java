package io.github.fis4j.testkit.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service in memory whose operations can be made to misbehave. An operation goes by its name, for example
 * {@code StopInstances}. What is set holds for calls that are sent later. Of denied, throttled, broken down and timed out an
 * operation is what it was made last. Thread-safe.
 */
public abstract sealed class FakeService permits FakeEc2, FakeCloudWatch, FakeSts, FakeIam {
    private static final int FOREVER = Integer.MAX_VALUE;

    private final String name;
    private final FakeSettings settings;
    private final ErrorCodes codes;
    private final Set<String> operations;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, Duration> latencies = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> dryRuns = new HashMap<>();
    private final AtomicInteger answers = new AtomicInteger();

    FakeService(String name, FakeSettings settings, ErrorCodes codes, Set<String> operations) {
        this.name = name;
        this.settings = settings;
        this.codes = codes;
        this.operations = new TreeSet<>(operations);
    }

    final FakeSettings settings() {
        return settings;
    }

    /**
     * Denies an operation until it is allowed again: its calls, its dry runs, and what IAM's simulation says of it.
     *
     * @param operation its name
     * @throws IllegalArgumentException if this fake has no such operation; so in the other methods
     */
    public final void deny(String operation) {
        set(operation, new Trouble(FOREVER, true, () -> denied(operation)));
    }

    /**
     * Lets an operation work as it should again, at its usual speed.
     *
     * @param operation its name
     */
    public void allow(String operation) {
        synchronized (calls) {
            troubles.remove(modelled(operation));
            latencies.remove(operation);
        }
    }

    /**
     * Answers the next calls of an operation with the service's "too many requests". The fake stands for service and
     * SDK together: nothing is repeated before the caller sees it.
     *
     * @param operation its name
     * @param times how many calls
     */
    public final void throttle(String operation, int times) {
        set(
                operation,
                times,
                () -> ServiceFailure.answer(codes.throttled(), codes.throttledStatus(), "Request limit exceeded."));
    }

    /**
     * Answers the next calls of an operation with HTTP 500; they change nothing, which their caller cannot know.
     *
     * @param operation its name
     * @param times how many calls
     */
    public final void breakDown(String operation, int times) {
        set(operation, times, () -> ServiceFailure.answer(codes.broken(), 500, "An internal error has occurred"));
    }

    /**
     * Lets the next calls of an operation run into the client's time-out; they change nothing, which their caller cannot
     * know.
     *
     * @param operation its name
     * @param times how many calls
     */
    public final void timeOut(String operation, int times) {
        set(operation, times, () -> ServiceFailure.noAnswer(name + ":" + operation));
    }

    /**
     * Makes an operation slow until it is allowed again.
     *
     * @param operation its name
     * @param latency from a request to its answer
     */
    public final void slow(String operation, Duration latency) {
        synchronized (calls) {
            latencies.put(modelled(operation), latency);
        }
    }

    /**
     * {@return how often an operation was called, troubled calls included, dry runs not}
     *
     * @param operation its name
     */
    public final int calls(String operation) {
        synchronized (calls) {
            return calls.getOrDefault(modelled(operation), 0);
        }
    }

    /**
     * {@return how often an operation was only tried, by a dry run}
     *
     * @param operation its name
     */
    public final int dryRuns(String operation) {
        synchronized (calls) {
            return dryRuns.getOrDefault(modelled(operation), 0);
        }
    }

    /** {@return whether calls of an operation are denied; of one that is not modelled they are not} */
    final boolean denies(String operation) {
        synchronized (calls) {
            Trouble trouble = troubles.get(operation);
            return trouble != null && trouble.denial();
        }
    }

    /** {@return the id of the next answer, such as {@code ec2-request-7}} */
    final String requestId() {
        return name + "-request-" + answers.incrementAndGet();
    }

    /** Answers a call when it is due, or lets it fail as it was told to. What it does, it does when it is answered. */
    final <T> CompletionStage<T> answer(String operation, Supplier<T> reply) {
        return answer(operation, calls, reply);
    }

    /** Answers a dry run: with a failure in any case, as services do. */
    final <T> CompletionStage<T> answerDryRun(String operation, Runnable check) {
        return answer(operation, dryRuns, () -> {
            check.run();
            throw ServiceFailure.answer(
                    "DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
        });
    }

    private <T> CompletionStage<T> answer(String operation, Map<String, Integer> counts, Supplier<T> reply) {
        ServiceFailure failure;
        Duration latency;
        synchronized (calls) {
            counts.merge(modelled(operation), 1, Integer::sum);
            failure = nextFailure(operation);
            latency = latencies.getOrDefault(operation, settings.latency());
        }
        if (failure == null) {
            return settings.time().answerAfter(latency, reply);
        }
        return settings.time().answerAfter(failure.answered() ? latency : settings.timeOut(), () -> {
            throw failure;
        });
    }

    /** Lets a call run into the client's time-out. */
    final <T> CompletionStage<T> unanswered(String operation) {
        synchronized (calls) {
            calls.merge(modelled(operation), 1, Integer::sum);
        }
        return settings.time().answerAfter(settings.timeOut(), () -> {
            throw ServiceFailure.noAnswer(name + ":" + operation);
        });
    }

    private @Nullable ServiceFailure nextFailure(String operation) {
        Trouble trouble = troubles.get(operation);
        if (trouble == null || trouble.left() == 0) {
            return null;
        }
        if (trouble.left() != FOREVER) {
            troubles.put(operation, new Trouble(trouble.left() - 1, trouble.denial(), trouble.failure()));
        }
        return trouble.failure().get();
    }

    private ServiceFailure denied(String operation) {
        return ServiceFailure.answer(
                codes.denied(),
                403,
                "You are not authorized to perform this operation. User: " + settings.principal()
                        + " is not authorized to perform: " + name + ":" + operation
                        + " because no identity-based policy allows the " + name + ":" + operation + " action");
    }

    private void set(String operation, int times, Supplier<ServiceFailure> failure) {
        set(operation, new Trouble(times, false, failure));
    }

    private void set(String operation, Trouble trouble) {
        synchronized (calls) {
            troubles.put(modelled(operation), trouble);
        }
    }

    final String modelled(String operation) {
        if (!operations.contains(operation)) {
            throw new IllegalArgumentException(
                    "The fake of " + name + " has no operation " + operation + "; it has " + operations);
        }
        return operation;
    }

    private record Trouble(int left, boolean denial, Supplier<ServiceFailure> failure) {}
}
