package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The family of ECS keeps the contracts. */
class EcsContractsTest {
    private static final String CLUSTER = "aws:ecs:cluster";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private void makeClusters() {
        aws.ecs().cluster("web", c -> c.containerInstances(25).tag("chaos", "yes"));
        aws.ecs().cluster("batch", c -> c.containerInstances(3).tag("chaos", "yes"));
        aws.ecs().cluster("calm", c -> c.containerInstances(2).tag("chaos", "no"));
    }

    /** The process died after the call and before its answer: the record knows only what was to be drained. */
    @Test
    void recordWithoutAnswer_whoseCallTookEffect_isUndoneByLooking() {
        ActionUnderTest drain = drain();
        RecordingAction context = new RecordingAction(drain);
        Prepared prepared = Waiting.result(time, drain.provider().prepare(context));
        UndoRecord record =
                Objects.requireNonNull(context.record(prepared.calls().get(0), 1));
        List<String> chosen = record.plan().before().strings("containerInstances");
        chosen.subList(1, chosen.size()).forEach(arn -> aws.ecs().status(arn, "DRAINING"));
        RecordingUndo undo = new RecordingUndo(time, 1, true);
        Undone undone = Waiting.result(time, drain.provider().undo(record, undo));
        assertThat(record.state()).isEqualTo(UndoRecord.State.INTENT);
        assertThat(undone.outcome()).isEqualTo(UndoOutcome.RESTORED);
        assertThat(undo.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.request().strings("containerInstances"))
                        .isEqualTo(chosen.subList(1, chosen.size())));
        assertThat(chosen).allMatch(arn -> aws.ecs().statusOf(arn).equals("ACTIVE"));
    }

    /** What has not been seen to take effect may do so yet, until the window is over. */
    @Test
    void partOfARecordStillActive_isLookedAtAgain_beforeItSettles() {
        ActionUnderTest drain = drain();
        RecordingAction context = new RecordingAction(drain);
        Prepared prepared = Waiting.result(time, drain.provider().prepare(context));
        UndoRecord record =
                Objects.requireNonNull(context.record(prepared.calls().get(0), 1));
        aws.ecs().status(record.plan().before().strings("containerInstances").get(0), "DRAINING");
        RecordingUndo early = new RecordingUndo(time, 1, false);
        assertThat(Waiting.result(time, drain.provider().undo(record, early)).outcome())
                .isEqualTo(UndoOutcome.NO_TRACE);
        assertThat(early.calls()).hasSize(1);
    }

    private ActionUnderTest drain() {
        makeClusters();
        return family.action(
                "aws:ecs:drain-container-instances",
                Map.of("drainagePercentage", "50", "duration", "PT2M"),
                "Clusters",
                FamilyUnderTest.tagged(CLUSTER));
    }

    @Nested
    class Drain extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return drain();
        }

        @Override
        protected Object world() {
            return Stream.of("web", "batch", "calm")
                    .flatMap(name -> aws.ecs().containerInstances(name).stream())
                    .map(arn -> arn + " " + aws.ecs().statusOf(arn))
                    .toList();
        }
    }

    @Nested
    class Clusters extends TargetResolverContract {
        @Override
        protected TargetResolver resolver() {
            makeClusters();
            return family.resolver(CLUSTER);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return FamilyUnderTest.tagged(CLUSTER);
        }

        @Override
        protected List<String> meantByTags() {
            return List.of(arn("web"), arn("batch"));
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(CLUSTER)
                    .arn(arn("web"))
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return arn("nobody");
        }

        private String arn(String name) {
            return "arn:aws:ecs:" + aws.region() + ":" + aws.accountId() + ":cluster/" + name;
        }
    }
}
