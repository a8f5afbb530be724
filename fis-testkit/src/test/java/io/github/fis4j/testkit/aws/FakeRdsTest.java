package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.SourceType;

class FakeRdsTest extends FakeTestBase {
    private final FakeRds fake = aws.rds();
    private final RdsAsyncClient rds = aws.client(RdsAsyncClient.class);

    @Test
    void cluster_tellsItsWriterZonesAndTags() {
        String arn = shop();
        DBCluster cluster = described("shop");
        assertThat(cluster.dbClusterArn()).isEqualTo(arn).isEqualTo("arn:aws:rds:eu-west-1:111122223333:cluster:shop");
        assertThat(cluster.status()).isEqualTo("available");
        assertThat(cluster.dbClusterMembers())
                .extracting(member -> member.dbInstanceIdentifier() + " " + member.isClusterWriter())
                .containsExactly("db-1 true", "db-2 false", "db-3 false");
        assertThat(cluster.tagList().get(0).key()).isEqualTo("chaos");
        assertThat(await(rds.describeDBInstances(r -> r.filters(filter("db-cluster-id", arn))))
                        .dbInstances())
                .extracting(DBInstance::availabilityZone)
                .containsExactly("eu-west-1a", "eu-west-1b", "eu-west-1a");
    }

    @Test
    void failover_takesItsTime_andHasANewWriter() {
        String arn = shop();
        DBCluster answer =
                await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop"))).dbCluster();
        assertThat(answer.status()).isEqualTo("failing-over");
        time.advance(Duration.ofSeconds(29));
        assertThat(fake.statusOf(arn)).isEqualTo("failing-over");
        assertThat(fake.writerOf("shop")).isEqualTo("db-1");
        time.advance(Duration.ofSeconds(1));
        assertThat(fake.statusOf(arn)).isEqualTo("available");
        assertThat(writer(described("shop"))).isEqualTo("db-3");
        assertThat(events("shop", SourceType.DB_CLUSTER))
                .containsExactly(
                        "Started same AZ failover to DB instance: db-3", "Completed failover to DB instance: db-3");
    }

    @Test
    void failover_toAWantedReader_inAnotherZone() {
        shop();
        await(rds.failoverDBCluster(
                r -> r.dbClusterIdentifier(fake.clusterArn("shop")).targetDBInstanceIdentifier("db-2")));
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.writerOf("shop")).isEqualTo("db-2");
        assertThat(events("shop", SourceType.DB_CLUSTER).get(0))
                .isEqualTo("Started cross AZ failover to DB instance: db-2");
        assertFails(
                "InvalidDBClusterStateFault",
                rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop").targetDBInstanceIdentifier("db-2")));
    }

