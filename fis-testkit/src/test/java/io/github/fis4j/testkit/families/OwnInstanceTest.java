package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.Tag;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The instance that this JVM runs on is neither stopped, nor rebooted, nor terminated, over any transport. */
abstract class OwnInstanceTest extends FamilyTest {
    private static final String OWN = "i-0feedfeedfeedfeed";

    private final FakeEc2 ec2 = aws.ec2();

    OwnInstanceTest(Transport transport) {
        super(transport, module -> module.runsOn(OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:ec2:stop-instances", "aws:ec2:reboot-instances", "aws:ec2:terminate-instances"})
    void amongTheVictims_failsTheAction_andNobodyIsHit(String action) {
        ec2.instances(2, Tag.of("chaos", "yes"));
        ec2.instance(i -> i.id(OWN).tag("chaos", "yes"));
        ExperimentReport report = run(template(action));
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(Objects.requireNonNull(report.error()).message())
                .contains(OWN)
                .contains("this JVM runs on");
        assertThat(ec2.calls("StopInstances") + ec2.calls("RebootInstances") + ec2.calls("TerminateInstances"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:ec2:stop-instances", "aws:ec2:reboot-instances", "aws:ec2:terminate-instances"})
    void notAmongTheVictims_isNoMatter(String action) {
        ec2.instances(2, Tag.of("chaos", "yes"));
        ec2.instance(i -> i.id(OWN));
        assertThat(run(template(action))).withTimeline(recorder).completed().hit("act", 2);
    }

    @Test
    void onlyNode_isLeftOut_soNothingIsHit() {
        aws.eks()
                .nodegroup(
                        "prod",
                        "workers",
                        n -> n.instances(1).group(g -> g.each(i -> i.id(OWN))).tag("chaos", "yes"));
        ExperimentReport report = run(ExperimentTemplate.builder("all nodes")
                .target(
                        "groups",
                        t -> t.resourceType("aws:eks:nodegroup")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action(
                        "act",
                        a -> a.id("aws:eks:terminate-nodegroup-instances")
                                .target("Nodegroups", "groups")
                                .parameter("instanceTerminationPercentage", "100"))
                .stopCondition(StopCondition.none())
                .build());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(Objects.requireNonNull(report.error()).message()).contains("this JVM runs on");
        assertThat(ec2.calls("TerminateInstances")).isZero();
    }

    private static ExperimentTemplate template(String action) {
        return ExperimentTemplate.builder("all nodes")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action("act", a -> a.id(action).target("Instances", "nodes"))
                .stopCondition(StopCondition.none())
                .build();
    }
}
