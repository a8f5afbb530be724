package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Mischief.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service in memory whose operations can be made to misbehave. An operation goes by its name, for example
 * {@code StopInstances}. What is set holds for calls that are sent later. Of denied, throttled, broken down and timed out an
 * operation is what it was made last. A call takes effect when it is answered. Thread-safe.
 */
public abstract sealed class FakeService
        permits FakeEc2,
                FakeCloudWatch,
                FakeSts,
                FakeIam,
                FakeAutoScaling,
                FakeEks,
                FakeEcs,
                FakeRds,
                FakeSsm,
                FakeTagging {
    private static final Logger LOG = LoggerFactory.getLogger(FakeService.class);

    private final String name;
    private final FakeSettings settings;
    private final ErrorCodes codes;
    private final Set<String> writes;
    private final Set<String> operations;
    private final Troubles troubles = new Troubles();
    private final Pager pager;
    private final Map<String, Mischief> mischief = new HashMap<>();
    private final List<Rows<?>> tables = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> dryRuns = new HashMap<>();
    private final AtomicInteger answers = new AtomicInteger();

    private int lag;
    private int staleReads;
    private List<Runnable> stale = List.of();

    FakeService(String name, FakeSettings settings, ErrorCodes codes, Set<String> reads, Set<String> writes) {
        this.name = name;
        this.settings = settings;
        this.codes = codes;
        this.writes = new TreeSet<>(writes);
        operations = new TreeSet<>(reads);
        operations.addAll(writes);
        pager = new Pager(codes.badToken());
    }

    final FakeSettings settings() {
        return settings;
    }

    final AccountState state() {
        return settings.state();
    }

    /** {@return a table of resources, which lags with the others of this service} */
    final <V> Rows<V> table() {
        Rows<V> table = state().table();
        tables.add(table);
        return table;
    }

    /** {@return the resources that have, or can have, tags} */
    Stream<Tagged> tagged() {
        return Stream.of();
    }

    /**
     * Denies an operation until it is allowed again: its calls, its dry runs, and what IAM's simulation says of it.
     *
     * @param operation its name
     * @throws IllegalArgumentException if this fake has no such operation; so in the other methods
     */
    public final void deny(String operation) {
        troubles.set(modelled(operation), Troubles.FOREVER, true, () -> null);
    }

    /**
     * Denies an operation to one caller until it is allowed again.
     *
     * @param operation its name
     * @param caller a part of the caller's ARN, for example the name of a role
     */
    public final void deny(String operation, String caller) {
        troubles.bar(modelled(operation), caller);
    }

    /**
     * Lets an operation work as it should again, at its usual speed.
     *
     * @param operation its name
     */
    public final void allow(String operation) {
        troubles.clear(modelled(operation));
        synchronized (calls) {
            mischief.remove(operation);
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
        troubles.set(modelled(operation), times, false, () -> codes.throttled().because("Request limit exceeded."));
    }

    /**
     * Answers the next calls of an operation with HTTP 500; they change nothing, which their caller cannot know.
     *
     * @param operation its name
     * @param times how many calls
     */
    public final void breakDown(String operation, int times) {
        troubles.set(modelled(operation), times, false, this::broken);
    }

    /**
     * Lets the next calls of an operation run into the client's time-out; they change nothing, which their caller cannot
     * know.
     *
     * @param operation its name
     * @param times how many calls
     */
    public final void timeOut(String operation, int times) {
        troubles.set(modelled(operation), times, false, () -> unanswered(operation));
    }

    /**
     * Makes an operation slow until it is allowed again.
     *
     * @param operation its name
     * @param latency from a request to its answer
     */
    public final void slow(String operation, Duration latency) {
        troubles.slow(modelled(operation), latency);
    }

    /**
     * Lets an operation answer well and do nothing, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @throws IllegalArgumentException if this fake has no such operation, or it only reads; so in the next methods
     */
    public final void lie(String operation) {
        set(operation, new Mischief(Kind.LIE, Duration.ZERO, Mischief.ALWAYS));
    }

    /**
     * Lets an operation answer well and take effect later, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @param delay from the answer to the effect
     */
    public final void lateEffect(String operation, Duration delay) {
        set(operation, new Mischief(Kind.LATE_EFFECT, delay, Mischief.ALWAYS));
    }

    /**
     * Lets calls of an operation run into the client's time-out although they take effect, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @param delay from the request to the effect
     */
    public final void loseReply(String operation, Duration delay) {
        loseReply(operation, delay, Mischief.ALWAYS);
    }

    /**
     * Lets the next calls of an operation run into the client's time-out although they take effect.
     *
     * @param operation the name of one that changes something
     * @param delay from the request to the effect
     * @param times how many calls
     */
    public final void loseReply(String operation, Duration delay, int times) {
        set(operation, new Mischief(Kind.LOST_REPLY, delay, times));
    }

    /**
     * Answers the next calls of an operation with HTTP 500 although they take effect.
     *
     * @param operation the name of one that changes something
     * @param times how many calls
     */
    public final void breakReply(String operation, int times) {
        set(operation, new Mischief(Kind.BROKEN_REPLY, Duration.ZERO, times));
    }

    /**
     * Lets reads lag: after every change that a call makes from now on, so many reads still show what was before it.
     *
     * @param reads how many; 0 for none
     */
    public final void lag(int reads) {
        state().change(() -> lag = reads);
    }

    /**
     * Limits what is on a page of a listing, whatever the request says.
     *
     * @param size at least 1
     */
    public final void pageSize(int size) {
        state().change(() -> pager.atMost(size));
    }

    /** Lets an empty page with a token come before each page of a listing, and an empty one without a token at its end. */
    public final void gaps() {
        state().change(pager::withGaps);
    }

    /** Tells the items of listings and answers in another order than the one in which they were made or asked for. */
    public final void outOfOrder() {
        state().change(pager::outOfOrder);
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

    /** Adds how often each operation was called, by the name of its permission. */
    final void tell(Map<String, Integer> all) {
        synchronized (calls) {
            calls.forEach((operation, times) -> all.put(name + ":" + operation, times));
        }
    }

    /** Adds how often each operation was called that changes something, by the name of its permission. */
    final void tellWrites(Map<String, Integer> all) {
        synchronized (calls) {
            calls.forEach((operation, times) -> {
                if (writes.contains(operation)) {
                    all.put(name + ":" + operation, times);
                }
            });
        }
    }

    /** {@return whether calls of an operation are denied; of one that is not modelled they are not} */
    final boolean denies(String operation) {
        return troubles.denies(operation);
    }

    /** {@return the names of the operations that are modelled} */
    final Set<String> operations() {
        return Set.copyOf(operations);
    }

    /** {@return the name before the colon of its permissions} */
    final String prefix() {
        return name;
    }

    /** {@return the id of the next answer, such as {@code ec2-request-7}} */
    final String requestId() {
        return name + "-request-" + answers.incrementAndGet();
    }

    /** {@return things in the order in which they are told} */
    final <T> List<T> ordered(List<T> all) {
        return pager.ordered(all);
    }

    final <T> Page<T> page(List<T> all, int wanted, @Nullable String token) {
        return pager.page(all, wanted, token, each -> 1);
    }

    /** {@return a page of things that are never parted; the larger ones count for more} */
    final <T> Page<List<T>> pageOfGroups(List<List<T>> all, int wanted, @Nullable String token) {
        return pager.page(all, wanted, token, List::size);
    }

    /** Answers a call when it is due, or lets it fail as it was told to. What it does, it does when it is answered. */
    final <T> CompletionStage<T> answer(Caller who, String operation, Supplier<T> reply) {
        ServiceFailure failure = counted(who, operation, calls);
        if (failure != null) {
            return failing(operation, failure);
        }
        Duration latency = troubles.latency(operation, settings.latency());
        if (!writes.contains(operation)) {
            return settings.time().answerAfter(latency, () -> state().look(() -> read(reply)));
        }
        Mischief how = mischief(operation);
        if (how.kind() != Kind.LOST_REPLY) {
            return settings.time().answerAfter(latency, () -> state().look(() -> write(reply, how)));
        }
        state().change(() -> state().later(how.delay(), () -> late(reply)));
        return failing(operation, unanswered(operation));
    }

    /** Answers a dry run: with a failure in any case, as services do. */
    final <T> CompletionStage<T> answerDryRun(Caller who, String operation, Runnable check) {
        ServiceFailure failure = counted(who, operation, dryRuns);
        if (failure != null) {
            return failing(operation, failure);
        }
        return settings.time().answerAfter(troubles.latency(operation, settings.latency()), () -> {
            state().change(check);
            throw new Refusal("DryRunOperation", 412).because("Request would have succeeded, but DryRun flag is set.");
        });
    }

    private @Nullable ServiceFailure counted(Caller who, String operation, Map<String, Integer> counts) {
        synchronized (calls) {
            counts.merge(modelled(operation), 1, Integer::sum);
        }
        if (!who.known()) {
            return codes.stranger().because("The security token included in the request is invalid.");
        }
        if (who.expired(settings.time().instant())) {
            return codes.expired().because("The security token included in the request is expired");
        }
        return troubles.next(operation, who.principal(), () -> denied(who, operation));
    }

    private <T> CompletionStage<T> failing(String operation, ServiceFailure failure) {
        Duration latency = failure.answered() ? troubles.latency(operation, settings.latency()) : settings.timeOut();
        return settings.time().answerAfter(latency, () -> {
            throw failure;
        });
    }

    private <T> T read(Supplier<T> reply) {
        if (staleReads == 0) {
            return reply.get();
        }
        staleReads--;
        List<Runnable> truth = memory();
        stale.forEach(Runnable::run);
        try {
            return reply.get();
        } finally {
            truth.forEach(Runnable::run);
        }
    }

    private <T> T write(Supplier<T> reply, Mischief how) {
        return switch (how.kind()) {
            case LIE -> state().tried(reply);
            case LATE_EFFECT -> {
                T answer = state().tried(reply);
                state().later(how.delay(), () -> late(reply));
                yield answer;
            }
            case BROKEN_REPLY -> {
                effect(reply);
                throw broken();
            }
            default -> effect(reply);
        };
    }

    private <T> T effect(Supplier<T> reply) {
        if (lag > 0) {
            stale = memory();
            staleReads = lag;
        }
        return reply.get();
    }

    /** What was possible when it was asked for may be so no longer; nobody is there to be told. */
    private void late(Supplier<?> reply) {
        try {
            effect(reply);
        } catch (ServiceFailure tooLate) {
            LOG.debug("A late effect did not come: {}", tooLate.getMessage());
        }
    }

    private List<Runnable> memory() {
        return tables.stream().map(Rows::memory).toList();
    }

    private Mischief mischief(String operation) {
        synchronized (calls) {
            Mischief how = mischief.getOrDefault(operation, Mischief.NONE);
            mischief.computeIfPresent(operation, (same, left) -> left.oneLess());
            return how;
        }
    }

    private void set(String operation, Mischief how) {
        if (!writes.contains(modelled(operation))) {
            throw new IllegalArgumentException(operation + " changes nothing; only " + writes + " do");
        }
        synchronized (calls) {
            mischief.put(operation, how);
        }
    }

    private ServiceFailure broken() {
        return codes.broken().because("An internal error has occurred");
    }

    private ServiceFailure unanswered(String operation) {
        return ServiceFailure.noAnswer(name + ":" + operation);
    }

    private ServiceFailure denied(Caller who, String operation) {
        return refusalOf(operation)
                .because("You are not authorized to perform this operation. User: " + who.principal()
                        + " is not authorized to perform: " + name + ":" + operation
                        + " because no identity-based policy allows the " + name + ":" + operation + " action");
    }

    /** {@return how a call is denied} */
    Refusal refusalOf(String operation) {
        return codes.denied();
    }

    final Instant now() {
        return state().now();
    }

    private String modelled(String operation) {
        if (!operations.contains(operation)) {
            throw new IllegalArgumentException(
                    "The fake of " + name + " has no operation " + operation + "; it has " + operations);
        }
        return operation;
    }
}