    @Test
    void secondFailover_meanwhile_isRefused() {
        shop();
        await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        assertFails(
                InvalidDbClusterStateException.class,
                "InvalidDBClusterStateFault",
                rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofSeconds(30));
        await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.writerOf("shop")).isNotEqualTo("db-3");
    }

    @Test
    void failoverThatComesBackOrFails_isToldByEvents() {
        shop();
        fake.failBack("shop");
        await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.writerOf("shop")).isEqualTo("db-1");
        assertThat(events("shop", SourceType.DB_CLUSTER).get(1)).isEqualTo("Promoting previous primary again: db-1");

        fake.failFailover("shop");
        await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.writerOf("shop")).isEqualTo("db-1");
        assertThat(events("shop", SourceType.DB_CLUSTER).get(3)).startsWith("Cluster failover failed");
    }

    @Test
    void clusterThatCannotFailOver_refuses() {
        fake.cluster("lonely", c -> c.writer("only", "eu-west-1a"));
        fake.cluster("secondary", c -> c.reader("far", "eu-west-1a"));
        fake.cluster("old", c -> c.serverless().writer("s-1", "eu-west-1a").reader("s-2", "eu-west-1b"));
        shop();
        fake.status(fake.instanceArn("db-2"), "rebooting");
        fake.status(fake.instanceArn("db-3"), "modifying");
        for (String id : List.of("lonely", "secondary", "old", "shop")) {
            assertFails("InvalidDBClusterStateFault", rds.failoverDBCluster(r -> r.dbClusterIdentifier(id)));
        }
        assertFails(
                DbClusterNotFoundException.class,
                "DBClusterNotFoundFault",
                rds.failoverDBCluster(r -> r.dbClusterIdentifier("none")));
        assertThatIllegalArgumentException().isThrownBy(() -> fake.writerOf("secondary"));
    }

    @Test
    void reboot_passesThroughItsStatuses_withEvents() {
        String arn = fake.instance("pg", i -> i.pendingReboot().tag("chaos", "yes"));
        assertThat(instance("pg").dbParameterGroups().get(0).parameterApplyStatus())
                .isEqualTo("pending-reboot");
        await(rds.rebootDBInstance(r -> r.dbInstanceIdentifier("PG")));
        assertThat(fake.statusOf(arn)).isEqualTo("rebooting");
        assertFails(
                InvalidDbInstanceStateException.class,
                "InvalidDBInstanceState",
                rds.rebootDBInstance(r -> r.dbInstanceIdentifier("pg")));
        time.advance(Duration.ofMinutes(1));
        assertThat(instance("pg").dbInstanceStatus()).isEqualTo("available");
        assertThat(instance("pg").dbParameterGroups().get(0).parameterApplyStatus())
                .isEqualTo("in-sync");
        assertThat(events("pg", SourceType.DB_INSTANCE))
                .containsExactly("DB instance shutdown", "DB instance restarted");
    }

    @Test
    void forcedFailover_wantsAStandby_andSwapsTheZonesLate() {
        fake.instance("single", i -> {});
        fake.instance("pg", i -> i.zone("eu-west-1a").multiAz("eu-west-1b"));
        assertFails(
                RdsException.class,
                "InvalidParameterCombination",
                rds.rebootDBInstance(r -> r.dbInstanceIdentifier("single").forceFailover(true)));
        await(rds.rebootDBInstance(r -> r.dbInstanceIdentifier("pg").forceFailover(true)));
        time.advance(Duration.ofMinutes(1));
        assertThat(instance("pg").availabilityZone()).isEqualTo("eu-west-1a");
        time.advance(Duration.ofMinutes(1));
        assertThat(instance("pg").availabilityZone()).isEqualTo("eu-west-1b");
        assertThat(instance("pg").secondaryAvailabilityZone()).isEqualTo("eu-west-1a");
        assertThat(instance("pg").multiAZ()).isTrue();
        assertThat(events("pg", SourceType.DB_INSTANCE))
                .containsExactly(
                        "Multi-AZ instance failover started.",
                        "DB instance restarted",
                        "Multi-AZ instance failover completed");
    }

    @Test
    void filters_takeIdsAndArns_inAnyCase_andMissNothingElse() {
        shop();
        fake.instance("pg", i -> {});
        assertThat(await(rds.describeDBClusters(
                                r -> r.filters(filter("db-cluster-id", "SHOP", fake.clusterArn("none")))))
                        .dbClusters())
                .hasSize(1);
        assertThat(await(rds.describeDBInstances(
                                r -> r.filters(filter("db-instance-id", "pg", fake.instanceArn("DB-2")))))
                        .dbInstances())
                .extracting(DBInstance::dbInstanceIdentifier)
                .containsExactly("db-2", "pg");
        assertThat(await(rds.describeDBInstances(r -> r.filters(filter("engine", "postgres"))))
                        .dbInstances())
                .hasSize(1);
        assertThatThrownBy(() -> rds.describeDBClusters(r -> r.filters(filter("domain", "x"))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("domain");
        assertFails(
                DbInstanceNotFoundException.class,
                "DBInstanceNotFound",
                rds.describeDBInstances(r -> r.dbInstanceIdentifier("none")));
        assertThat(assertFails("DBClusterNotFoundFault", rds.describeDBClusters(r -> r.dbClusterIdentifier("none")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void instances_comeInPages_ofTwentyAtLeast() {
        for (int i = 0; i < 45; i++) {
            fake.instance("pg-" + i, instance -> {});
        }
        List<Integer> sizes = new ArrayList<>();
        String marker = null;
        do {
            DescribeDbInstancesResponse page = await(rds.describeDBInstances(DescribeDbInstancesRequest.builder()
                    .maxRecords(20)
                    .marker(marker)
                    .build()));
            sizes.add(page.dbInstances().size());
            marker = page.marker();
        } while (marker != null);
        assertThat(sizes).containsExactly(20, 20, 5);
        assertFails("InvalidParameterValue", rds.describeDBInstances(r -> r.maxRecords(19)));
        assertFails("InvalidParameterValue", rds.describeDBInstances(r -> r.marker("stale")));
    }

    @Test
    void events_areThoseOfTheLastHour_unlessAskedOtherwise() {
        fake.instance("pg", i -> {});
        Instant begin = time.instant();
        await(rds.rebootDBInstance(r -> r.dbInstanceIdentifier("pg")));
        time.advance(Duration.ofMinutes(61));
        assertThat(events("pg", SourceType.DB_INSTANCE)).containsExactly("DB instance restarted");
        assertThat(await(rds.describeEvents(r -> r.duration(120))).events()).hasSize(2);
        assertThat(await(rds.describeEvents(r -> r.startTime(begin).endTime(begin.plusSeconds(30))))
                        .events())
                .hasSize(1);
        assertThat(await(rds.describeEvents(r -> r.startTime(begin).eventCategories("failover")))
                        .events())
                .isEmpty();
        assertFails("InvalidParameterCombination", rds.describeEvents(r -> r.sourceIdentifier("pg")));
        time.advance(Duration.ofDays(14));
        assertFails("InvalidParameterValue", rds.describeEvents(r -> r.startTime(begin)));
    }

    @Test
    void lateEvents_areDatedRightly() {
        fake.instance("pg", i -> {});
        fake.eventsLag(Duration.ofSeconds(20));
        Instant begin = time.instant();
        await(rds.rebootDBInstance(r -> r.dbInstanceIdentifier("pg")));
        assertThat(events("pg", SourceType.DB_INSTANCE)).isEmpty();
        time.advance(Duration.ofSeconds(20));
        assertThat(await(rds.describeEvents(r -> r.duration(5))).events())
                .extracting(Event::date)
                .containsExactly(begin);
    }

    @Test
    void laggingDescribe_showsTheOldWriter() {
        shop();
        fake.takes(Duration.ofSeconds(5), Duration.ofSeconds(5));
        fake.lag(2);
        await(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofSeconds(5));
        assertThat(writer(described("shop"))).isEqualTo("db-1");
        assertThat(described("shop").status()).isEqualTo("available");
        assertThat(writer(described("shop"))).isEqualTo("db-3");
    }

    @Test
    void lostReplyOfAFailover_isNoReasonForASecondOne() {
        shop();
        fake.loseReply("FailoverDBCluster", Duration.ZERO, 1);
        assertTimesOut(rds.failoverDBCluster(r -> r.dbClusterIdentifier("shop")));
        time.advance(Duration.ofMinutes(1));
        assertThat(fake.writerOf("shop")).isEqualTo("db-3");
        assertThat(fake.calls("FailoverDBCluster")).isEqualTo(1);
        fake.deny("RebootDBInstance");
        assertThat(assertFails(
                                RdsException.class,
                                "AccessDenied",
                                rds.rebootDBInstance(r -> r.dbInstanceIdentifier("db-1")))
                        .getMessage())
                .contains("rds:RebootDBInstance");
    }

    private String shop() {
        return fake.cluster(
                "shop",
                c -> c.writer("db-1", "eu-west-1a")
                        .reader("db-2", "eu-west-1b")
                        .reader("db-3", "eu-west-1a", 0)
                        .tag("chaos", "yes"));
    }

    private DBCluster described(String id) {
        return await(rds.describeDBClusters(r -> r.dbClusterIdentifier(id)))
                .dbClusters()
                .get(0);
    }

    private DBInstance instance(String id) {
        return await(rds.describeDBInstances(r -> r.dbInstanceIdentifier(id)))
                .dbInstances()
                .get(0);
    }

    private static String writer(DBCluster cluster) {
        return cluster.dbClusterMembers().stream()
                .filter(DBClusterMember::isClusterWriter)
                .map(DBClusterMember::dbInstanceIdentifier)
                .findFirst()
                .orElseThrow();
    }

    private List<String> events(String id, SourceType type) {
        return await(rds.describeEvents(r -> r.sourceIdentifier(id).sourceType(type))).events().stream()
                .map(Event::message)
                .toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
