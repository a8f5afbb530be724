package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RebootInstancesWireTest extends WireTest {
    private static final String REBOOT = "aws:ec2:reboot-instances";

    private final TestContext context = new TestContext(REBOOT);

    @Test
    void runningInstances_injected_acceptedAndStillAlive() {
        aws.instance("i-1");
        aws.instance("i-2").state("stopped");
        context.victims(resources("i-1", "i-2"));

        assertThat(inject(context).evidence())
                .containsExactly(Evidence.acknowledged(arn("i-1"), "running", "running, reboot accepted"));
        assertThat(context.calls).singleElement().satisfies(call -> {
            assertThat(call.repeat()).isEqualTo(Repeat.NONE);
            assertThat(call.undo()).isNull();
        });
        assertThat(aws.sent("RebootInstances").get(0).list("InstanceId")).containsExactly("i-1");
        assertThat(context.requestIds).hasSize(1);
    }

    static Misfortune[] unclearAnswers() {
        return new Misfortune[] {
            Misfortune.cut().afterEffect(),
            Misfortune.cut(),
            Misfortune.refused(500, "InternalError"),
            Misfortune.throttled(),
            Misfortune.silent(Duration.ofSeconds(1)).afterEffect()
        };
    }

    @ParameterizedTest
    @MethodSource("unclearAnswers")
    void unclearAnswer_injected_neverSentAgain(Misfortune unclear) {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        losePatience(Duration.ofMillis(500));
        aws.always("RebootInstances", unclear);

        assertThatThrownBy(() -> inject(context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessageContaining("Whether i-1 rebooted is unknown; the call was not sent again");
        assertThat(aws.sent("RebootInstances")).hasSize(1);
    }

    @Test
    void refused_injected_failsWithTheServicesWords() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.always("RebootInstances", Misfortune.refused(400, "IncorrectInstanceState"));

        assertThatThrownBy(() -> inject(context))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        refused -> assertThat(refused.effect()).isEqualTo(CallFailedException.Effect.NONE));
    }

    @Test
    void terminatedByOthersMeanwhile_injected_noEvidence() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.instance("i-1").state("terminated");

        assertThat(inject(context).evidence()).isEmpty();
        assertThat(context.notes).containsExactly("Terminated by others, so perhaps never rebooted: i-1 (terminated)");
    }
}
