package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import io.github.fis4j.testkit.aws.Tag;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How {@code aws:ec2:instance} targets are found, over any transport. */
abstract class InstanceTargetsTest extends FamilyTest {
    private static final String DESCRIBE = "DescribeInstances";
    private static final Tag CHAOS = Tag.of("chaos", "yes");

    private final FakeEc2 ec2 = aws.ec2();

    InstanceTargetsTest(Transport transport) {
        super(transport);
    }

    private ExperimentReport run(SelectionMode selection, Consumer<Target.Builder> target) {
        return run(ExperimentTemplate.builder("instances")
                .target("nodes", t -> {
                    t.resourceType("aws:ec2:instance").selection(selection);
                    target.accept(t);
                })
                .action("reboot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "nodes"))
                .stopCondition(StopCondition.none())
                .build());
    }

    private ExperimentReport run(Consumer<Target.Builder> target) {
        return run(SelectionMode.ALL, target);
    }

    private ExperimentReport tagged(Consumer<Target.Builder> more) {
        return run(t -> more.accept(t.tag(CHAOS.key(), CHAOS.value())));
    }

    private String instance(Consumer<InstanceBuilder> more) {
        return ec2.instance(i -> more.accept(i.tag(CHAOS)));
    }

    private static List<String> victims(ExperimentReport report) {
        return report.targets().get(0).victims().stream()
                .map(Victim::arn)
                .map(Arns::id)
                .toList();
    }

    private static ExperimentError error(ExperimentReport report) {
        return Objects.requireNonNull(report.error());
    }

    @Test
    void tenThousand_areFoundInPagesOfAThousand() {
        ec2.instances(10_000, CHAOS);
        ec2.instances(10);
        ExperimentReport report = run(SelectionMode.count(3), t -> t.tag(CHAOS.key(), CHAOS.value()));
        assertThat(report).completed().hit("reboot", 3);
        assertThat(report.targets().get(0).identified()).isEqualTo(10_000);
        assertThat(ec2.calls(DESCRIBE)).isEqualTo(10 + 1);
    }

    @Test
    void shortPages_emptyOnes_andAnyOrder_areAllRead() {
        List<String> ids = ec2.instances(23, CHAOS);
        ec2.pageSize(5);
        ec2.gaps();
        ec2.outOfOrder();
        ExperimentReport report = tagged(t -> {});
        assertThat(report).completed();
        assertThat(victims(report)).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void reservationOfMany_isTakenApart() {
        List<String> ids = ec2.reservation(7, i -> i.tag(CHAOS));
        ExperimentReport report = tagged(t -> {});
        assertThat(report).completed();
        assertThat(victims(report)).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void TGT_04_starsAndQuestionMarks_meanThemselves() {
        String literal = ec2.instance(i -> i.tag("team", "a*").tag("k?y", "v\\1"));
        ec2.instance(i -> i.tag("team", "abc").tag("key", "v\\1"));
        ExperimentReport report = run(t -> t.tag("team", "a*").tag("k?y", "v\\1"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(literal);
    }

    @Test
    void TGT_04_emptyValue_meansAnEmptyValue() {
        String empty = ec2.instance(i -> i.tag("chaos", ""));
        instance(i -> {});
        ExperimentReport report = run(t -> t.tag("chaos", ""));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(empty);
    }

    @Test
    void TGT_07_listsInLists_areWalked() {
        String both = instance(i -> i.securityGroups("sg-1", "sg-2"));
        instance(i -> i.securityGroups("sg-1"));
        instance(i -> i.securityGroups("sg-2"));
        ExperimentReport report = tagged(t -> t.filter("NetworkInterfaces.Groups.GroupId", "sg-1")
                .filter("NetworkInterfaces.Groups.GroupId", "sg-2"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(both);
    }

    @Test
    void TGT_09_valuesThatAreNoTexts_areComparedAsTexts() {
        String managed = instance(i -> i.managedBy("eks.amazonaws.com"));
        instance(i -> {});
        ExperimentReport report =
                tagged(t -> t.filter("Operator.Managed", "true").filter("State.Code", "16"));
        assertThat(victims(report)).containsExactly(managed);
    }

    @Test
    void TGT_10_starInAFilter_meansItself() {
        instance(i -> i.type("t3.micro"));
        ExperimentReport report = tagged(t -> t.filter("InstanceType", "t3.*"));
        assertThat(report).failed();
        assertThat(error(report).message()).contains("empty set");
    }

    @Test
    void TGT_11_missingAttribute_doesNotMatch() {
        String spot = instance(InstanceBuilder::spotPersistent);
        instance(i -> {});
        ExperimentReport report = tagged(t -> t.filter("InstanceLifecycle", "spot"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(spot);
    }

    @Test
    void TGT_15_zones_areFilteredByNameOrById() {
        String here = instance(i -> i.zone("eu-west-1b"));
        instance(i -> i.zone("eu-west-1a"));
        ExperimentReport byId = tagged(t -> t.filter("Placement.AvailabilityZoneId", "euw1-az2"));
        assertThat(byId).completed();
        assertThat(victims(byId)).containsExactly(here);
        ExperimentReport byName = tagged(t -> t.filter("Placement.AvailabilityZone", "eu-west-1b"));
        assertThat(byName).completed();
        assertThat(victims(byName)).containsExactly(here);
    }

    @Test
    void whatEc2CanFilter_isLeftToIt() {
        String one =
                instance(i -> i.type("m5.large").network("vpc-1", "subnet-1").image("ami-1"));
        ec2.instances(30, CHAOS);
        ec2.pageSize(5);
        ExperimentReport report = tagged(t -> t.filter("InstanceType", "m5.large")
                .filter("VpcId", "vpc-1")
                .filter("SubnetId", "subnet-1")
                .filter("ImageId", "ami-1")
                .filter("State.Name", "running"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(one);
        assertThat(ec2.calls(DESCRIBE)).isEqualTo(1 + 1);
    }

    @Test
    void TGT_14_terminatedOnes_areTold_alsoIfNoneIsChosen() {
        String dead = instance(i -> i.state("terminated"));
        ec2.instances(99, CHAOS);
        ec2.instance(i -> i.state("terminated").tag("chaos", "no"));
        ExperimentReport report = run(SelectionMode.count(1), t -> t.tag(CHAOS.key(), CHAOS.value()));
        assertThat(report).completed();
        assertThat(report.notes())
                .containsOnlyOnce(
                        "nodes: The target means instances that have ended, which EC2 lists for about an hour: " + dead
                                + ". Filter it by State.Name = running");
    }

    @Test
    void TGT_14_filterForTheState_needsNoTelling() {
        instance(i -> i.state("terminated"));
        String alive = instance(i -> {});
        ExperimentReport report = tagged(t -> t.filter("State.Name", "running"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(alive);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void TPL_20_filtersAlone_areEnough() {
        String one = ec2.instance(i -> i.type("m5.large"));
        ec2.instance(i -> {});
        ExperimentReport report = run(t -> t.filter("InstanceType", "m5.large"));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactly(one);
    }

    @Test
    void EMP_03_vanishedArn_failsTheRun_andIsNamed_butHidesNoOther() {
        String one = instance(i -> {});
        String gone = "i-0123456789abcdef0";
        ExperimentReport report = run(t -> t.arn(ec2.arn(one)).arn(ec2.arn(gone)));
        assertThat(report).failed();
        assertThat(error(report).message()).contains(gone).doesNotContain(one);
        assertThat(error(report).code()).isEqualTo(ErrorCode.INVALID_TARGET);
        assertThat(ec2.calls("RebootInstances")).isZero();
        assertThat(ec2.calls(DESCRIBE)).isEqualTo(2);
    }

    @Test
    void arns_areLookedUpInOneCall_whateverTheirTags() {
        List<String> ids = ec2.instances(5);
        ExperimentReport report = run(t -> ids.forEach(id -> t.arn(ec2.arn(id))));
        assertThat(report).completed();
        assertThat(victims(report)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ec2.calls(DESCRIBE)).isEqualTo(1 + 1);
    }

    @Test
    void arnOfATerminatedOne_isThere_andFailsTheAction() {
        String dead = instance(i -> i.state("terminated"));
        ExperimentReport report = run(t -> t.arn(ec2.arn(dead)));
        assertThat(report).failed();
        assertThat(error(report).message()).contains(dead).contains("terminated");
    }

    @Test
    void trouble_isBorne() {
        String one = instance(i -> {});
        ec2.throttle(DESCRIBE, 1);
        ec2.breakDown(DESCRIBE, 1);
        ExperimentReport report = tagged(t -> {});
        assertThat(report).withTimeline(recorder).completed();
        assertThat(victims(report)).containsExactly(one);
    }

    @Test
    void denied_failsTheRun_andIsNamed() {
        instance(i -> {});
        ec2.deny(DESCRIBE);
        ExperimentReport report = tagged(t -> {});
        assertThat(report).failed();
        assertThat(error(report).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(error(report).message()).contains("ec2:DescribeInstances");
    }
}
