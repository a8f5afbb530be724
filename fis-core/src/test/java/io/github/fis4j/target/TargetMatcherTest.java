package io.github.fis4j.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TargetMatcherTest {
    private static final Attributes INSTANCE = Attributes.of(Map.of(
            "State", Map.of("Name", "running", "Code", 16),
            "EbsOptimized", false,
            "Placement", Map.of("AvailabilityZone", "eu-west-1a"),
            "NetworkInterfaces",
                    List.of(
                            Map.of("Groups", List.of(Map.of("GroupId", "sg-1"), Map.of("GroupId", "sg-2"))),
                            Map.of("Groups", List.of(Map.of("GroupId", "sg-3")))),
            "Zones", List.of("a", "b")));

    @Test
    void TGT_04_everyTagMustBeThere() {
        Map<String, String> tags = Map.of("env", "test", "team", "a");
        assertThat(hasTags(tags, t -> t.tag("env", "test"))).isTrue();
        assertThat(hasTags(tags, t -> t.tag("env", "test").tag("team", "a"))).isTrue();
        assertThat(hasTags(tags, t -> t.tag("env", "test").tag("team", "b"))).isFalse();
        assertThat(hasTags(tags, t -> t.tag("owner", "a"))).isFalse();
    }

    @Test
    void TGT_04_keysAndValuesAreCaseSensitive() {
        assertThat(hasTags(Map.of("env", "test"), t -> t.tag("Env", "test"))).isFalse();
        assertThat(hasTags(Map.of("env", "test"), t -> t.tag("env", "Test"))).isFalse();
    }

    /** Vector 6. */
    @Test
    void TGT_04_emptyValueMatchesOnlyAnEmptyValue() {
        assertThat(hasTags(Map.of("env", ""), t -> t.tag("env", ""))).isTrue();
        assertThat(hasTags(Map.of("env", "test"), t -> t.tag("env", ""))).isFalse();
        assertThat(hasTags(Map.of(), t -> t.tag("env", ""))).isFalse();
    }

    @Test
    void TGT_05_pathStartsAtTheResource() {
        assertThat(passes(t -> t.filter("State.Name", "running"))).isTrue();
        assertThat(passes(t -> t.filter("Instances.State.Name", "running"))).isFalse();
    }

    @Test
    void TGT_06_namesOfAPathAreInPascalCase() {
        assertThat(passes(t -> t.filter("Placement.AvailabilityZone", "eu-west-1a")))
                .isTrue();
    }

    @Test
    void TGT_07_listsAreWalkedAndOneMatchIsEnough() {
        assertThat(passes(t -> t.filter("NetworkInterfaces.Groups.GroupId", "sg-3")))
                .isTrue();
        assertThat(passes(t -> t.filter("Zones", "b"))).isTrue();
        assertThat(passes(t -> t.filter("Zones", "c"))).isFalse();
        assertThat(passes(t -> t.filter("NetworkInterfaces.0.Groups.GroupId", "sg-1")))
                .isFalse();
    }

    /** Vector 5. */
    @Test
    void TGT_08_valuesAreOrAndFiltersAreAnd() {
        String path = "NetworkInterfaces.Groups.GroupId";
        assertThat(passes(t -> t.filter(path, "sg-9", "sg-2"))).isTrue();
        assertThat(passes(t -> t.filter(path, "sg-1").filter(path, "sg-2"))).isTrue();
        assertThat(passes(t -> t.filter(path, "sg-1").filter(path, "sg-9"))).isFalse();
        assertThat(passes(t -> t.filter(path, "sg-1").filter("State.Name", "stopped")))
                .isFalse();
    }

    @Test
    void TGT_09_valuesAreComparedAsTexts() {
        assertThat(passes(t -> t.filter("EbsOptimized", "false"))).isTrue();
        assertThat(passes(t -> t.filter("EbsOptimized", "true"))).isFalse();
        assertThat(passes(t -> t.filter("State.Code", "16"))).isTrue();
    }

    @Test
    void TGT_10_valuesAreExact() {
        assertThat(passes(t -> t.filter("State.Name", "Running"))).isFalse();
        assertThat(passes(t -> t.filter("State.Name", "run*"))).isFalse();
        assertThat(passes(t -> t.filter("State.Name", ""))).isFalse();
    }

    @Test
    void TGT_11_whatIsMissingDoesNotMatch() {
        assertThat(passes(t -> t.filter("State.Reason", "null"))).isFalse();
        assertThat(passes(t -> t.filter("State", "running"))).isFalse();
        assertThat(passes(t -> t.filter("State.Name.First", "running"))).isFalse();
        assertThat(passes(t -> t.filter("", "running"))).isFalse();
    }

    @Test
    void TGT_12_wrongCaseInAPathDoesNotMatch() {
        assertThat(passes(t -> t.filter("placement.availabilityZone", "eu-west-1a")))
                .isFalse();
    }

    @Test
    void V19_05_groupsInOneFilterAreAny_inTwoFiltersBoth() {
        String path = "NetworkInterfaces.Groups.GroupId";
        assertThat(passes(t -> t.filter(path, "sg-1", "sg-9"))).isTrue();
        assertThat(passes(t -> t.filter(path, "sg-1").filter(path, "sg-2"))).isTrue();
        assertThat(passes(t -> t.filter(path, "sg-1").filter(path, "sg-9"))).isFalse();
    }

    @Test
    void V19_06_emptyTagValue_matchesOnlyAnEmptyValue() {
        assertThat(hasTags(Map.of("env", ""), t -> t.tag("env", ""))).isTrue();
        assertThat(hasTags(Map.of("env", "prod"), t -> t.tag("env", ""))).isFalse();
        assertThat(hasTags(Map.of("other", ""), t -> t.tag("env", ""))).isFalse();
    }

    /** Whatever a resolver gives: what the template does not list is never hit. */
    @Test
    void arnsAreListed_noOtherResourceMatches() {
        Resource resource = resource(Map.of(), Attributes.none());
        assertThat(TargetMatcher.of(Target.builder().arn(resource.arn()).build())
                        .test(resource))
                .isTrue();
        assertThat(TargetMatcher.of(Target.builder().arn(resource.arn() + "0").build())
                        .test(resource))
                .isFalse();
    }

    @Test
    void targetWithoutTagsAndFilters_matchesEverything() {
        assertThat(passes(t -> t)).isTrue();
    }

    private static boolean hasTags(Map<String, String> tags, UnaryOperator<Target.Builder> target) {
        return TargetMatcher.of(target.apply(Target.builder()).build()).test(resource(tags, Attributes.none()));
    }

    private static boolean passes(UnaryOperator<Target.Builder> target) {
        return TargetMatcher.of(target.apply(Target.builder()).build()).test(resource(Map.of(), INSTANCE));
    }

    private static Resource resource(Map<String, String> tags, Attributes attributes) {
        return new Resource(
                "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
                "aws:ec2:instance",
                "111122223333",
                "eu-west-1",
                tags,
                attributes);
    }
}
