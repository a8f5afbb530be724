package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StopInstancesWireTest extends WireTest {
    private static final String STOP = "aws:ec2:stop-instances";

    private final TestContext context = new TestContext(STOP).parameter("startInstancesAfterDuration", "PT2M");

    @Test
    void runningInstances_prepared_oneCallWithAllThatItsUndoNeeds() {
        aws.instance("i-1").tag("aws:autoscaling:groupName", "web");
        aws.instance("i-2");
        context.victims(resources("i-1", "i-2"));

        Prepared prepared = await(provider(STOP).prepare(context));

        assertThat(prepared.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("ec2:StopInstances");
            assertThat(call.request()).hasToString("{\"InstanceIds\":[\"i-1\",\"i-2\"]}");
            assertThat(call.repeat()).isEqualTo(Repeat.NATURAL);
            UndoPlan undo = Objects.requireNonNull(call.undo());
            assertThat(undo.kind()).isEqualTo("start-instances");
            assertThat(undo.summary()).isEqualTo("start i-1, start i-2");
            assertThat(undo.trigger()).isEqualTo(UndoPlan.Trigger.ON_END);
            assertThat(undo.scope()).isEqualTo(UndoPlan.Scope.WORLD);
            assertThat(undo.settle()).isEqualTo(Duration.ofSeconds(60));
            assertThat(undo.before().toString())
                    .contains(arn("i-1"), "\"launchTime\":\"2026-01-01T08:00:00Z\"", "\"autoScalingGroup\":\"web\"")
                    .contains("\"completeIfInstancesTerminated\":false");
        });
        assertThat(context.notes).singleElement().asString().contains("i-1 (web)");
        assertThat(aws.sent("StopInstances")).isEmpty();
    }

    @Test
    void noDuration_prepared_noUndo() {
        aws.instance("i-1");
        TestContext forGood = new TestContext(STOP).victims(resources("i-1"));

        assertThat(await(provider(STOP).prepare(forGood)).calls())
                .singleElement()
                .satisfies(call -> assertThat(call.undo()).isNull());
    }

    @Test
    void slowTransition_injected_evidenceOnlyWhenSeenStopped() {
        aws.instance("i-1").slow(3);
        aws.instance("i-2");
        context.victims(resources("i-1", "i-2"));

        Injection injection = inject(context);

        assertThat(injection.evidence())
                .containsExactly(
                        Evidence.observed(arn("i-1"), "running", "stopped"),
                        Evidence.observed(arn("i-2"), "running", "stopped"));
        assertThat(aws.counts()).containsEntry("StopInstances", 1).containsEntry("DescribeInstances", 1 + 4);
        assertThat(context.requestIds).containsExactly("4b1f7f3a-0000-4000-8000-1c2d3e4f5a6b");
        assertThat(context.record().state()).isEqualTo(UndoRecord.State.CONFIRMED);
    }

    @Test
    void stoppedVictim_injected_leftAloneAndTold() {
        aws.instance("i-1");
        aws.instance("i-2").state("stopped");
        aws.instance("i-3").state("pending").slow(9);
        context.victims(resources("i-1", "i-2", "i-3"));

        Injection injection = inject(context);

        assertThat(injection.evidence()).extracting(Evidence::resource).containsExactly(arn("i-1"));
        assertThat(aws.sent("StopInstances").get(0).list("InstanceId")).containsExactly("i-1");
        assertThat(context.notes)
                .containsExactly("Left alone, since they did not run before: i-2 (stopped), i-3 (pending)");
    }

    @Test
    void allVictimsStoppedBefore_injected_nothingIsSent() {
        aws.instance("i-1").state("stopped");
        context.victims(resources("i-1"));

        assertThat(inject(context).evidence()).isEmpty();
        assertThat(aws.sent("StopInstances")).isEmpty();
    }

    @Test
    void TGT_14_terminatedVictim_prepared_invalidTargetWithTheWayOut() {
        aws.instance("i-1");
        aws.instance("i-2").state("terminated");
        context.victims(resources("i-1", "i-2"));

        assertRefused("i-2", "State.Name = running");
    }

    @Test
    void instanceStoreOrManaged_prepared_refused() {
        aws.instance("i-1").member("rootDeviceType", "instance-store");
        context.victims(resources("i-1"));
        assertRefused("i-1", "instance store");

        aws.instance("i-2").member("operator", "<managed>true</managed><principal>eks</principal>");
        context.victims(resources("i-2"));
        assertRefused("i-2", "managed by an AWS service");
    }

    @Test
    void spotInstance_prepared_refusedUnlessItsRequestIsPersistent() {
        aws.instance("i-1").member("instanceLifecycle", "spot").member("spotInstanceRequestId", "sir-1");
        context.victims(resources("i-1"));

        aws.spotRequest("sir-1", "one-time");
        assertRefused("i-1", "persistent");

        aws.spotRequest("sir-1", "persistent");
        assertThat(await(provider(STOP).prepare(context)).calls()).hasSize(1);
    }

    @Test
    void answerLostAfterTheEffect_injected_sentAgainAndStillOurs() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.next("StopInstances", Misfortune.cut().afterEffect());

        assertThat(inject(context).evidence()).hasSize(1);
        assertThat(aws.sent("StopInstances")).hasSize(2);
        assertThat(context.record().learned()).isEqualTo(JsonObject.empty());
    }

    @Test
    void timeOutAfterTheEffect_injectedAndUndone_startedWhateverTheSdkMadeOfIt() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        losePatience(Duration.ofMillis(500));
        aws.next("StopInstances", Misfortune.silent(Duration.ofSeconds(1)).afterEffect());

        // The SDK sends it again, as a rule; sometimes the time-out of one attempt ends the next as well.
        try {
            assertThat(inject(context).evidence()).hasSize(1);
        } catch (CallFailedException lost) {
            assertThat(lost.effect()).isEqualTo(CallFailedException.Effect.UNKNOWN);
        }

        assertThat(context.record().learned()).isEqualTo(JsonObject.empty());
        losePatience(Duration.ofSeconds(5));
        assertThat(undo(context.record(), context)).isEqualTo(Undone.restored());
        assertThat(aws.state("i-1")).isEqualTo("running");
    }

    @Test
    void stoppedByOthersSinceItWasResolved_injected_notOursAndNoEvidence() {
        aws.instance("i-1");
        aws.instance("i-2");
        context.victims(resources("i-1", "i-2"));
        aws.instance("i-2").state("stopped");

        assertThat(inject(context).evidence()).extracting(Evidence::resource).containsExactly(arn("i-1"));
        assertThat(context.record().learned()).hasToString("{\"stoppedByOthers\":[\"i-2\"]}");
        assertThat(context.notes).contains("Stopped by others meanwhile, so not ours: i-2");
        undo(context.record(), context);
        assertThat(aws.state("i-2")).isEqualTo("stopped");
    }

    @Test
    void answerThatNamesNobody_injected_isTold_andLooksDecide() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.next("StopInstances", Misfortune.emptyAnswer().beforeLateEffect());
        context.onDelay(aws::landLateEffects);

        assertThat(inject(context).evidence()).hasSize(1);
        assertThat(context.notes).containsExactly("EC2's answer to the stop does not name i-1");
    }

    @Test
    void timeOutOfEveryAttempt_injected_effectUnknown() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        losePatience(Duration.ofMillis(300));
        aws.always("StopInstances", Misfortune.silent(Duration.ofMillis(600)));

        assertThatThrownBy(() -> inject(context)).isInstanceOfSatisfying(CallFailedException.class, lost -> {
            assertThat(lost.effect()).isEqualTo(CallFailedException.Effect.UNKNOWN);
            assertThat(lost.code()).isEqualTo(ErrorCode.DEPENDENT_SERVICE_FAILURE);
            assertThat(lost).hasMessageStartingWith("ec2:StopInstances got no usable answer: ");
        });
        assertThat(context.record().state()).isEqualTo(UndoRecord.State.INTENT);
    }

    @Test
    void denied_injected_refusedForGood() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.always("StopInstances", Misfortune.refused(403, "UnauthorizedOperation"));

        assertThatThrownBy(() -> inject(context)).isInstanceOfSatisfying(CallFailedException.class, denied -> {
            assertThat(denied.effect()).isEqualTo(CallFailedException.Effect.NONE);
            assertThat(denied.code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        });
        assertThat(aws.sent("StopInstances")).hasSize(1);
    }

    @Test
    void refusedAfterALostAnswer_injected_effectUnknown() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.next("StopInstances", Misfortune.cut().afterEffect());
        aws.next("StopInstances", Misfortune.refused(400, "IncorrectInstanceState"));

        assertThatThrownBy(() -> inject(context))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        unclear -> assertThat(unclear.effect()).isEqualTo(CallFailedException.Effect.UNKNOWN));
    }

    @Test
    void terminatedByOthersMeanwhile_injected_failsUnlessThatIsFine() {
        aws.instance("i-1");
        aws.instance("i-2").slow(100);
        context.victims(resources("i-1", "i-2"));
        context.onDelay(() -> aws.instance("i-2").state("terminated"));

        assertThatThrownBy(() -> inject(context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessageContaining("i-2")
                .hasMessageContaining("completeIfInstancesTerminated");

        aws.instance("i-1");
        aws.instance("i-2").slow(100);
        context.parameter("completeIfInstancesTerminated", "true");
        assertThat(inject(context).evidence()).extracting(Evidence::resource).containsExactly(arn("i-1"));
    }

    @Test
    void looksThatAreNotAnswered_injected_areBorneTwiceInARow() {
        aws.instance("i-1").slow(1);
        context.victims(resources("i-1"));
        for (int attempt = 0; attempt < 2 * 3; attempt++) {
            aws.next("DescribeInstances", Misfortune.refused(503, "Unavailable"));
        }

        assertThat(inject(context).evidence()).hasSize(1);

        aws.instance("i-1");
        aws.always("DescribeInstances", Misfortune.refused(503, "Unavailable"));
        assertThatThrownBy(() -> inject(context)).isInstanceOf(CallFailedException.class);
    }

    private void assertRefused(String id, String why) {
        assertThatThrownBy(() -> await(provider(STOP).prepare(context)))
                .isInstanceOfSatisfying(ActionFailedException.class, refused -> {
                    assertThat(refused.error().code()).isEqualTo(ErrorCode.INVALID_TARGET);
                    assertThat(refused).hasMessageContaining(id).hasMessageContaining(why);
                });
    }
}
