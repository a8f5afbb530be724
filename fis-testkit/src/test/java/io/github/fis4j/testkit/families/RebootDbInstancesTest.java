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
import io.github.fis4j.testkit.aws.DbInstanceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:rds:reboot-db-instances}, over any transport. */
abstract class RebootDbInstancesTest extends FamilyTest {
    private final List<Runnable> changes = new ArrayList<>();

    RebootDbInstancesTest(Transport transport) {
        super(transport);
    }

    private static ExperimentTemplate template(boolean forced) {
        return ExperimentTemplate.builder("databases reboot")
                .target(
                        "dbs",
                        t -> t.resourceType("aws:rds:db").tag("chaos", "yes").selection(SelectionMode.ALL))
                .action("reboot", a -> {
                    a.id("aws:rds:reboot-db-instances").target("DBInstances", "dbs");
                    if (forced) {
                        a.parameter("forceFailover", "true");
                    }
                })
                .stopCondition(StopCondition.none())
                .build();
    }

    private static ExperimentTemplate member(String arn, boolean forced) {
        ExperimentTemplate template = template(forced);
        return template.toBuilder()
                .target("dbs", t -> t.resourceType("aws:rds:db").arn(arn).selection(SelectionMode.ALL))
                .build();
    }

    private void instance(String id, Consumer<DbInstanceBuilder> more) {
        aws.rds().instance(id, i -> {
            i.zone("eu-west-1a").tag("chaos", "yes");
            more.accept(i);
        });
    }

    private void instance(String id) {
        instance(id, i -> {});
    }

    private static ActionReport action(ExperimentReport report) {
        return report.action("reboot").orElseThrow();
    }

    /** Does something while a run is under way, so long after the next one begins. */
    private void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    private ExperimentReport stoppedAfter(Duration after) {
        VirtualTime.Hold hold = time.hold("the stop");
        ExperimentRun run = start(template(false));
        time.schedule(after, run::stop);
        hold.close();
        return end(run);
    }

