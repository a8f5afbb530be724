package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.aws.FakeEks;
import io.github.fis4j.testkit.aws.FakeTagging;
import io.github.fis4j.testkit.aws.Tag;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How {@code aws:eks:nodegroup} targets are found, over any transport. */
abstract class EksTargetsTest extends FamilyTest {
    private final FakeEks eks = aws.eks();
    private final FakeTagging tagging = aws.tagging();

    EksTargetsTest(Transport transport) {
        super(transport);
    }

    private ExperimentReport run(Consumer<Target.Builder> target) {
        return run(ExperimentTemplate.builder("node groups")
                .target("groups", t -> {
                    t.resourceType("aws:eks:nodegroup").selection(SelectionMode.ALL);
                    target.accept(t);
                })
                .action(
                        "terminate",
                        a -> a.id("aws:eks:terminate-nodegroup-instances")
                                .target("Nodegroups", "groups")
                                .parameter("instanceTerminationPercentage", "100"))
                .stopCondition(StopCondition.none())
                .build());
    }

    private ExperimentReport runTagged() {
        return run(t -> t.tag("chaos", "yes"));
    }

    private String tagged(String name) {
        return eks.nodegroup("prod", name, n -> n.instances(1).tag("chaos", "yes"));
    }

    @Test
    void tags_findNodegroups_onAllPages_withGaps() {
        List<String> all =
                IntStream.range(0, 30).mapToObj(i -> tagged("blue-" + i)).toList();
        eks.nodegroup("prod", "calm", n -> n.instances(1).tag("chaos", "no"));
        tagging.pageSize(7);
        tagging.gaps();
        ExperimentReport report = runTagged();
        assertThat(report).withTimeline(recorder).completed().hit("terminate", 30);
        assertThat(victimArns(report)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatWasDeletedOrIsNoLongerTagged_isListedStill_andNotTaken() {
        String there = tagged("there");
        String untagged = eks.nodegroup("prod", "untagged", n -> n.instances(1).tag("chaos", "no"));
        tagging.remember(there.replace("/there/", "/deleted/"), "eks:nodegroup", Tag.of("chaos", "yes"));
        tagging.remember(untagged, "eks:nodegroup", Tag.of("chaos", "yes"));
        ExperimentReport report = runTagged();
        assertThat(report).withTimeline(recorder).completed();
        assertThat(victimArns(report)).containsExactly(there);
    }

    @Test
    void filters_readWhatEksDescribes_inPascalCase() {
        tagged("one");
        String two = tagged("two");
        ExperimentReport report = run(t ->
                t.tag("chaos", "yes").filter("NodegroupName", "two", "three").filter("Status", "ACTIVE"));
        assertThat(report).withTimeline(recorder).completed();
        assertThat(victimArns(report)).containsExactly(two);
    }

    @Test
    void arns_areDescribed_withoutTheTaggingApi() {
        String one = tagged("one");
        tagged("two");
        ExperimentReport report = run(t -> t.arn(one));
        assertThat(report).withTimeline(recorder).completed();
        assertThat(victimArns(report)).containsExactly(one);
        assertThat(tagging.calls("GetResources")).isZero();
        assertThat(eks.calls("DescribeNodegroup")).isEqualTo(1);
    }

    @Test
    void vanishedArn_failsTheRun_andIsNamed() {
        String one = tagged("one");
        String gone = one.replace("/one/", "/gone/");
        ExperimentReport report = run(t -> t.arn(one).arn(gone));
        assertThat(report).withTimeline(recorder).failed();
        assertThat(errorOf(report).message()).contains(gone);
        assertThat(aws.ec2().calls("TerminateInstances")).isZero();
    }

    @Test
    void nodegroupMadeAnew_hasTheNameOfTheOldOne_andIsAnother() {
        String old = tagged("workers");
        String made = eks.recreate("prod", "workers");
        ExperimentReport report = run(t -> t.arn(old));
        assertThat(made).isNotEqualTo(old);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(errorOf(report).message()).contains(old);
    }

    @Test
    void troubleOfTheServices_isBorne() {
        tagged("one");
        tagging.throttle("GetResources", 1);
        eks.throttle("DescribeNodegroup", 1);
        eks.breakDown("DescribeNodegroup", 1);
        assertThat(runTagged()).withTimeline(recorder).completed().hit("terminate", 1);
    }

    @Test
    void deniedTaggingApi_failsTheRun_andIsNamed() {
        tagged("one");
        tagging.deny("GetResources");
        ExperimentReport report = runTagged();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(errorOf(report).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(errorOf(report).message()).contains("tag:GetResources");
    }
}
