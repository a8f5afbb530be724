package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminateInstancesWireTest extends WireTest {
    private static final String TERMINATE = "aws:ec2:terminate-instances";

    private final TestContext context = new TestContext(TERMINATE);

    @Test
    void instancesOfTwoZones_injected_aCallForEachZoneAndSeenEnding() {
        aws.instance("i-1").zone("eu-west-1b");
        aws.instance("i-2").zone("eu-west-1a").state("stopped");
        aws.instance("i-3").zone("eu-west-1b").slow(2);
        context.victims(resources("i-1", "i-2", "i-3"));

        assertThat(inject(context).evidence())
                .containsExactly(
                        Evidence.observed(arn("i-1"), "running", "terminated"),
                        Evidence.observed(arn("i-2"), "stopped", "terminated"),
                        Evidence.observed(arn("i-3"), "running", "shutting-down"));
        assertThat(terminated()).containsExactly(List.of("i-2"), List.of("i-1", "i-3"));
        assertThat(context.calls).allMatch(call -> call.undo() == null);
    }

    @Test
    void manyInstancesOfAZone_injected_aHundredACall() {
        String[] ids = IntStream.range(0, 101).mapToObj(i -> "i-" + (1000 + i)).toArray(String[]::new);
        List.of(ids).forEach(aws::instance);
        context.victims(resources(ids));

        assertThat(inject(context).evidence()).hasSize(101);
        assertThat(terminated()).extracting(List::size).containsExactly(100, 1);
    }

    @Test
    void protectedZone_injected_failsAndTellsWhatIsGone() {
        aws.instance("i-1").zone("eu-west-1a");
        aws.instance("i-2").zone("eu-west-1b");
        context.victims(resources("i-1", "i-2"));
        aws.next("TerminateInstances", Misfortune.none());
        aws.next("TerminateInstances", Misfortune.refused(400, "OperationNotPermitted"));

        assertThatThrownBy(() -> inject(context))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("OperationNotPermitted");
        assertThat(context.notes).contains("Terminated all the same: i-1");
    }

    @Test
    void answerLost_injected_sentAgainSinceItChangesNothingMore() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.next("TerminateInstances", Misfortune.cut().afterEffect());

        assertThat(inject(context).evidence()).hasSize(1);
        assertThat(terminated()).hasSize(2);
    }

    @Test
    void vanishedAfterTheCall_injected_countsWhenMissedTwice() {
        aws.instance("i-1").slow(0);
        context.victims(resources("i-1"));
        context.onDelay(() -> aws.instance("i-1").vanish());

        assertThat(inject(context).evidence()).containsExactly(Evidence.observed(arn("i-1"), "running", "not found"));
    }

    @Test
    void TGT_14_terminatedVictim_prepared_refused() {
        aws.instance("i-1").state("shutting-down");
        context.victims(resources("i-1"));

        assertThatThrownBy(() -> await(provider(TERMINATE).prepare(context))).isInstanceOf(ActionFailedException.class);
    }

    private List<List<String>> terminated() {
        return aws.sent("TerminateInstances").stream()
                .map(call -> call.list("InstanceId"))
                .toList();
    }
}
