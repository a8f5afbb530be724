package io.github.fis4j.aws.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.Tag;

/** Databases in real time. */
class DatabasesLiveTest extends LiveTest {
    private static final Tag CHAOS = Tag.builder().key(TAG).value(MINE).build();

    @SuppressWarnings("NullAway.Init") // made before each test, when the endpoint is known
    private RdsAsyncClient rds;

    @BeforeEach
    void connect() {
        rds = client(RdsAsyncClient.builder());
    }

    @Test
    void cluster_failedOver_hasAnotherWriter() {
        String id = MINE + "-orders";
        rds.createDBCluster(cluster -> cluster.dbClusterIdentifier(id)
                        .engine("aurora-mysql")
                        .masterUsername("someone")
                        .masterUserPassword("something-long")
                        .tags(CHAOS))
                .join();
        instance(id + "-1", id);
        instance(id + "-2", id);
        String before = writer(id);

        ExperimentReport report = run(template("aws:rds:cluster", "aws:rds:failover-db-cluster", "Clusters"));

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(writer(id)).isNotEqualTo(before);
    }

    /** The emulator accepts a reboot and shows nothing of it, so this looks no further than the accepted call and a stop. */
    @Test
    void instance_rebootAccepted_thenStopped_isNeverSentAgain() {
        instance(MINE + "-carts", null);
        CompletableFuture<CallEnded> accepted = new CompletableFuture<>();

        ExperimentReport report = run(
                template("aws:rds:db", "aws:rds:reboot-db-instances", "DBInstances"),
                event -> {
                    if (event instanceof CallEnded call && call.call().equals("rds:RebootDBInstance")) {
                        accepted.complete(call);
                    }
                },
                run -> {
                    accepted.orTimeout(30, TimeUnit.SECONDS).join();
                    run.stop();
                });

        assertThat(accepted.join().error()).isNull();
        assertThat(report.status()).as(report.toString()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.calls())
                .filteredOn(call -> call.call().equals("rds:RebootDBInstance"))
                .hasSize(1);
    }

    private static ExperimentTemplate template(String type, String action, String slot) {
        return ExperimentTemplate.builder("databases, live")
                .target("dbs", t -> t.resourceType(type).tag(TAG, MINE).selection(SelectionMode.ALL))
                .action("hit", a -> a.id(action).target(slot, "dbs"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private void instance(String id, @Nullable String cluster) {
        rds.createDBInstance(instance -> {
                    instance.dbInstanceIdentifier(id).dbInstanceClass("db.r5.large");
                    if (cluster == null) {
                        instance.engine("postgres")
                                .allocatedStorage(20)
                                .masterUsername("someone")
                                .masterUserPassword("something-long")
                                .tags(CHAOS);
                    } else {
                        instance.engine("aurora-mysql").dbClusterIdentifier(cluster);
                    }
                })
                .join();
    }

    private String writer(String id) {
        return rds
                .describeDBClusters(of -> of.dbClusterIdentifier(id))
                .join()
                .dbClusters()
                .get(0)
                .dbClusterMembers()
                .stream()
                .filter(DBClusterMember::isClusterWriter)
                .map(DBClusterMember::dbInstanceIdentifier)
                .findFirst()
                .orElseThrow();
    }
}
