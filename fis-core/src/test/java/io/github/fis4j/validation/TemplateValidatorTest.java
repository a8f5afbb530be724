package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateValidatorTest {
    private static final TemplateValidator LOCAL = TemplateValidator.of(Catalog.aws(), Limits.local());

    @Test
    void messages_nameWhatWasFoundAndTheWayOut() {
        ExperimentTemplate template = valid().target(
                        "web",
                        t -> t.resourceType("aws:ec2:instance").tag("a", "b").selectionModeText("COUNT(0)"))
                .action("stop", a -> a.id("aws:ec2:stop-instance").startAfter("wiat"))
                .action("boot", a -> a.id("aws:ec2:reboot-instances").target("Instance", "web"))
                .action(
                        "halt",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "wbe")
                                .parameter("startInstancesAfterDuration", "2 minutes"))
                .build();
        assertThat(LOCAL.suppress("TGT-14").validate(template))
                .extracting(problem -> problem.describe(SourceMap.none()))
                .containsExactly(
                        "error SEL-07 at /targets/web/selectionMode: COUNT(0) makes no sense. Write ALL, COUNT(n) with n "
                                + "from 1 up, or PERCENT(n) with n from 1 to 100.",
                        "error TPL-15 at /actions/stop/actionId: The action \"aws:ec2:stop-instance\" is not known. Did "
                                + "you mean \"aws:ec2:stop-instances\"?",
                        "error ACT-04 at /actions/stop/startAfter/0: The template has no action \"wiat\" to start after. "
                                + "Did you mean \"wait\"?",
                        "error TPL-18 at /actions/boot/targets/Instance: Found the slot \"Instance\" where Instances "
                                + "belongs. Did you mean \"Instances\"?",
                        "error PRM-03 at /actions/halt/parameters/startInstancesAfterDuration: \"2 minutes\" is not a "
                                + "duration in ISO 8601. Did you mean \"PT2M\"?",
                        "error TPL-18 at /actions/halt/targets/Instances: The template has no target \"wbe\". Did you "
                                + "mean \"web\"?");
    }

    @Test
    void ACT_04_cycle_isNamedInOrder() {
        ExperimentTemplate template = valid().action(
                        "c",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("a"))
                .action(
                        "a",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("wait", "b"))
                .action(
                        "b",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("c"))
                .build();
        assertThat(LOCAL.validate(template))
                .singleElement()
                .isEqualTo(Problem.error(
                        "ACT-04",
                        "/actions/c/startAfter",
                        "The actions wait for each other, each for the next: c, a, b, c",
                        "Leave out one of these entries of \"startAfter\""));
    }

    @Test
    void ACT_04_longCycle_isShortened() {
        ExperimentTemplate.Builder template = valid();
        IntStream.range(0, 20)
                .forEach(i -> template.action(
                        "a" + i,
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("a" + (i + 1) % 20)));
        assertThat(LOCAL.suppress("TPL-04").validate(template.build()))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .endsWith("a0, a1, a2, a3, a4, a5, a6, ... a0 (21 in all)");
    }

    @Test
    void suppressedRules_keepSilent() {
        ExperimentTemplate template = ExperimentTemplate.builder("").build();
        assertThat(LOCAL.validate(template)).extracting(Problem::id).contains("TPL-02", "TPL-03", "TPL-04", "TPL-05");
        assertThat(LOCAL.suppress("TPL-02").suppress("TPL-03", "TPL-04").validate(template))
                .extracting(Problem::id)
                .containsExactly("TPL-05");
    }

    @Test
    void suppressedRule_thatIsNone_isRefused_withTheOneThatWasMeant() {
        assertThatThrownBy(() -> LOCAL.suppress("TGT-14", "TGT14"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no rule \"TGT14\". Did you mean \"TGT-14\"?");
        assertThatThrownBy(() -> LOCAL.suppress("everything"))
                .hasMessage("There is no rule \"everything\". The page docs/problems.md has all of them.");
    }

    /** What nobody brings is told; an action that somebody brings is judged by its descriptor as those of AWS are. */
    @Test
    void actionOfOnesOwn_knownByTheCatalogue_isJudgedInFull() {
        Catalog catalog = Catalog.aws()
                .with(
                        List.of(ActionDescriptor.builder("localstack:generic:api-error")
                                .parameter(ParameterDescriptor.required("rate", ParameterDescriptor.Type.NUMBER))
                                .parameter(ParameterDescriptor.optional("forced", ParameterDescriptor.Type.BOOLEAN))
                                .build()),
                        List.of());
        ExperimentTemplate template = valid().action(
                        "fail",
                        a -> a.id("localstack:generic:api-error")
                                .parameter("forced", "si")
                                .parameter("rat", "1"))
                .build();
        assertThat(TemplateValidator.of(catalog, Limits.service()).validate(template))
                .extracting(problem -> problem.severity().word() + " " + problem.id() + " " + problem.pointer())
                .containsExactly(
                        "warning PRM-01 /actions/fail/parameters/rat",
                        "error PRM-02 /actions/fail/parameters",
                        "error PRM-03 /actions/fail/parameters/forced");
        assertThat(LOCAL.validate(template))
                .extracting(problem -> problem.severity().word() + " " + problem.id())
                .containsExactly("warning TPL-15");
    }

    @Test
    void actionsOfOnesOwn_areKnownByTheCatalogue() {
        Catalog catalog = Catalog.aws()
                .with(
                        List.of(ActionDescriptor.builder("acme:queue:drain")
                                .slot("Queues", "acme:queue")
                                .build()),
                        List.of(ResourceTypeDescriptor.builder("acme:queue")
                                .tags(false)
                                .filters(false)
                                .parameter(ParameterDescriptor.optional("name", ParameterDescriptor.Type.TEXT))
                                .build()));
        ExperimentTemplate template = valid().target(
                        "q", t -> t.resourceType("acme:queue").parameter("name", "orders"))
                .target(
                        "tagged",
                        t -> t.resourceType("acme:queue").tag("a", "b").filter("A", "b"))
                .action("drain", a -> a.id("acme:queue:drain").target("Queues", "q"))
                .build();
        assertThat(TemplateValidator.of(catalog, Limits.local())
                        .suppress("EMP-07")
                        .validate(template))
                .extracting(problem -> problem.id() + problem.pointer())
                .containsExactly("TPL-19/targets/tagged/resourceTags", "TPL-19/targets/tagged/filters");
    }

    @Test
    void tenThousandActions_inAChain_areValidatedWithoutDepthOrSquares() {
        ExperimentTemplate.Builder template = valid();
        IntStream.range(0, 10_000)
                .forEach(i -> template.action("a" + i, a -> {
                    a.id("aws:fis:wait").parameter("duration", "PT1M");
                    if (i > 0) {
                        a.startAfter("a" + (i - 1));
                    }
                }));
        assertThat(LOCAL.validate(template.build())).extracting(Problem::id).containsExactly("TPL-04", "EXP-04");
        template.action(
                "a0", a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("a9999"));
        assertThat(LOCAL.validate(template.build())).extracting(Problem::id).containsExactly("TPL-04", "ACT-04");
    }

    @Test
    void tenThousandActions_withEveryOneWrong_areCounted_andOneThousandOfAKindTold() {
        ExperimentTemplate.Builder template = valid();
        IntStream.range(0, 10_000)
                .forEach(i -> template.action("a" + i, a -> a.id("aws:fis:wiat").startAfter("b" + i)));
        assertThat(LOCAL.validate(template.build()))
                .hasSize(2_003)
                .satisfies(problems -> assertThat(problems.subList(2_001, 2_003))
                        .extracting(problem -> problem.id() + problem.pointer() + ": " + problem.message())
                        .containsExactly(
                                "TPL-15: There are 9000 more of these, which are not told one by one",
                                "ACT-04: There are 9000 more of these, which are not told one by one"));
    }

    /** ACT-05: the exact width against a count over all sets of actions, for small graphs of every shape. */
    @Test
    void ACT_05_width_isThatOfTheWidestAntichain() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(9);
            ExperimentTemplate template = randomGraph(random, size);
            int width = widestByCounting(template);
            Limits justEnough = limits(width);
            Limits oneLess = limits(width - 1);
            assertThat(TemplateValidator.of(Catalog.aws(), justEnough).validate(template))
                    .as("round " + round)
                    .isEmpty();
            assertThat(TemplateValidator.of(Catalog.aws(), oneLess).validate(template))
                    .as("round " + round)
                    .extracting(Problem::id)
                    .containsExactly("ACT-05");
        }
    }

    private static ExperimentTemplate randomGraph(Random random, int size) {
        List<Integer> names = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(names, random);
        ExperimentTemplate.Builder template = empty();
        for (int i = 0; i < size; i++) {
            int rank = i;
            template.action("a" + names.get(i), a -> {
                a.id("aws:fis:wait").parameter("duration", "PT1M");
                IntStream.range(0, rank)
                        .filter(before -> random.nextInt(3) == 0)
                        .forEach(before -> a.startAfter("a" + names.get(before)));
            });
        }
        return template.build();
    }

    private static int widestByCounting(ExperimentTemplate template) {
        List<String> names = List.copyOf(template.actions().keySet());
        boolean[][] before = new boolean[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            for (String name :
                    Objects.requireNonNull(template.actions().get(names.get(i))).startAfter()) {
                int earlier = names.indexOf(name);
                before[i][earlier] = true;
                for (int j = 0; j < names.size(); j++) {
                    before[i][j] |= before[earlier][j];
                }
            }
        }
        int widest = 0;
        for (int set = 1; set < 1 << names.size(); set++) {
            if (isAntichain(set, before)) {
                widest = Math.max(widest, Integer.bitCount(set));
            }
        }
        return widest;
    }

    private static boolean isAntichain(int set, boolean[][] before) {
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before.length; j++) {
                if ((set >> i & 1) == 1 && (set >> j & 1) == 1 && before[i][j]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Limits limits(int parallel) {
        return new Limits(Duration.ofMillis(1), Duration.ofHours(12), 20, parallel, 5, 5, 5, false);
    }

    private static ExperimentTemplate.Builder empty() {
        return ExperimentTemplate.builder("d")
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99"))
                .roleArn("arn:aws:iam::111122223333:role/fis");
    }

    private static ExperimentTemplate.Builder valid() {
        return empty().action("wait", a -> a.id("aws:fis:wait").parameters(Map.of("duration", "PT1M")));
    }
}
