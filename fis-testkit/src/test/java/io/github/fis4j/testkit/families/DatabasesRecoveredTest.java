package io.github.fis4j.testkit.families;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.MortalJournal;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process ends while RDS is doing what cannot be taken back. Another one reads the journal: it must not send the call
 * again, and must say what is not known. Each process has a time of its own, and so a view of its own of the same databases.
 */
@Timeout(60)
class DatabasesRecoveredTest {
    private final MortalJournal disk = new MortalJournal();
    private final Host first = new Host(disk);
    private final Host second = new Host(disk.reopened());

    @AfterEach
    void close() {
        second.engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "FailoverDBCluster, aws:rds:cluster, aws:rds:failover-db-cluster, Clusters",
        "RebootDBInstance, aws:rds:db, aws:rds:reboot-db-instances, DBInstances"
    })
    void diedBeforeTheAnswer_outcomeIsSaidToBeUnknown_andNothingIsSentAgain(
            String operation, String type, String action, String slot) {
        first.aws.rds().loseReply(operation, Duration.ofSeconds(2), 1);
        first.runFor(Duration.ofSeconds(5), template(type, action, slot));
        assertThat(first.aws.rds().calls(operation)).isEqualTo(1);
        disk.die();

        ExperimentReport report = second.recover();

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.undos()).isEmpty();
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("hit: whether rds:" + operation + " took effect is not known"));
        assertThat(second.aws.rds().calls(operation)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FailoverDBCluster, aws:rds:cluster, aws:rds:failover-db-cluster, Clusters",
        "RebootDBInstance, aws:rds:db, aws:rds:reboot-db-instances, DBInstances"
    })
    void diedWhileItWasWatched_callIsInTheReport_andNothingIsSentAgain(
            String operation, String type, String action, String slot) {
        first.runFor(Duration.ofSeconds(5), template(type, action, slot));
        disk.die();

        ExperimentReport report = second.recover();

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.calls())
                .filteredOn(call -> call.call().equals("rds:" + operation))
                .singleElement()
                .satisfies(call -> assertThat(call.requestId()).isNotNull());
        assertThat(second.aws.rds().calls(operation)).isZero();
    }

    private static ExperimentTemplate template(String type, String action, String slot) {
        return ExperimentTemplate.builder("databases")
                .target("dbs", t -> t.resourceType(type).tag("chaos", "yes").selection(SelectionMode.ALL))
                .action("hit", a -> a.id(action).target(slot, "dbs"))
                .stopCondition(StopCondition.none())
                .build();
    }

    /** A process, whose time stands still when it is dead. */
    private static final class Host {
        final VirtualTime time = VirtualTime.stepped();
        final FakeAws aws = FakeAws.builder(time).region("eu-west-1").build();
        final ExperimentEngine engine;

        Host(MortalJournal journal) {
            aws.rds()
                    .cluster(
                            "orders",
                            c -> c.writer("orders-1", "eu-west-1a")
                                    .reader("orders-2", "eu-west-1b")
                                    .tag("chaos", "yes"));
            aws.rds().instance("carts", i -> i.tag("chaos", "yes"));
            engine = ExperimentEngine.builder()
                    .register(aws.module())
                    .journal(journal)
                    .time(time)
                    .build();
        }

        void runFor(Duration duration, ExperimentTemplate template) {
            engine.start(template);
            time.advance(duration);
        }

        ExperimentReport recover() {
            CompletableFuture<RecoveryReport> recovery = engine.recover();
            assertThat(time.await(recovery, Duration.ofSeconds(20)))
                    .as("recovered; " + time.dump())
                    .isTrue();
            return recovery.join().runs().get(0);
        }
    }
}
