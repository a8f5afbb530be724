package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Drift;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code aws:ecs:drain-container-instances} sets active again what it drained, over any transport. */
abstract class ActiveAgainTest extends DrainingTest {
    ActiveAgainTest(Transport transport) {
        super(transport);
    }

    @Test
    void effectThatComesAfterAStop_isUndoneAllTheSame() {
        cluster(2);
        ecs.lateEffect(UPDATE, Duration.ofSeconds(20));
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(5), 100);
        assertThat(report).withTimeline(recorder).stopped().nothingLeft();
        allActive(2);
    }

    @Test
    void undoThatIsThrottled_isTriedAgain() {
        cluster(5);
        later(DURING, () -> ecs.throttle(UPDATE, 1));
        ExperimentReport report = run(60);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isEqualTo(1);
        allActive(5);
    }

    @Test
    void undoWhoseReplyIsLost_isSeenToBeDone() {
        cluster(5);
        later(DURING, () -> ecs.loseReply(UPDATE, Duration.ofSeconds(1), 1));
        ExperimentReport report = run(60);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        allActive(5);
    }

    @Test
    void undoThatEcsRefuses_staysOpen_andSaysWhy() {
        cluster(2);
        later(DURING, () -> ecs.containerInstances("web").forEach(ecs::refuse));
        ExperimentReport report = run(100);
        assertThat(report).failed();
        assertThat(report.undos().get(0).outcome()).isNull();
        assertThat(recorder.toString()).contains("ECS refused to change").contains("AGENT");
        assertThat(in("DRAINING")).hasSize(2);
    }

    @Test
    void setBackByOthers_isRestoredAlready_andNotTouched() {
        cluster(2);
        later(DURING, () -> ecs.containerInstances("web").forEach(arn -> ecs.status(arn, "ACTIVE")));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain");
        assertThat(outcomes(report)).containsExactly(UndoOutcome.ALREADY_RESTORED);
        sent(1);
    }

    @Test
    void deregisteredMeanwhile_isDrift() {
        cluster(3);
        String gone = ecs.containerInstances("web").get(0);
        later(DURING, () -> ecs.deregister(gone));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.undos().get(0).drift()).containsExactly(new Drift(gone, "DRAINING", "not found"));
        allActive(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clusterDeletedMeanwhile_isDrift(boolean mayDescribe) {
        cluster(2);
        List<String> hosts = ecs.containerInstances("web");
        if (!mayDescribe) {
            ecs.deny("DescribeContainerInstances");
        }
        later(DURING, () -> ecs.delete("web"));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.undos().get(0).drift()).extracting(Drift::resource).isEqualTo(hosts);
        sent(1);
    }

    @Test
    void clusterDeletedBetweenLookAndUndo_isDrift() {
        cluster(2);
        ecs.slow(UPDATE, Duration.ofSeconds(10));
        // The hold ends soon after its two minutes and ten seconds; the undo's call is under way then.
        later(Duration.ofSeconds(140), () -> ecs.delete("web"));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.undos().get(0).drift()).hasSize(2);
        sent(2);
    }

    @Test
    void deregisteredBeforeItWasSeenToDrain_isTold() {
        cluster(3);
        String gone = ecs.containerInstances("web").get(0);
        later(Duration.ofSeconds(1), () -> ecs.deregister(gone));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed();
        assertThat(action(report).evidence().get(0).after()).isEqualTo("2 DRAINING");
        assertThat(report.notes()).anyMatch(note -> note.contains("Deregistered") && note.contains(gone));
    }

    @Test
    void terminatedByItsGroup_staysDraining_andIsDrift() {
        List<String> hosts = grouped();
        later(DURING, () -> aws.autoScaling().lifecycle(ecs.instanceOf(hosts.get(0)), "Terminating:Wait"));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.undos().get(0).drift()).singleElement().satisfies(drift -> {
            assertThat(drift.resource()).isEqualTo(hosts.get(0));
            assertThat(drift.found()).contains("left so").contains("Terminating:Wait");
        });
        assertThat(in("DRAINING")).containsExactly(hosts.get(0));
    }

    @Test
    void withoutPermissionOfAutoScaling_allAreSetActive_andThatIsTold() {
        List<String> hosts = grouped();
        later(DURING, () -> aws.autoScaling().lifecycle(ecs.instanceOf(hosts.get(0)), "Terminating:Wait"));
        aws.autoScaling().deny("DescribeAutoScalingInstances");
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.notes()).anyMatch(note -> note.contains("is not known") && note.contains("AccessDenied"));
        allActive(3);
    }

    @Test
    void stoppedInMidHold_isSetActiveAtOnce() {
        cluster(5);
        ExperimentReport report = stoppedAfter(DURING, 40);
        assertThat(report).withTimeline(recorder).stopped().undid("drain").nothingLeft();
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(2));
        allActive(5);
    }

    /** Makes container instances out of the members of a group. */
    private List<String> grouped() {
        aws.autoScaling().group("hosts", g -> g.instances(3));
        List<String> members = aws.autoScaling().members("hosts");
        cluster("web", c -> c.containerInstancesOn(members));
        return ecs.containerInstances("web");
    }
}
