package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.DbClusterBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:rds:failover-db-cluster}, over any transport. */
abstract class FailoverDbClusterTest extends FamilyTest {
    private final List<Runnable> changes = new ArrayList<>();

    FailoverDbClusterTest(Transport transport) {
        super(transport);
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("the writers fail")
                .target(
                        "clusters",
                        t -> t.resourceType("aws:rds:cluster")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action("fail", a -> a.id("aws:rds:failover-db-cluster").target("Clusters", "clusters"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private void cluster(String id, Consumer<DbClusterBuilder> more) {
        aws.rds().cluster(id, c -> {
            c.writer(id + "-1", "eu-west-1a").reader(id + "-2", "eu-west-1b").tag("chaos", "yes");
            more.accept(c);
        });
    }

    private void cluster(String id) {
        cluster(id, c -> {});
    }

    private static ActionReport action(ExperimentReport report) {
        return report.action("fail").orElseThrow();
    }

    /** Does something while a run is under way, so long after the next one begins. */
    private void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    private ExperimentReport stoppedAfter(Duration after) {
        VirtualTime.Hold hold = time.hold("the stop");
        ExperimentRun run = start(template());
        time.schedule(after, run::stop);
        hold.close();
        return end(run);
    }

    /** Time stands still until the changes are set. */
    private ExperimentReport runChanged() {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template());
        changes.forEach(Runnable::run);
        hold.close();
        return end(run);
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = action(report).error();
        return error == null ? "" : error.message();
    }

    private void sent(int times) {
        assertThat(aws.rds().calls("FailoverDBCluster")).isEqualTo(times);
    }

    private void refused(String reason) {
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(error(report)).contains("orders").contains(reason);
        sent(0);
    }

    @Test
    void cluster_failedOver_hasANewWriter_andNoUndo() {
        cluster("orders");
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("fail", 1).exitCode(0).nothingLeft();
        assertThat(aws.rds().writerOf("orders")).isEqualTo("orders-2");
        assertThat(action(report).evidence())
                .containsExactly(Evidence.observed(
                        aws.rds().clusterArn("orders"),
                        "writer orders-1 in eu-west-1a",
                        "writer orders-2 in eu-west-1b"));
        assertThat(report.undos()).isEmpty();
        assertThat(time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        sent(1);
    }

    @Test
    void manyClusters_areFailedOverOnceEach_andLookedAtTogether() {
        for (int i = 0; i < 40; i++) {
            cluster("orders-" + i);
        }
        assertThat(run(template())).completed().hit("fail", 40).nothingLeft();
        sent(40);
        assertThat(aws.rds().calls("DescribeDBClusters")).isLessThanOrEqualTo(10);
        assertThat(aws.rds().calls("DescribeDBInstances")).isEqualTo(1);
    }

    @Test
    void oldWriterPromotedAgain_isAnOutageAllTheSame() {
        cluster("orders");
        aws.rds().failBack("orders");
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("fail", 1);
        assertThat(action(report).evidence().get(0).after())
                .contains("orders-1")
                .contains("again");
    }

    @Test
    void failoverThatFails_failsTheAction() {
        cluster("orders");
        aws.rds().failFailover("orders");
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(error(report)).contains("RDS tells that the failover failed");
    }

    @Test
    void oneOfTwoFails_failsTheAction_andNamesTheOther() {
        cluster("orders");
        cluster("carts");
        aws.rds().failFailover("orders");
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(report.notes()).anyMatch(note -> note.contains("Failed over: ") && note.contains("carts"));
    }

    @Test
    void goodAnswerWithoutEffect_isNotGreen() {
        cluster("orders");
        aws.rds().lie("FailoverDBCluster");
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(error(report)).contains("accepted the failover").contains("5 minutes");
        sent(1);
    }

    @Test
    void lostReply_isLookedUp_neverSentAgain() {
        cluster("orders");
        aws.rds().loseReply("FailoverDBCluster", Duration.ofSeconds(2), 1);
        assertThat(run(template())).completed().hit("fail", 1);
        sent(1);
    }

    @Test
    void lostReplyOfAFailoverThatEndedWhereItBegan_isFoundInTheEvents() {
        cluster("orders");
        aws.rds().failBack("orders");
        aws.rds().eventsLag(Duration.ofSeconds(40));
        aws.rds().breakReply("FailoverDBCluster", 1);
        assertThat(run(template())).completed().hit("fail", 1);
        sent(1);
    }

    @Test
    void lateEffect_isWaitedFor() {
        cluster("orders");
        aws.rds().loseReply("FailoverDBCluster", Duration.ofSeconds(90), 1);
        assertThat(run(template())).completed().hit("fail", 1);
        sent(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut"})
    void unclearAnswerWithoutEffect_isSaidToBeUnknown_neverSentAgain(String trouble) {
        cluster("orders");
        switch (trouble) {
            case "throttle" -> aws.rds().throttle("FailoverDBCluster", 1);
            case "breakDown" -> aws.rds().breakDown("FailoverDBCluster", 1);
            default -> aws.rds().timeOut("FailoverDBCluster", 1);
        }
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(error(report)).contains("unknown").contains("not sent again");
        assertThat(aws.rds().writerOf("orders")).isEqualTo("orders-1");
        sent(1);
    }

    @Test
    void deniedEvents_leaveTheWriterToTell() {
        cluster("orders");
        aws.rds().deny("DescribeEvents");
        aws.rds().lag(1);
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("fail", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("Allow rds:DescribeEvents"));
        assertThat(aws.rds().calls("DescribeEvents")).isEqualTo(1);
    }

    @Test
    void deniedInstances_leaveTheReaderToRds() {
        cluster("orders");
        aws.rds().deny("DescribeDBInstances");
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("fail", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("Allow rds:DescribeDBInstances"));
    }

    @Test
    void deniedFailover_fails_andNothingHappened() {
        cluster("orders");
        aws.rds().deny("FailoverDBCluster");
        ExperimentReport report = run(template());
        assertThat(report).failed();
        assertThat(error(report)).contains("AccessDenied");
        assertThat(aws.rds().writerOf("orders")).isEqualTo("orders-1");
    }

    @Test
    void refusedAmongOthers_leavesTheRestUnsent_andNamesWhatWasAccepted() {
        for (int i = 10; i < 35; i++) {
            cluster("c" + i);
        }
        aws.rds().slow("FailoverDBCluster", Duration.ofSeconds(1));
        // Between the look and the second ten calls, somebody else changes one of these.
        later(Duration.ofMillis(1500), () -> aws.rds().status(aws.rds().clusterArn("c25"), "modifying"));
        ExperimentReport report = runChanged();
        assertThat(report).failed();
        assertThat(error(report))
                .contains("c25")
                .contains("InvalidDBClusterStateFault")
                .contains("wait until it is");
        assertThat(report.notes()).anyMatch(note -> note.contains("Accepted all the same") && note.contains("c10"));
        assertThat(report.notes()).anyMatch(note -> note.contains("Not sent") && note.contains("c34"));
        sent(20);
    }

    @Test
    void laggingDescribes_areOutwaited() {
        cluster("orders");
        aws.rds().lag(3);
        assertThat(run(template())).completed().hit("fail", 1);
    }

    @Test
    void troubledLooks_areBorne() {
        cluster("orders");
        later(Duration.ofSeconds(5), () -> aws.rds().breakDown("DescribeDBClusters", 2));
        assertThat(runChanged()).completed().hit("fail", 1);
    }

    @Test
    void looksThatFailForGood_failTheAction_andNameWhatWasSent() {
        cluster("orders");
        later(Duration.ofSeconds(5), () -> aws.rds().breakDown("DescribeDBClusters", 9));
        ExperimentReport report = runChanged();
        assertThat(report).failed();
        assertThat(report.notes()).anyMatch(note -> note.contains("not to be called back") && note.contains("orders"));
        sent(1);
    }

    @Test
    void deletedMeanwhile_isTold() {
        cluster("orders");
        later(Duration.ofSeconds(3), () -> aws.rds().delete(aws.rds().clusterArn("orders")));
        ExperimentReport report = runChanged();
        assertThat(report).failed();
        assertThat(error(report)).contains("deleted by others");
    }

    @Test
    void stoppedWhileFailingOver_namesTheCallThatWasMade() {
        cluster("orders");
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(5));
        assertThat(report).stopped().nothingLeft();
        assertThat(report.calls()).extracting(CallEnded::call).contains("rds:FailoverDBCluster");
        sent(1);
    }

    @Test
    void documentDb_failsOverToo() {
        cluster("orders", c -> c.engine("docdb"));
        assertThat(run(template())).completed().hit("fail", 1);
    }

    @Test
    void multiAzCluster_failsOverToo() {
        cluster("orders", c -> c.engine("mysql").multiAz());
        assertThat(run(template())).completed().hit("fail", 1);
    }

    @Test
    void pendingClusterParameters_areTold() {
        cluster("orders", DbClusterBuilder::pendingReboot);
        ExperimentReport report = run(template());
        assertThat(report).completed();
        assertThat(report.notes()).anyMatch(note -> note.contains("for good") && note.contains("orders-1"));
    }

    @Test
    void neptune_isRefused() {
        cluster("orders", c -> c.engine("neptune"));
        refused("Filter the target by Engine");
    }

    @Test
    void firstServerless_isRefused() {
        cluster("orders", DbClusterBuilder::serverless);
        refused("Serverless v1");
    }

    @Test
    void globalSecondary_isRefused() {
        aws.rds().cluster("orders", c -> c.reader("orders-1", "eu-west-1a").tag("chaos", "yes"));
        refused("primary cluster");
    }

    @Test
    void severalWriters_areRefused() {
        cluster("orders", DbClusterBuilder::everyWriter);
        refused("with 2 writers");
    }

    @Test
    void withoutReader_isRefused() {
        aws.rds().cluster("orders", c -> c.writer("orders-1", "eu-west-1a").tag("chaos", "yes"));
        refused("Add a reader");
    }

    @Test
    void readerThatIsNotAvailable_isRefused() {
        cluster("orders");
        aws.rds().status(aws.rds().instanceArn("orders-2"), "creating");
        refused("without a reader that is available");
    }

    @Test
    void clusterThatIsNotAvailable_isRefused() {
        cluster("orders", c -> c.status("backing-up"));
        refused("backing-up, and a failover needs it available");
    }

    @Test
    void oneBadOfTwo_isRefusedBeforeAnythingIsSent() {
        cluster("carts");
        cluster("orders", DbClusterBuilder::serverless);
        refused("Nothing was sent");
        assertThat(aws.rds().writerOf("carts")).isEqualTo("carts-1");
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        ExperimentTemplate found = Wild.template(
                "aws-samples__aws-fault-injection-simulator-samples__aurora-cluster-failover-template.json",
                List.of("<YOUR AWS ACCOUNT>", ACCOUNT, "<YOUR ROLE NAME>", "fis"));
        aws.rds()
                .cluster(
                        "orders",
                        c -> c.writer("db-1", "eu-west-1a")
                                .reader("db-2", "eu-west-1b")
                                .tag("FIS-Ready", "True"));
        assertThat(run(found)).completed().hit("failover-aurora-cluster", 1).nothingLeft();
        assertThat(aws.rds().writerOf("orders")).isEqualTo("db-2");
    }
}