    /** Time stands still until the changes are set. */
    private ExperimentReport runChanged() {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template(false));
        changes.forEach(Runnable::run);
        hold.close();
        return end(run);
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = action(report).error();
        return error == null ? "" : error.message();
    }

    private void sent(int times) {
        assertThat(aws.rds().calls("RebootDBInstance")).isEqualTo(times);
    }

    private void refused(ExperimentTemplate template, String reason) {
        ExperimentReport report = run(template);
        assertThat(report).failed();
        assertThat(error(report)).contains(reason);
        sent(0);
    }

    @Test
    void instance_rebooted_isBack_andNothingIsUndone() {
        instance("orders");
        ExperimentReport report = run(template(false));
        assertThat(report).completed().hit("reboot", 1).exitCode(0).nothingLeft();
        assertThat(action(report).evidence())
                .containsExactly(Evidence.observed(
                        aws.rds().instanceArn("orders"),
                        "available in eu-west-1a",
                        "rebooted, available in eu-west-1a"));
        assertThat(aws.rds().statusOf(aws.rds().instanceArn("orders"))).isEqualTo("available");
        assertThat(report.undos()).isEmpty();
        sent(1);
    }

    @Test
    void manyInstances_areRebootedOnceEach_andLookedAtTogether() {
        for (int i = 0; i < 130; i++) {
            instance("db-" + i);
        }
        assertThat(run(template(false))).completed().hit("reboot", 130);
        sent(130);
        assertThat(aws.rds().calls("DescribeDBInstances")).isLessThanOrEqualTo(30);
    }

    @Test
    void forcedReboot_failsOver() {
        instance("orders", i -> i.multiAz("eu-west-1b"));
        ExperimentReport report = run(template(true));
        assertThat(report).completed().hit("reboot", 1);
        assertThat(action(report).evidence().get(0).after()).startsWith("rebooted with a failover");
    }

    @Test
    void forcedReboot_withoutEvents_isSeenByTheZone() {
        instance("orders", i -> i.multiAz("eu-west-1b"));
        aws.rds().deny("DescribeEvents");
        ExperimentReport report = run(template(true));
        assertThat(report).completed().hit("reboot", 1);
        assertThat(action(report).evidence().get(0).after())
                .isEqualTo("rebooted with a failover, available in eu-west-1b");
        assertThat(report.notes()).anyMatch(note -> note.contains("Allow rds:DescribeEvents"));
    }

    @Test
    void rebootBetweenTwoLooks_isFoundInTheEvents() {
        instance("orders");
        aws.rds().takes(Duration.ofSeconds(1), Duration.ofMillis(100));
        aws.rds().eventsLag(Duration.ofSeconds(20));
        assertThat(run(template(false))).completed().hit("reboot", 1);
        sent(1);
    }

    @Test
    void rebootThatTakesLong_isEvidence_andTold() {
        instance("orders");
        aws.rds().takes(Duration.ofSeconds(1), Duration.ofMinutes(20));
        ExperimentReport report = run(template(false));
        assertThat(report).completed().hit("reboot", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("orders rebooted, and is rebooting after 5 minutes"));
    }

    @Test
    void instanceThatComesBackBroken_isTold() {
        instance("orders");
        later(
                Duration.ofSeconds(10),
                () -> aws.rds().status(aws.rds().instanceArn("orders"), "incompatible-parameters"));
        ExperimentReport report = runChanged();
        assertThat(report).completed().hit("reboot", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("is incompatible-parameters"));
    }

    @Test
    void goodAnswerWithoutEffect_isNotGreen() {
        instance("orders");
        aws.rds().lie("RebootDBInstance");
        ExperimentReport report = run(template(false));
        assertThat(report).failed();
        assertThat(error(report)).contains("accepted the reboot, but the instance is available");
    }

    @Test
    void lostReply_isLookedUp_neverSentAgain() {
        instance("orders");
        aws.rds().loseReply("RebootDBInstance", Duration.ofSeconds(2), 1);
        assertThat(run(template(false))).completed().hit("reboot", 1);
        sent(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut"})
    void unclearAnswerWithoutEffect_isSaidToBeUnknown_neverSentAgain(String trouble) {
        instance("orders");
        switch (trouble) {
            case "throttle" -> aws.rds().throttle("RebootDBInstance", 1);
            case "breakDown" -> aws.rds().breakDown("RebootDBInstance", 1);
            default -> aws.rds().timeOut("RebootDBInstance", 1);
        }
        ExperimentReport report = run(template(false));
        assertThat(report).failed();
        assertThat(error(report)).contains("unknown").contains("not sent again");
        sent(1);
    }

    @Test
    void rebootOfAnother_isNoEvidence() {
        instance("orders");
        aws.rds().instance("stranger", i -> {});
        aws.rds().lie("RebootDBInstance");
        assertThat(run(member(aws.rds().instanceArn("stranger"), false))).failed();
    }

    @Test
    void deniedReboot_fails() {
        instance("orders");
        aws.rds().deny("RebootDBInstance");
        ExperimentReport report = run(template(false));
        assertThat(report).failed();
        assertThat(error(report)).contains("AccessDenied");
    }

    @Test
    void laggingDescribesAndGaps_areOutwaited() {
        instance("orders");
        instance("carts");
        aws.rds().gaps();
        aws.rds().pageSize(1);
        aws.rds().lag(3);
        assertThat(run(template(false))).completed().hit("reboot", 2);
    }

    @Test
    void deletedMeanwhile_isToldWithTheEvidence() {
        instance("orders");
        later(Duration.ofSeconds(10), () -> aws.rds().delete(aws.rds().instanceArn("orders")));
        ExperimentReport report = runChanged();
        assertThat(report).completed().hit("reboot", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("deleted by others"));
    }

    @Test
    void stoppedWhileRebooting_namesTheCallThatWasMade() {
        instance("orders");
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(5));
        assertThat(report).stopped().nothingLeft();
        assertThat(report.calls()).extracting(CallEnded::call).contains("rds:RebootDBInstance");
        sent(1);
    }

    @Test
    void auroraMember_reboots() {
        aws.rds().cluster("shop", c -> c.writer("db-1", "eu-west-1a").reader("db-2", "eu-west-1b"));
        assertThat(run(member(aws.rds().instanceArn("db-2"), false)))
                .completed()
                .hit("reboot", 1);
    }

    @Test
    void pendingParameters_areRefused() {
        instance("orders", DbInstanceBuilder::pendingReboot);
        refused(template(false), "orders: with changed parameters that wait for a reboot");
    }

    @Test
    void pendingClusterParameters_areRefused() {
        aws.rds()
                .cluster(
                        "shop",
                        c -> c.writer("db-1", "eu-west-1a")
                                .reader("db-2", "eu-west-1b")
                                .pendingReboot());
        refused(member(aws.rds().instanceArn("db-2"), false), "db-2: with changed parameters that wait for a reboot");
    }

    @Test
    void pendingModification_isRefused() {
        instance("orders", DbInstanceBuilder::pendingClass);
        refused(template(false), "orders: with modifications that wait for a reboot");
    }

    @Test
    void forcedWithoutStandby_isRefused() {
        instance("orders");
        refused(template(true), "Leave forceFailover out");
    }

    @Test
    void forcedOnAMemberOfACluster_isRefused() {
        aws.rds().cluster("shop", c -> c.writer("db-1", "eu-west-1a").reader("db-2", "eu-west-1b"));
        refused(member(aws.rds().instanceArn("db-1"), true), "Use aws:rds:failover-db-cluster");
    }

    @Test
    void memberOfAMultiAzCluster_isRefused() {
        aws.rds()
                .cluster(
                        "shop",
                        c -> c.writer("db-1", "eu-west-1a")
                                .reader("db-2", "eu-west-1b")
                                .engine("mysql")
                                .multiAz());
        refused(member(aws.rds().instanceArn("db-1"), false), "only reboots as a whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neptune", "custom-oracle-ee"})
    void engineThatIsNotTaken_isRefused(String engine) {
        instance("orders", i -> i.engine(engine));
        refused(template(false), "Filter the target by Engine");
    }

    @Test
    void instanceThatIsNotAvailable_isRefused() {
        instance("orders", i -> i.status("storage-full"));
        refused(template(false), "storage-full, and a reboot needs it available");
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        aws.cloudWatch().alarm("calm");
        instance("orders");
        ExperimentTemplate found = Wild.template(
                "Young-ook__terraform-aws-fis__reboot-db-instances.json",
                List.of(
                        "${db}",
                        aws.rds().instanceArn("orders"),
                        "${alarm}",
                        aws.cloudWatch().arn("calm"),
                        "${role}",
                        "arn:aws:iam::" + ACCOUNT + ":role/fis",
                        "${logs}",
                        "arn:aws:logs:" + REGION + ":" + ACCOUNT + ":log-group:fis:*"));
        assertThat(run(found)).completed().hit("RebootDBInstances", 1).nothingLeft();
    }
}
