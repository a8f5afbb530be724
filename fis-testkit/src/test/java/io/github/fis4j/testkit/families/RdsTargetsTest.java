package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What targets of RDS mean, over any transport. */
abstract class RdsTargetsTest extends FamilyTest {
    RdsTargetsTest(Transport transport) {
        super(transport);
    }

    private ExperimentReport clusters(Consumer<Target.Builder> target) {
        return run(template("aws:rds:cluster", "aws:rds:failover-db-cluster", "Clusters", target));
    }

    private ExperimentReport instances(Consumer<Target.Builder> target) {
        return run(template("aws:rds:db", "aws:rds:reboot-db-instances", "DBInstances", target));
    }

    private static ExperimentTemplate template(
            String type, String action, String slot, Consumer<Target.Builder> target) {
        return ExperimentTemplate.builder("databases")
                .target("dbs", t -> {
                    t.resourceType(type).selection(SelectionMode.ALL);
                    target.accept(t);
                })
                .action("hit", a -> a.id(action).target(slot, "dbs"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private void twoClusters() {
        aws.rds()
                .cluster(
                        "orders",
                        c -> c.writer("o-1", "eu-west-1a")
                                .reader("o-2", "eu-west-1b")
                                .tag("chaos", "yes"));
        aws.rds()
                .cluster(
                        "carts",
                        c -> c.writer("c-1", "eu-west-1b")
                                .reader("c-2", "eu-west-1a")
                                .tag("chaos", "yes"));
    }

    @Test
    void writerZone_keepsClustersWhoseWriterIsThere() {
        twoClusters();
        assertThat(clusters(t -> t.tag("chaos", "yes").parameter("writerAvailabilityZoneIdentifiers", "EU-West-1B, x")))
                .completed()
                .victims("dbs", "carts");
    }

    @Test
    void allZones_needNoLookAtInstances() {
        twoClusters();
        assertThat(clusters(t -> t.tag("chaos", "yes").parameter("writerAvailabilityZoneIdentifiers", "all")))
                .completed()
                .victims("dbs", "orders", "carts");
        assertThat(aws.rds().calls("DescribeDBInstances"))
                .as("the look at readers")
                .isEqualTo(1);
    }

    @Test
    void TPL_22_writerZoneBesideArns_holds() {
        twoClusters();
        assertThat(clusters(t -> t.arn(aws.rds().clusterArn("orders"))
                        .arn(aws.rds().clusterArn("carts"))
                        .parameter("writerAvailabilityZoneIdentifiers", "eu-west-1b")))
                .victims("dbs", "carts");
    }

    @Test
    void TPL_22_zoneBesideArns_holds() {
        aws.rds().instance("a", i -> i.zone("eu-west-1a"));
        assertThat(instances(
                        t -> t.arn(aws.rds().instanceArn("a")).parameter("availabilityZoneIdentifiers", "eu-west-1b")))
                .failed()
                .victims("dbs");
    }

    @Test
    void globalSecondary_hasNoWriterInAnyZone() {
        aws.rds().cluster("orders", c -> c.reader("o-1", "eu-west-1a").tag("chaos", "yes"));
        assertThat(clusters(t -> t.tag("chaos", "yes").parameter("writerAvailabilityZoneIdentifiers", "eu-west-1a")))
                .failed()
                .victims("dbs");
    }

    @Test
    void zoneId_isRefused_withTheWayOut() {
        twoClusters();
        ExperimentReport report =
                clusters(t -> t.tag("chaos", "yes").parameter("writerAvailabilityZoneIdentifiers", "euw1-az2"));
        assertThat(report).failed();
        assertThat(String.valueOf(report.error())).contains("zone id euw1-az2").contains("Write the name");
    }

    @Test
    void instanceZone_keepsInstancesThere() {
        aws.rds().instance("a", i -> i.zone("eu-west-1a").tag("chaos", "yes"));
        aws.rds().instance("b", i -> i.zone("eu-west-1b").tag("chaos", "yes"));
        assertThat(instances(t -> t.tag("chaos", "yes").parameter("availabilityZoneIdentifiers", "eu-west-1b")))
                .completed()
                .victims("dbs", "b");
    }

    @Test
    void arnInAnotherCase_isTheSameInstance() {
        aws.rds().instance("orders", i -> {});
        assertThat(instances(t -> t.arn(aws.rds().instanceArn("Orders"))))
                .completed()
                .hit("hit", 1);
    }

    @Test
    void arnInAnotherCase_isTheSameCluster() {
        twoClusters();
        assertThat(clusters(t -> t.arn(aws.rds().clusterArn("Orders"))))
                .completed()
                .hit("hit", 1);
    }

    @Test
    void manyInstances_arePagedByTheHundred_withoutTheTaggingService() {
        for (int i = 0; i < 250; i++) {
            String chaos = i == 249 ? "yes" : "no";
            aws.rds().instance("db-" + i, db -> db.tag("chaos", chaos));
        }
        assertThat(instances(t -> t.tag("chaos", "yes").filter("Engine", "postgres")))
                .completed()
                .victims("dbs", "db-249");
        assertThat(aws.rds().calls("DescribeDBInstances"))
                .as("3 pages, then one a look")
                .isLessThan(15);
        assertThat(aws.tagging().calls("GetResources")).isZero();
    }
}
