package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which actions meet on the same resources, and which path through the actions is the longest. */
class OverlapsAndPathsTest {
    private static final String STOP = "aws:ec2:stop-instances";
    private static final String REBOOT = "aws:ec2:reboot-instances";
    private static final String TERMINATE = "aws:ec2:terminate-instances";
    private static final String COMMAND = "aws:ssm:send-command";

    @ParameterizedTest
    @CsvSource({
        STOP + "," + REBOOT + ",OVL-01",
        COMMAND + "," + STOP + ",OVL-01",
        STOP + "," + COMMAND + ",OVL-01",
        "aws:ebs:pause-volume-io,aws:ebs:pause-volume-io,OVL-01",
        "aws:ecs:task-network-latency,aws:ecs:task-network-packet-loss,OVL-02",
        "aws:eks:pod-network-latency,aws:eks:pod-network-packet-loss,OVL-02",
        COMMAND + "," + COMMAND + ",",
        "aws:ecs:task-network-latency,aws:ecs:task-cpu-stress,",
        "aws:eks:pod-network-latency,aws:eks:pod-cpu-stress,",
        "aws:eks:pod-cpu-stress,aws:eks:pod-network-latency,",
        "'','',"
    })
    void twoAtATimeOnOneTarget_areAWarning_ifTheyDisturbEachOther(String one, String other, String rule) {
        assertThat(overlaps(template("ALL")
                        .action("a", a -> a.id(one).target("X", "t"))
                        .action("b", a -> a.id(other).target("X", "t"))))
                .isEqualTo(rule == null ? List.of() : List.of(rule + " /actions/b"));
    }

    @Test
    void threeAtATime_areToldPairByPair() {
        assertThat(overlaps(template("ALL")
                        .action("a", a -> hits(a, STOP))
                        .action("b", a -> hits(a, STOP))
                        .action("c", a -> hits(a, STOP))))
                .containsExactly("OVL-01 /actions/b", "OVL-01 /actions/c", "OVL-01 /actions/c");
    }

