package io.github.fis4j.aws.shared;

import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One poller for all things of an action. It looks until it has seen enough or the run ends.
 *
 * @param looker looks
 * @param pace how often
 * @param percent how much the pace is stretched, so that actions that began together do not look together
 * @param <T> what a look shows of one thing
 */
public record Watch<T>(Looker<T> looker, Pace pace, long percent) {
    private static final String MEMBER = "pollPercent";
    private static final int SPREAD = 20;
    private static final int FAILURES_IN_A_ROW = 3;

    /**
     * {@return how much the pace is stretched: a choice of the run, so that it can be repeated}
     *
     * @param random the run's choices
     */
    public static JsonObject spread(RandomGenerator random) {
        return JsonObject.builder()
                .put(MEMBER, 100L + random.nextInt(-SPREAD, SPREAD + 1))
                .build();
    }

    /**
     * {@return a poller}
     *
     * @param looker looks
     * @param pace how often
     * @param spread what {@link #spread} gave; other members mean nothing
     * @param <T> what a look shows of one thing
     */
    public static <T> Watch<T> of(Looker<T> looker, Pace pace, JsonObject spread) {
        long percent =
                spread.get(MEMBER) instanceof JsonNumber number ? number.value().longValue() : 100;
        return new Watch<>(looker, pace, percent);
    }

    /**
     * {@return the wait before a look}
     *
     * @param look which one, from 0
     */
    public Duration before(int look) {
        return pace.before(look, percent);
    }

    /**
     * Waits a little and looks, again and again.
     *
     * @param ids what to look at; with none of them there is no look
     * @param enough whether the looks are enough
     * @param context waits and looks
     * @return the looks that were enough
     */
    public CompletionStage<Looks<T>> until(Collection<String> ids, Predicate<Looks<T>> enough, ReadContext context) {
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(Looks.none())
                : next(ids, Looks.none(), enough, 0, context);
    }

    private CompletionStage<Looks<T>> next(
            Collection<String> ids, Looks<T> seen, Predicate<Looks<T>> enough, int failures, ReadContext context) {
        return context.delay(before(seen.count() + failures))
                .thenCompose(passed -> looker.look(ids, context).thenApply(seen::and))
                .handle((looks, failure) -> failure == null
                        ? judge(ids, looks, enough, context)
                        : bear(ids, seen, enough, failures + 1, failure, context))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Looks<T>> judge(
            Collection<String> ids, Looks<T> seen, Predicate<Looks<T>> enough, ReadContext context) {
        return enough.test(seen) ? CompletableFuture.completedFuture(seen) : next(ids, seen, enough, 0, context);
    }

    /** A look that was not answered says nothing of the things. */
    private CompletionStage<Looks<T>> bear(
            Collection<String> ids,
            Looks<T> seen,
            Predicate<Looks<T>> enough,
            int failures,
            Throwable failure,
            ReadContext context) {
        boolean passing = AwsCalls.unwrapped(failure) instanceof CallFailedException call
                && call.effect() == Effect.UNKNOWN
                && failures < FAILURES_IN_A_ROW;
        return passing ? next(ids, seen, enough, failures, context) : CompletableFuture.failedFuture(failure);
    }

    /**
     * Looks once.
     *
     * @param <T> what a look shows of one thing
     */
    @FunctionalInterface
    public interface Looker<T> {

        /**
         * {@return what is seen, by id; things that are not there are left out}
         *
         * @param ids what to look at
         * @param context looks
         */
        CompletionStage<Map<String, T>> look(Collection<String> ids, ReadContext context);
    }
}
