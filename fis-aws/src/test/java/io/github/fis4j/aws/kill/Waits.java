package io.github.fis4j.aws.kill;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the providers of the sweep share: waiting until something is listed, and plans that settle as EC2 does. */
final class Waits {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final int MOST_LOOKS = 20;

    private Waits() {}

    static CompletionStage<Void> until(Supplier<CompletionStage<Boolean>> look, ReadContext context) {
        return until(look, MOST_LOOKS, context);
    }

    private static CompletionStage<Void> until(Supplier<CompletionStage<Boolean>> look, int left, ReadContext context) {
        return look.get().thenCompose(enough -> {
            if (enough) {
                return CompletableFuture.completedFuture(null);
            }
            return left == 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("Looked " + MOST_LOOKS + " times"))
                    : context.delay(PAUSE).thenCompose(passed -> until(look, left - 1, context));
        });
    }

    static UndoPlan plan(String kind, JsonObject before, Mutant mutant) {
        return new UndoPlan(
                kind,
                kind + " " + before,
                before,
                UndoPlan.Trigger.ON_END,
                UndoPlan.Scope.WORLD,
                mutant == Mutant.SETTLES_AT_ONCE ? Duration.ZERO : SETTLE);
    }
}
