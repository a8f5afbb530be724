package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ecs:drain-container-instances}, over any transport. */
abstract class DrainContainerInstancesTest extends DrainingTest {
    DrainContainerInstancesTest(Transport transport) {
        super(transport);
    }

    @Test
    void shareOfACluster_isDrained_heldAndSetActiveAgain() {
        String web = cluster("web", c -> c.containerInstances(4).service("shop", 8));
        List<String> meanwhile = new ArrayList<>();
        later(DURING, () -> meanwhile.addAll(in("DRAINING")));
        ExperimentReport report = run(50);
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("drain", 1)
                .undid("drain")
                .exitCode(0)
                .nothingLeft();
        assertThat(action(report).evidence()).containsExactly(Evidence.observed(web, "2 ACTIVE", "2 DRAINING"));
        assertThat(outcomes(report)).containsExactly(UndoOutcome.RESTORED);
        assertThat(meanwhile).hasSize(2);
        allActive(4);
        assertThat(report.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        sent(2);
    }

    @ParameterizedTest
    @CsvSource({"10, 50, 5", "3, 50, 1", "3, 99, 2", "3, 1, 1", "1, 50, 1", "7, 100, 7", "25, 90, 22"})
    void percentage_isRoundedDown_butToOneAtLeast(int hosts, int percentage, int drained) {
        cluster(hosts);
        List<String> meanwhile = new ArrayList<>();
        later(DURING, () -> meanwhile.addAll(in("DRAINING")));
        ExperimentReport report = run(percentage);
        assertThat(report).withTimeline(recorder).completed();
        assertThat(meanwhile).hasSize(drained);
        allActive(hosts);
        sent(2 * ((drained + 9) / 10));
        assertThat(report.notes().stream().anyMatch(note -> note.contains("rounded down")))
                .isEqualTo(hosts * percentage % 100 != 0);
    }

    @Test
    void sameSeed_takesTheSame_whateverTheOrderOfTheList() {
        cluster(20);
        List<String> first = new ArrayList<>();
        later(DURING, () -> first.addAll(in("DRAINING")));
        assertThat(run(30)).completed();
        changes.clear();
        ecs.outOfOrder();
        ecs.pageSize(3);
        ecs.gaps();
        List<String> second = new ArrayList<>();
        later(DURING, () -> second.addAll(in("DRAINING")));
        assertThat(run(30)).completed();
        assertThat(second).hasSize(6).isEqualTo(first);
        assertThat(first).isNotEqualTo(ecs.containerInstances("web").subList(0, 6));
    }

    @Test
    void severalClusters_areDrainedByTheirOwnShares_andLookedAtTogether() {
        String web = cluster("web", c -> c.containerInstances(30));
        String batch = cluster("batch", c -> c.containerInstances(5));
        ecs.cluster("calm", c -> c.containerInstances(5));
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).completed().hit("drain", 2).nothingLeft();
        assertThat(action(report).evidence())
                .containsExactlyInAnyOrder(
                        Evidence.observed(web, "15 ACTIVE", "15 DRAINING"),
                        Evidence.observed(batch, "2 ACTIVE", "2 DRAINING"));
        sent(6);
        allActive(30);
    }

    @Test
    void whatDrainsAlready_isNoCandidate_andGoesOnDraining() {
        cluster(4);
        String other = ecs.containerInstances("web").get(1);
        ecs.status(other, "DRAINING");
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed();
        assertThat(action(report).evidence().get(0).after()).isEqualTo("3 DRAINING");
        assertThat(in("DRAINING")).containsExactly(other);
    }

    @Test
    void clusterOfFargateOnly_failsWithNothingToDrain() {
        cluster("web", c -> c.service("shop", 3));
        ExperimentReport report = run(50);
        assertThat(report).failed();
        assertThat(error(report)).contains("web: there is nothing to drain").contains("Fargate");
        sent(0);
    }

    @Test
    void oneClusterOfTwoWithoutHosts_failsBeforeAnythingIsSent() {
        cluster(4);
        cluster("zero", c -> {});
        ExperimentReport report = run(50);
        assertThat(report).failed();
        assertThat(error(report)).contains("zero: there is nothing to drain");
        sent(0);
    }

    @Test
    void clusterWhoseHostsAllDrain_failsWithNothingToDrain() {
        cluster(2);
        ecs.containerInstances("web").forEach(arn -> ecs.status(arn, "DRAINING"));
        ExperimentReport report = run(50);
        assertThat(report).failed();
        assertThat(error(report)).contains("there is nothing to drain").contains("none of its 2");
        sent(0);
    }

    @Test
    void clusterThatIsNotActive_isRefused() {
        cluster("web", c -> c.containerInstances(2).status("DEPROVISIONING"));
        ExperimentReport report = run(50);
        assertThat(report).failed();
        assertThat(error(report)).contains("web (DEPROVISIONING)").contains("Filter");
        sent(0);
    }

