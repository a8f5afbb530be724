package io.github.fis4j.testkit.junit;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.SystemTime;
import io.github.fis4j.model.Identity;
import io.github.fis4j.testkit.contract.RecordingReads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Whether there is an AWS to reach, asked once a process, by asking STS who we are. */
final class AwsPresence {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final AwsPresence OF_THIS_PROCESS = new AwsPresence(AwsFis::create);

    private final Supplier<AwsFis> module;
    private @Nullable ConditionEvaluationResult known;

    AwsPresence(Supplier<AwsFis> module) {
        this.module = module;
    }

    static ConditionEvaluationResult condition() {
        return OF_THIS_PROCESS.asked();
    }

    synchronized ConditionEvaluationResult asked() {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    private ConditionEvaluationResult ask() {
        SystemTime time = SystemTime.create();
        try {
            AwsFis aws = module.get();
            try {
                return ask(aws, time);
            } finally {
                aws.close();
            }
        } catch (RuntimeException e) {
            return without(String.valueOf(e.getMessage()));
        } finally {
            time.close();
        }
    }

    private static ConditionEvaluationResult ask(AwsFis aws, SystemTime time) {
        CompletableFuture<Optional<Identity>> asked =
                aws.identity(new RecordingReads(time)).toCompletableFuture();
        if (!time.await(asked, PATIENCE)) {
            return without("no answer within " + PATIENCE);
        }
        try {
            return asked.join()
                    .map(caller -> ConditionEvaluationResult.enabled("AWS answers to " + caller.principal()))
                    .orElseGet(() -> without("STS did not tell who we are"));
        } catch (CompletionException e) {
            return without(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        }
    }

    private static ConditionEvaluationResult without(String why) {
        return ConditionEvaluationResult.disabled("There is no AWS to reach: " + why);
    }
}
