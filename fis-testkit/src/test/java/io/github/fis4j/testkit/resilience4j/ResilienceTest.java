package io.github.fis4j.testkit.resilience4j;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.junit.FisTest;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaker, retry and bulkhead of Resilience4j under an outage of EC2, on the experiment's time. */
@FisTest(template = "/io/github/fis4j/testkit/junit/stop-one.json", seed = 42)
class ResilienceTest {
    private static final String NODE = "i-00000000000000001";

    @BeforeEach
    void fleet(FakeAws aws) {
        aws.ec2().instances(1, Tag.of("chaos", "yes"));
    }

    private static String call(FakeAws aws) {
        if (!aws.ec2().stateOf(NODE).equals("running")) {
            throw new IllegalStateException("connection refused");
        }
        return "ok";
    }

    @Test
    void breaker_opensSoonAfterTheInjection_andClosesSoonAfterTheUndo(
            FakeAws aws, Experiment experiment, VirtualTime time) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "inventory",
                Resilience.breakerOn(time)
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(4)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        Resilience.watch(experiment, breaker);
        ScheduledExecutorService load = time.scheduler();
        var calls = load.scheduleAtFixedRate(() -> tried(breaker, aws), 0, 250, TimeUnit.MILLISECONDS);

        experiment.start().awaitEnd();
        experiment.advance(Duration.ofSeconds(15));

        assertThat(calls.cancel(false)).isTrue();
        assertThat(experiment)
                .took("breaker inventory", "OPEN")
                .within(Duration.ofSeconds(2))
                .ofInjection("stop")
                .took("breaker inventory", "CLOSED")
                .within(Duration.ofSeconds(10))
                .ofUndo("stop")
                .took("breaker inventory", "HALF_OPEN")
                .within(Duration.ofSeconds(6))
                .of("breaker inventory", "OPEN")
                .report()
                .completed()
                .undid("stop");
    }

    private static void tried(CircuitBreaker breaker, FakeAws aws) {
        try {
            breaker.executeSupplier(() -> call(aws));
        } catch (CallNotPermittedException | IllegalStateException expected) {
            // What the breaker makes of it is what is tested.
        }
    }

    @Test
    void retry_triesAgainUntilTheNodeIsBack(FakeAws aws, Experiment experiment, VirtualTime time) {
        Retry retry = Retry.of(
                "inventory",
                RetryConfig.custom()
                        .maxAttempts(100)
                        .waitDuration(Duration.ofSeconds(5))
                        .build());
        Resilience.watch(experiment, retry);
        experiment.start().awaitAction("stop").running();
        CompletionStage<String> answer = retry.executeCompletionStage(
                time.scheduler(), () -> CompletableFuture.supplyAsync(() -> call(aws), Runnable::run));
        assertThat(experiment.awaitEnd()).completed();
        experiment.advance(Duration.ofSeconds(5));
        assertThat(answer.toCompletableFuture()).isCompletedWithValue("ok");
        assertThat(experiment)
                .tookInOrder("retry inventory", "RETRYING", "SUCCEEDED")
                .took("retry inventory", "SUCCEEDED")
                .within(Duration.ofSeconds(5))
                .ofUndo("stop");
    }

    @Test
    void retryThatGivesUp_isMarkedSo(FakeAws aws, Experiment experiment, VirtualTime time) {
        Retry retry = Retry.of(
                "inventory",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .waitDuration(Duration.ofSeconds(5))
                        .build());
        Resilience.watch(experiment, retry);
        experiment.start().awaitAction("stop").running();
        CompletionStage<String> answer = retry.executeCompletionStage(
                time.scheduler(), () -> CompletableFuture.supplyAsync(() -> call(aws), Runnable::run));
        experiment.awaitEnd();
        assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
        assertThat(experiment).tookInOrder("retry inventory", "RETRYING", "GAVE_UP");
    }

    @Test
    void bulkhead_isFull_whileAnswersDoNotCome(Experiment experiment) {
        Bulkhead bulkhead = Bulkhead.of(
                "inventory",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        Resilience.watch(experiment, bulkhead);
        experiment.start().awaitAction("stop").running();
        bulkhead.acquirePermission();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> bulkhead.executeRunnable(() -> {})).isInstanceOf(BulkheadFullException.class);
        }
        assertThat(experiment.awaitEnd()).completed();
        bulkhead.onComplete();
        bulkhead.executeRunnable(() -> {});
        assertThat(experiment)
                .tookInOrder("bulkhead inventory", "FULL", "FREE")
                .took("bulkhead inventory", "FREE")
                .ofUndo("stop");
    }
}
