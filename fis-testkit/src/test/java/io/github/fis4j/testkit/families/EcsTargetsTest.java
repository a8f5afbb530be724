package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.aws.FakeEcs;
import io.github.fis4j.testkit.aws.FakeTagging;
import io.github.fis4j.testkit.aws.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How {@code aws:ecs:cluster} targets are found, over any transport. */
abstract class EcsTargetsTest extends FamilyTest {
    private final FakeEcs ecs = aws.ecs();
    private final FakeTagging tagging = aws.tagging();

    EcsTargetsTest(Transport transport) {
        super(transport);
    }

    private ExperimentReport run(Consumer<Target.Builder> target) {
        return run(ExperimentTemplate.builder("clusters")
                .target("clusters", t -> {
                    t.resourceType("aws:ecs:cluster").selection(SelectionMode.ALL);
                    target.accept(t);
                })
                .action(
                        "drain",
                        a -> a.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "clusters")
                                .parameter("drainagePercentage", "100")
                                .parameter("duration", "PT1M"))
                .stopCondition(StopCondition.none())
                .build());
    }

    private ExperimentReport runTagged() {
        return run(t -> t.tag("chaos", "yes"));
    }

    private String tagged(String name) {
        return ecs.cluster(name, c -> c.containerInstances(1).tag("chaos", "yes"));
    }

    @Test
    void tags_findClusters_onAllPages_withGaps_describedInHundreds() {
        List<String> all =
                IntStream.range(0, 130).mapToObj(i -> tagged("web-" + i)).toList();
        ecs.cluster("calm", c -> c.containerInstances(1).tag("chaos", "no"));
        tagging.pageSize(7);
        tagging.gaps();
        ecs.outOfOrder();
        ExperimentReport report = runTagged();
        assertThat(report).completed().hit("drain", 130);
        assertThat(victimArns(report)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(tagging.calls("GetResources")).isGreaterThan(19);
        assertThat(ecs.calls("DescribeClusters")).isEqualTo(2);
    }

    @Test
    void severalTags_mustAllHold() {
        String both = ecs.cluster(
                "both", c -> c.containerInstances(1).tag("chaos", "yes").tag("team", "a"));
        tagged("one");
        ExperimentReport report = run(t -> t.tag("chaos", "yes").tag("team", "a"));
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(both);
    }

    @Test
    void whatWasDeletedOrIsNoLongerTagged_isListedStill_andNotTaken() {
        String there = tagged("there");
        String deleted = there.replace("there", "deleted");
        String untagged = ecs.cluster("untagged", c -> c.containerInstances(1).tag("chaos", "no"));
        tagging.remember(deleted, "ecs:cluster", Tag.of("chaos", "yes"));
        tagging.remember(untagged, "ecs:cluster", Tag.of("chaos", "yes"));
        ExperimentReport report = runTagged();
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(there);
    }

    @Test
    void deletedClusterThatEcsStillDescribes_isGone() {
        ecs.cluster("old", c -> c.containerInstances(1).tag("chaos", "yes").status("INACTIVE"));
        ExperimentReport report = runTagged();
        assertThat(report).failed();
        assertThat(errorOf(report).message()).contains("empty set");
        assertThat(ecs.calls("ListContainerInstances")).isZero();
    }

    @Test
    void filters_readWhatEcsDescribes_inPascalCase() {
        tagged("one");
        String two = tagged("two");
        ExperimentReport report = run(
                t -> t.tag("chaos", "yes").filter("ClusterName", "two", "three").filter("Status", "ACTIVE"));
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(two);
    }

    @Test
    void arns_areDescribed_withoutTheTaggingApi() {
        String one = tagged("one");
        tagged("two");
        ExperimentReport report = run(t -> t.arn(one));
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(one);
        assertThat(tagging.calls("GetResources")).isZero();
        assertThat(ecs.calls("DescribeClusters")).isEqualTo(1);
    }

    @Test
    void vanishedArn_failsTheRun_andIsNamed() {
        String one = tagged("one");
        String gone = one.replace("one", "gone");
        ExperimentReport report = run(t -> t.arn(one).arn(gone));
        assertThat(report).failed();
        assertThat(errorOf(report).message()).contains(gone);
        assertThat(ecs.calls("UpdateContainerInstancesState")).isZero();
    }

    @Test
    void troubleOfTheTaggingApi_isBorne() {
        tagged("one");
        tagging.throttle("GetResources", 1);
        tagging.breakDown("GetResources", 1);
        assertThat(runTagged()).completed().hit("drain", 1);
    }

    @Test
    void deniedTaggingApi_failsTheRun_andIsNamed() {
        tagged("one");
        tagging.deny("GetResources");
        ExperimentReport report = runTagged();
        assertThat(report).failed();
        assertThat(errorOf(report).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(errorOf(report).message()).contains("tag:GetResources");
    }

    @Test
    void TGT_04_fiftyTags_areAllAskedFor() {
        List<Tag> tags = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> tags.add(Tag.of("key-" + i, "yes")));
        String all = ecs.cluster("all", c -> {
            c.containerInstances(1);
            tags.forEach(tag -> c.tag(tag.key(), tag.value()));
        });
        ecs.cluster("less", c -> {
            c.containerInstances(1);
            tags.subList(0, 49).forEach(tag -> c.tag(tag.key(), tag.value()));
        });
        ExperimentReport report = run(t -> tags.forEach(tag -> t.tag(tag.key(), tag.value())));
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(all);
    }

    @Test
    void TPL_20_filtersAlone_findWhatHasATag_andThatIsTold() {
        String one = tagged("one");
        ecs.cluster("bare", c -> c.containerInstances(1));
        ExperimentReport report = run(t -> t.filter("Status", "ACTIVE"));
        assertThat(report).completed();
        assertThat(victimArns(report)).containsExactly(one);
        assertThat(report.notes()).anyMatch(note -> note.contains("has or had a tag"));
    }
}
