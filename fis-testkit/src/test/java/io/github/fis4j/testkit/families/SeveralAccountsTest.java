package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.testkit.aws.FakeAws;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Databases and hosts of containers in two target accounts, over any transport. What stands in one account has the name of
 * what stands in the other, and in the account of the run.
 */
abstract class SeveralAccountsTest extends FamilyTest {
    private static final String FIRST = "222233334444";
    private static final String SECOND = "333344445555";

    private final FakeAws first = account(FIRST);
    private final FakeAws second = account(SECOND);
    private final List<FakeAws> all = List.of(aws, first, second);

    SeveralAccountsTest(Transport transport) {
        super(transport);
    }

    @BeforeEach
    void fillAccounts() {
        for (FakeAws account : all) {
            account.rds()
                    .cluster(
                            "orders",
                            c -> c.writer("orders-1", "eu-west-1a")
                                    .reader("orders-2", "eu-west-1b")
                                    .tag("chaos", "yes"));
            account.rds().instance("carts", i -> i.zone("eu-west-1a").tag("chaos", "yes"));
            account.ecs().cluster("web", c -> c.containerInstances(4).tag("chaos", "yes"));
        }
    }

    private ExperimentReport run(String type, String action, String slot, Consumer<Action.Builder> more) {
        ExperimentTemplate template = ExperimentTemplate.builder("in two accounts")
                .roleArn("arn:aws:iam::" + ACCOUNT + ":role/fis")
                .multiAccount()
                .target("all", t -> t.resourceType(type).tag("chaos", "yes").selection(SelectionMode.ALL))
                .action("hit", a -> more.accept(a.id(action).target(slot, "all")))
                .build();
        return end(start(template, options -> {
            for (String id : List.of(FIRST, SECOND)) {
                options.targetAccount(TargetAccount.of(id, "arn:aws:iam::" + id + ":role/target"));
            }
        }));
    }

    private ExperimentReport failover() {
        return run("aws:rds:cluster", "aws:rds:failover-db-cluster", "Clusters", more -> {});
    }

    private ExperimentReport drain() {
        return run(
                "aws:ecs:cluster",
                "aws:ecs:drain-container-instances",
                "Clusters",
                more -> more.parameter("drainagePercentage", "50").parameter("duration", "PT2M"));
    }

    private static String error(ExperimentReport report) {
        return Objects.requireNonNull(report.action("hit").orElseThrow().error())
                .message();
    }

    private static void calls(String permission, int here, int inFirst, int inSecond, List<FakeAws> accounts) {
        assertThat(accounts.stream().map(each -> each.calls().getOrDefault(permission, 0)))
                .as(permission)
                .containsExactly(here, inFirst, inSecond);
    }

    @Test
    void clusters_failOverInTheTargetAccounts_andNowhereElse() {
        assertThat(failover()).withTimeline(recorder).completed().hit("hit", 2).nothingLeft();
        assertThat(all.stream().map(account -> account.rds().writerOf("orders")))
                .containsExactly("orders-1", "orders-2", "orders-2");
        calls("rds:FailoverDBCluster", 0, 1, 1, all);
    }

    @Test
    void failoverDeniedInOneAccount_failsTheAction_andTheReportTellsOfTheOther() {
        second.rds().deny("FailoverDBCluster");
        ExperimentReport report = failover();
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains("AccessDenied");
        assertThat(first.rds().writerOf("orders")).isEqualTo("orders-2");
        assertThat(report.calls())
                .as("the call that went well is told beside the one that was refused")
                .filteredOn(call -> call.call().equals("rds:FailoverDBCluster"))
                .extracting(call -> call.error() == null)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void instances_rebootInTheTargetAccounts_andNowhereElse() {
        ExperimentReport report = run("aws:rds:db", "aws:rds:reboot-db-instances", "DBInstances", more -> {});
        assertThat(report).withTimeline(recorder).completed().hit("hit", 2).nothingLeft();
        calls("rds:RebootDBInstance", 0, 1, 1, all);
    }

    @Test
    void hosts_drainAndComeBackInTheirAccounts_underTheirRoles() {
        ExperimentReport report = drain();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("hit", 2)
                .undid("hit")
                .nothingLeft();
        calls("ecs:UpdateContainerInstancesState", 0, 2, 2, all);
        assertThat(recorder.events(UndoIntended.class))
                .extracting(event -> event.record().place().accountId())
                .containsExactlyInAnyOrder(FIRST, SECOND);
        everythingActive();
    }

    @Test
    void drainThatOneAccountDenies_isPutBackInTheOther() {
        second.ecs().deny("UpdateContainerInstancesState");
        ExperimentReport report = drain();
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains("AccessDenied");
        everythingActive();
    }

    @Test
    void lostReplyInOneAccount_isPutBackThere() {
        first.ecs().loseReply("UpdateContainerInstancesState", Duration.ofSeconds(2), 1);
        assertThat(drain()).withTimeline(recorder).nothingLeft();
        everythingActive();
    }

    private void everythingActive() {
        for (FakeAws account : all) {
            assertThat(account.ecs().containerInstances("web"))
                    .hasSize(4)
                    .allMatch(arn -> account.ecs().statusOf(arn).equals("ACTIVE"));
        }
    }
}
