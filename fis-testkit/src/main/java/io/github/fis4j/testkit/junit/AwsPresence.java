package io.github.fis4j.testkit.junit;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.model.Identity;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Whether there is an AWS to reach, asked once a process: by a preview that does nothing but ask STS who we are. */
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
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(module.get()).previewOnly().build()) {
            Preview preview = engine.preview(waiting()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Identity caller = preview.callers().get("aws");
            return caller == null
                    ? without("STS did not tell who we are: " + preview.problems())
                    : ConditionEvaluationResult.enabled("AWS answers to " + caller.principal());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without("interrupted while it was looked for");
        } catch (TimeoutException e) {
            return without("no answer within " + PATIENCE);
        } catch (ExecutionException | RuntimeException e) {
            return without(String.valueOf(e.getMessage()));
        }
    }

    private static ConditionEvaluationResult without(String why) {
        return ConditionEvaluationResult.disabled("There is no AWS to reach: " + why);
    }

    private static ExperimentTemplate waiting() {
        return ExperimentTemplate.builder("who am I")
                .action("wait", action -> action.id("aws:fis:wait").parameter("duration", "PT1M"))
                .stopCondition(StopCondition.none())
                .build();
    }
}