    @Test
    void twoTargetsThatAreAlike_areTheSameResources_onlyIfBothSelectAll() {
        for (String mode : List.of("ALL", "COUNT(1)")) {
            assertThat(overlaps(template(mode)
                            .target(
                                    "u",
                                    u -> u.resourceType("aws:ec2:instance")
                                            .tag("a", "b")
                                            .selectionModeText(mode))
                            .action("a", a -> hits(a, STOP))
                            .action("b", a -> a.id(STOP).target("Instances", "u"))))
                    .isEqualTo(mode.equals("ALL") ? List.of("OVL-01 /actions/b") : List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        TERMINATE + "," + REBOOT + ",OVL-03",
        STOP + "," + REBOOT + ",OVL-03",
        STOP + "," + TERMINATE + ",",
        REBOOT + "," + STOP + ","
    })
    void oneBehindTheOther_isAWarning_ifNothingIsLeftToHit(String first, String second, String rule) {
        List<String> expected = rule == null ? List.of() : List.of(rule + " /actions/second");
        assertThat(overlaps(template("ALL")
                        .action("first", a -> hits(a, first))
                        .action("pause", a -> a.id("aws:fis:wait").startAfter("first"))
                        .action("second", a -> hits(a, second).startAfter("pause"))))
                .as("in order, with an action between")
                .isEqualTo(expected);
        assertThat(overlaps(template("ALL")
                        .action("second", a -> hits(a, second).startAfter("first"))
                        .action("first", a -> hits(a, first))))
                .as("named the other way round")
                .isEqualTo(expected);
    }

    @Test
    void instancesThatAreStartedAgain_canBeHitLater() {
        assertThat(overlaps(template("ALL")
                        .action("first", a -> hits(a, STOP).parameter("startInstancesAfterDuration", "PT2M"))
                        .action("second", a -> hits(a, REBOOT).startAfter("first"))))
                .isEmpty();
    }

    @Test
    void hintOfWhatIsGone_saysHowToKeepIt() {
        assertThat(problems(
                        template("ALL")
                                .action("first", a -> hits(a, STOP))
                                .action("second", a -> hits(a, REBOOT).startAfter("first")),
                        Limits.local()))
                .filteredOn(problem -> problem.id().equals("OVL-03"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).startsWith("Give it startInstancesAfterDuration"));
    }

    @ParameterizedTest
    @CsvSource({"'long,short'", "'short,long'"})
    void longestPath_goesThroughTheLongerPredecessor(String startAfter) {
        for (List<String> order : List.of(List.of("long", "short"), List.of("short", "long"))) {
            ExperimentTemplate.Builder template = template("ALL");
            order.forEach(name -> wait(template, name, name.equals("long") ? "PT11H" : "PT1H"));
            wait(template, "last", "PT2H", startAfter.split(","));
            assertThat(paths(template, Limits.service()))
                    .singleElement()
                    .asString()
                    .contains("error", "takes PT13H, at most PT12H are allowed: long, last");
            assertThat(paths(template, Limits.local()))
                    .singleElement()
                    .asString()
                    .contains("warning", "takes PT13H, the service takes at most PT12H: long, last");
        }
    }

    @Test
    void longestPath_mayEndInTheActionThatIsNamedFirst() {
        ExperimentTemplate.Builder template = template("ALL");
        wait(template, "end", "PT2H", "begin");
        wait(template, "begin", "PT11H");
        wait(template, "other", "PT1M");
        wait(template, "behind", "PT1M", "other");
        assertThat(paths(template, Limits.service())).singleElement().asString().contains(": begin, end");
        assertThat(paths(template, Limits.local())).singleElement().asString().contains(": begin, end");
    }

    @Test
    void twelveHours_areFine_alsoHere() {
        ExperimentTemplate.Builder template = template("ALL");
        wait(template, "begin", "PT11H");
        wait(template, "end", "PT1H", "begin");
        assertThat(paths(template, Limits.service())).isEmpty();
        assertThat(paths(template, Limits.local())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7,a6", "8,'a6, a7'", "9,'a6, ... a8 (9 in all)'"})
    void longPath_isShownUpToEightNames(int length, String end) {
        ExperimentTemplate.Builder template = template("ALL");
        IntStream.range(0, length).forEach(i -> {
            if (i == 0) {
                wait(template, "a0", "PT2H");
            } else {
                wait(template, "a" + i, "PT2H", "a" + (i - 1));
            }
        });
        assertThat(paths(template, Limits.service()))
                .singleElement()
                .asString()
                .contains(": a0, a1, a2, a3, a4, a5, ")
                .endsWith(end);
    }

    @ParameterizedTest
    @CsvSource({"8,false", "9,true"})
    void namesThatThereAre_areShownUpToEight(int count, boolean others) {
        ExperimentTemplate.Builder template = template("ALL");
        IntStream.range(0, count)
                .forEach(i ->
                        template.action("action-" + i, a -> a.id("aws:fis:wait").parameter("duration", "PT1M")));
        template.action("action-0", a -> a.id("aws:fis:wait").startAfter("nobody"));
        String hint = problems(template, Limits.local()).stream()
                .filter(problem -> problem.id().equals("ACT-04"))
                .map(problem -> String.valueOf(problem.hint()))
                .findFirst()
                .orElseThrow();
        assertThat(hint).startsWith("There are action-0, action-1").contains("action-7");
        assertThat(hint.endsWith(" and others")).isEqualTo(others);
    }

    @Test
    void widestLevel_ofVeryManyActions_isCounted() {
        ExperimentTemplate.Builder template = template("ALL");
        wait(template, "first", "PT1M");
        IntStream.range(0, 15).forEach(i -> wait(template, "second-" + i, "PT1M", "first"));
        IntStream.range(0, 201).forEach(i -> wait(template, "c" + i, "PT1S", i == 0 ? "second-0" : "c" + (i - 1)));
        assertThat(problems(template, Limits.service()))
                .filteredOn(problem -> problem.id().equals("ACT-05"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("15 actions can run at one time"));
    }

    private static ExperimentTemplate.Builder template(String mode) {
        return ExperimentTemplate.builder("d")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .stopCondition(StopCondition.none())
                .target(
                        "t",
                        t -> t.resourceType("aws:ec2:instance").tag("a", "b").selectionModeText(mode));
    }

    private static Action.Builder hits(Action.Builder action, String id) {
        return action.id(id).target("Instances", "t");
    }

    private static void wait(ExperimentTemplate.Builder template, String name, String time, String... startAfter) {
        template.action(
                name, a -> a.id("aws:fis:wait").parameter("duration", time).startAfter(startAfter));
    }

    private static List<String> overlaps(ExperimentTemplate.Builder template) {
        return problems(template, Limits.local()).stream()
                .filter(problem -> problem.id().startsWith("OVL"))
                .map(problem -> problem.id() + ' ' + problem.pointer())
                .toList();
    }

    private static List<String> paths(ExperimentTemplate.Builder template, Limits limits) {
        return problems(template, limits).stream()
                .filter(problem -> problem.id().equals("EXP-04"))
                .map(problem -> problem.severity().word() + ' ' + problem.message())
                .toList();
    }

    private static List<Problem> problems(ExperimentTemplate.Builder template, Limits limits) {
        return TemplateValidator.of(Catalog.aws(), limits).validate(template.build());
    }
}