    @Test
    void refusedAmongOthers_isToldAndLeftAlone() {
        cluster(3);
        String stubborn = ecs.containerInstances("web").get(1);
        ecs.refuse(stubborn);
        later(DURING, () -> ecs.status(stubborn, "DRAINING"));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().hit("drain", 1).undid("drain");
        assertThat(action(report).evidence().get(0).after()).isEqualTo("2 DRAINING");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("not ours") && note.contains(stubborn) && note.contains("AGENT"));
        // Somebody else drained it meanwhile: it is not ours to set back.
        assertThat(in("DRAINING")).containsExactly(stubborn);
    }

    @Test
    void allRefused_failsTheAction_andLeavesNothing() {
        cluster(2);
        ecs.containerInstances("web").forEach(ecs::refuse);
        ExperimentReport report = run(100);
        assertThat(report).failed().hit("drain", 0).nothingLeft();
        assertThat(error(report)).contains("None of the 2").contains("notes");
        allActive(2);
        sent(1);
    }

    @Test
    void goodAnswerWithoutEffect_isNotGreen() {
        cluster(2);
        ecs.lie(UPDATE);
        ExperimentReport report = run(100);
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains("No evidence");
        allActive(2);
    }

    @Test
    void lateEffect_isWaitedFor_andUndone() {
        cluster(2);
        ecs.lateEffect(UPDATE, Duration.ofSeconds(20));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).completed().hit("drain", 1).undid("drain");
        allActive(2);
    }

    @Test
    void lostReply_failsTheAction_andItsEffectIsFoundByLooking() {
        cluster(12);
        ecs.loseReply(UPDATE, Duration.ofSeconds(3), 1);
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed().undid("drain").nothingLeft();
        assertThat(outcomes(report)).containsExactly(UndoOutcome.RESTORED);
        allActive(12);
    }

    @Test
    void serverErrorAfterTheEffect_isUndone() {
        cluster(3);
        ecs.breakReply(UPDATE, 1);
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed().undid("drain").nothingLeft();
        allActive(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut"})
    void unclearAnswerWithoutEffect_failsTheAction_andLeavesNoTrace(String trouble) {
        cluster(3);
        switch (trouble) {
            case "throttle" -> ecs.throttle(UPDATE, 1);
            case "breakDown" -> ecs.breakDown(UPDATE, 1);
            default -> ecs.timeOut(UPDATE, 1);
        }
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed().hit("drain", 0).nothingLeft();
        assertThat(outcomes(report)).containsExactly(UndoOutcome.NO_TRACE);
        allActive(3);
    }

    @Test
    void denied_fails_andNothingHappened() {
        cluster(3);
        ecs.deny(UPDATE);
        ExperimentReport report = run(100);
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains("AccessDenied");
        allActive(3);
    }

    @Test
    void secondCallFails_firstIsUndone() {
        cluster(15);
        ecs.slow(UPDATE, Duration.ofSeconds(10));
        later(Duration.ofSeconds(5), () -> ecs.breakDown(UPDATE, 1));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(outcomes(report)).containsExactlyInAnyOrder(UndoOutcome.RESTORED, UndoOutcome.NO_TRACE);
        allActive(15);
    }

    @Test
    void withoutPermissionToDescribe_listsTell() {
        cluster(30);
        ecs.deny("DescribeContainerInstances");
        ecs.pageSize(4);
        ecs.gaps();
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).completed().hit("drain", 1).undid("drain");
        assertThat(outcomes(report)).containsExactly(UndoOutcome.RESTORED, UndoOutcome.RESTORED);
        allActive(30);
    }

    @Test
    void laggingLooks_areOutwaited() {
        cluster(5);
        ecs.lag(3);
        ExperimentReport report = run(60);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        allActive(5);
        sent(2);
    }

    @Test
    void troubledLooks_areBorne() {
        cluster(5);
        later(Duration.ofSeconds(1), () -> ecs.breakDown("DescribeContainerInstances", 2));
        ExperimentReport report = run(60);
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        allActive(5);
    }

    @Test
    void externalInstances_areDrainedToo() {
        cluster("web", c -> c.externalInstances(2));
        assertThat(run(100)).withTimeline(recorder).completed().hit("drain", 1).undid("drain");
        allActive(2);
        assertThat(aws.autoScaling().calls("DescribeAutoScalingInstances")).isZero();
    }

    /** The table of the action's page. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2, 3, 1", "10, 1, 2, 3, 1", "1000, 10, 200, 210, 100", "10000, 100, 2000, 2100, 1000"})
    void calls_areAsFewAsTheApiAllows(int hosts, int lists, int updates, int looks, int groups) {
        cluster(hosts);
        ExperimentReport report = run(100);
        assertThat(report).completed().hit("drain", 1).undid("drain").nothingLeft();
        allActive(hosts);
        sent(updates);
        assertThat(ecs.calls("ListContainerInstances")).isEqualTo(lists);
        assertThat(aws.autoScaling().calls("DescribeAutoScalingInstances")).isEqualTo(groups);
        // On an instance of EC2, one more for each hundred: is one of them this JVM's own?
        assertThat(ecs.calls("DescribeContainerInstances")).isIn(looks, looks + (hosts + 99) / 100);
    }
}
