package io.github.fis4j.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Calls wait for their turn, and leave a failing service alone. */
class DisciplineTest {
    private final TestContext context = new TestContext("aws:ec2:stop-instances");
    private final List<CompletableFuture<String>> sent = new ArrayList<>();
    private final Discipline limited = new Discipline("ec2", true);
    private final Discipline free = new Discipline("ec2", false);

    @Test
    void moreChangesThanTheRateAllows_wait_andNoneIsLost() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(answered(limited, CallKind.WRITE));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue("done"));
        assertThat(context.delays).hasSizeBetween(18, 30).allMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) < 0);
        assertThat(context.delays.get(0)).isPositive();
    }

    @Test
    void undos_haveMoreRoom_ofTheirOwn() {
        for (int i = 0; i < 12; i++) {
            assertThat(answered(limited, CallKind.WRITE)).isCompletedWithValue("done");
        }
        for (int i = 0; i < 25; i++) {
            assertThat(answered(limited, CallKind.UNDO)).isCompletedWithValue("done");
        }
        assertThat(context.delays).isEmpty();
        assertThat(answered(limited, CallKind.UNDO)).isCompletedWithValue("done");
        assertThat(context.delays).hasSize(1);
    }

    @Test
    void withoutLimits_nothingWaits() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(answered(free, CallKind.WRITE)).isCompletedWithValue("done");
        }
        assertThat(context.delays).isEmpty();
    }

    @Test
    void sixteenUnderWay_theNextWaitsForAPlace() {
        for (int i = 0; i < 16; i++) {
            assertThat(begun(limited)).isNotDone();
        }
        assertThat(sent).hasSize(16);
        context.onDelay(() -> sent.get(0).complete("done"));

        CompletableFuture<String> next = begun(limited);

        assertThat(context.delays).hasSize(1);
        assertThat(sent).hasSize(17);
        sent.get(16).complete("done");
        assertThat(next).isCompletedWithValue("done");
    }

    @Test
    void serviceThatFails_isLeftAloneForAWhile_thenTried() {
        for (int i = 0; i < 10; i++) {
            failed(free, brokenDown());
        }

        CallFailedException refused = failure(answered(free, CallKind.READ));

        assertThat(sent).hasSize(10);
        assertThat(refused.serviceCode()).isEqualTo("ServiceFails");
        assertThat(refused.effect()).isEqualTo(Effect.NONE);
        assertThat(refused).hasMessageContaining("ec2:Call was not sent").hasMessageContaining("15 s");
        context.pass(Duration.ofSeconds(16));
        assertThat(answered(free, CallKind.READ)).isCompletedWithValue("done");
        assertThat(answered(free, CallKind.READ)).isCompletedWithValue("done");
        assertThat(answered(free, CallKind.READ)).isCompletedWithValue("done");
    }

    @Test
    void refusalsAndThrottling_areNoFailureOfTheService() {
        for (int i = 0; i < 40; i++) {
            failed(free, told("UnauthorizedOperation", 403, Effect.NONE));
            failed(free, told("RequestLimitExceeded", 503, Effect.UNKNOWN));
        }
        assertThat(answered(free, CallKind.READ)).isCompletedWithValue("done");
    }

    private CompletableFuture<String> answered(Discipline discipline, CallKind kind) {
        return discipline
                .run(kind, context, "ec2:Call", () -> {
                    CompletableFuture<String> answer = CompletableFuture.completedFuture("done");
                    sent.add(answer);
                    return answer;
                })
                .toCompletableFuture();
    }

    private CompletableFuture<String> begun(Discipline discipline) {
        return discipline
                .run(CallKind.READ, context, "ec2:Call", () -> {
                    CompletableFuture<String> answer = new CompletableFuture<>();
                    sent.add(answer);
                    return answer;
                })
                .toCompletableFuture();
    }

    private void failed(Discipline discipline, CallFailedException how) {
        CompletableFuture<String> answer = begun(discipline);
        sent.get(sent.size() - 1).completeExceptionally(how);
        assertThat(answer).isCompletedExceptionally();
    }

    private static CallFailedException failure(CompletableFuture<String> answer) {
        try {
            throw new AssertionError(answer.join());
        } catch (CompletionException e) {
            return (CallFailedException) AwsCalls.unwrapped(e);
        }
    }

    private static CallFailedException brokenDown() {
        return told("InternalError", 500, Effect.UNKNOWN);
    }

    private static CallFailedException told(String code, int status, Effect effect) {
        Throwable answer = Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
        return new CallFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, code, code, effect, null, answer);
    }
}
