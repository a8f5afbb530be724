package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One poller for all instances of an action. It looks until it has seen enough or the run ends.
 *
 * @param api looks
 * @param pace how often
 * @param percent how much the pace is stretched, so that actions that began together do not look together
 */
record Watch(InstanceApi api, Pace pace, long percent) {
    private static final String MEMBER = "pollPercent";
    private static final int SPREAD = 20;
    private static final int FAILURES_IN_A_ROW = 3;

    /** Draws how much the pace is stretched: a choice of the run, so that it can be repeated. */
    static JsonObject spread(RandomGenerator random) {
        return JsonObject.builder()
                .put(MEMBER, 100L + random.nextInt(-SPREAD, SPREAD + 1))
                .build();
    }

    static Watch of(InstanceApi api, Pace pace, JsonObject spread) {
        long percent =
                spread.get(MEMBER) instanceof JsonNumber number ? number.value().longValue() : 100;
        return new Watch(api, pace, percent);
    }

    Duration before(int look) {
        return pace.before(look, percent);
    }

    /** Waits a little and looks, again and again, until the sightings are enough. */
    CompletionStage<Sightings> until(List<String> ids, Predicate<Sightings> enough, ReadContext context) {
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(Sightings.NONE)
                : next(ids, Sightings.NONE, enough, 0, context);
    }

    private CompletionStage<Sightings> next(
            List<String> ids, Sightings seen, Predicate<Sightings> enough, int failures, ReadContext context) {
        return context.delay(before(seen.looks() + failures))
                .thenCompose(passed -> api.look(ids, context).thenApply(seen::and))
                .handle((sightings, failure) -> failure == null
                        ? judge(ids, sightings, enough, context)
                        : bear(ids, seen, enough, failures + 1, failure, context))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Sightings> judge(
            List<String> ids, Sightings seen, Predicate<Sightings> enough, ReadContext context) {
        return enough.test(seen) ? CompletableFuture.completedFuture(seen) : next(ids, seen, enough, 0, context);
    }

    /** A look that was not answered says nothing of the instances. */
    private CompletionStage<Sightings> bear(
            List<String> ids,
            Sightings seen,
            Predicate<Sightings> enough,
            int failures,
            Throwable failure,
            ReadContext context) {
        boolean passing = AwsCalls.unwrapped(failure) instanceof CallFailedException call
                && call.effect() == Effect.UNKNOWN
                && failures < FAILURES_IN_A_ROW;
        return passing ? next(ids, seen, enough, failures, context) : CompletableFuture.failedFuture(failure);
    }
}
