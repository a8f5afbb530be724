package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What FIS says of targets and of the order of actions, rule by rule. */
class GraphAndTargetRulesTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99";

    @Test
    void TGT_12_pathInTheWrongCase_isAWarning() {
        assertThat(problems(instance()
                        .target(
                                "web",
                                t -> t.resourceType("aws:ec2:instance")
                                        .tag("a", "b")
                                        .filter("state.Name", "running")
                                        .filter("State.Name", "running")
                                        .selectionModeText("ALL"))))
                .containsExactly("warning TGT-12 /targets/web/filters/0/path");
    }

    @Test
    void TGT_13_tagsByPath_areAnError() {
        assertThat(problems(instance()
                        .target(
                                "web",
                                t -> t.resourceType("aws:ec2:instance")
                                        .tag("a", "b")
                                        .filter("State.Name", "running")
                                        .filter("Tags.Key", "chaos")
                                        .selectionModeText("ALL"))))
                .containsExactly("error TGT-13 /targets/web/filters/1/path");
    }

    @Test
    void TGT_14_tagsAloneMayMeanDeadInstances_isAWarning() {
        assertThat(problems(instance()
                        .target(
                                "web",
                                t -> t.resourceType("aws:ec2:instance")
                                        .tag("a", "b")
                                        .selectionModeText("ALL"))))
                .containsExactly("warning TGT-14 /targets/web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COUNT(0)", "PERCENT(0)", "PERCENT(101)", "SOME", "count(1)", "COUNT(-1)", "PERCENT(1.5)"})
    void SEL_07_senselessMode_isAnError(String mode) {
        assertThat(problems(instance().target("web", t -> living(t).selectionModeText(mode))))
                .containsExactly("error SEL-07 /targets/web/selectionMode");
    }

    @Test
    void SEL_01_modeNotSaid_isAWarning_sinceTheServiceDemandsIt() {
        assertThat(problems(instance().target("web", t -> living(t).selectionModeText(null))))
                .containsExactly("warning SEL-01 /targets/web/selectionMode");
    }

    @Test
    void EMP_07_targetThatNoActionNames_isANote() {
        assertThat(problems(waits(1, "PT1M").target("web", t -> living(t).selectionModeText("ALL"))))
                .containsExactly("note EMP-07 /targets/web");
    }

    @Test
    void ACT_04_strangersAndItself_areErrors() {
        assertThat(problems(waits(1, "PT1M")
                        .action(
                                "b",
                                a -> a.id("aws:fis:wait")
                                        .parameter("duration", "PT1M")
                                        .startAfter("b", "nobody"))))
                .contains("error ACT-04 /actions/b/startAfter/0", "error ACT-04 /actions/b/startAfter/1");
    }

    @Test
    void ACT_05_elevenAtATime_areTheServicesError_notOurs() {
        assertThat(problems(waits(10, "PT1M"), Limits.service())).isEmpty();
        assertThat(problems(waits(11, "PT1M"), Limits.service())).containsExactly("error ACT-05 /actions");
        assertThat(problems(waits(11, "PT1M"), Limits.local())).isEmpty();
    }

    @Test
    void ACT_05_elevenOneAfterTheOther_areFine() {
        assertThat(problems(chain(11, "PT1M"), Limits.service())).isEmpty();
    }

    @Test
    void EXP_04_pathOfMoreThanTwelveHours_isTheServicesError_andAWarningHere() {
        assertThat(problems(chain(12, "PT1H"), Limits.service())).isEmpty();
        assertThat(problems(chain(13, "PT1H"), Limits.service())).containsExactly("error EXP-04 /actions");
        assertThat(problems(chain(13, "PT1H"), Limits.local())).containsExactly("warning EXP-04 /actions");
        assertThat(problems(waits(10, "PT12H"), Limits.service())).isEmpty();
    }

    @Test
    void EXP_04_actionOfMoreThanTwelveHours_isTheServicesError() {
        assertThat(problems(waits(1, "PT12H1S"), Limits.service()))
                .containsExactly("error PRM-04 /actions/w0/parameters/duration");
        assertThat(problems(waits(1, "PT12H1S"), Limits.local()))
                .containsExactly("warning PRM-05 /actions/w0/parameters/duration");
    }

    @Test
    void STP_06_irreversibleAction_thatNothingWatches_isAWarning() {
        ExperimentTemplate.Builder terminate = waits(1, "PT1M")
                .target("web", t -> living(t).selectionModeText("ALL"))
                .action("end", a -> a.id("aws:ec2:terminate-instances").target("Instances", "web"));
        assertThat(problems(terminate)).isEmpty();
        assertThat(problems(terminate.stopConditions(List.of(StopCondition.none()))))
                .containsExactly("warning STP-06 /actions/end");
    }

    private static Target.Builder living(Target.Builder target) {
        return target.resourceType("aws:ec2:instance").tag("a", "b").filter("State.Name", "running");
    }

    private static ExperimentTemplate.Builder instance() {
        return waits(1, "PT1M")
                .action("boot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "web"));
    }

    private static ExperimentTemplate.Builder waits(int count, String duration) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("d")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .stopCondition(StopCondition.alarm(ALARM));
        IntStream.range(0, count)
                .forEach(i -> template.action("w" + i, a -> a.id("aws:fis:wait").parameter("duration", duration)));
        return template;
    }

    private static ExperimentTemplate.Builder chain(int count, String duration) {
        ExperimentTemplate.Builder template = waits(1, duration);
        IntStream.range(1, count)
                .forEach(i -> template.action(
                        "w" + i,
                        a -> a.id("aws:fis:wait")
                                .parameter("duration", duration)
                                .startAfter("w" + (i - 1))));
        return template;
    }

    private static List<String> problems(ExperimentTemplate.Builder template) {
        return problems(template, Limits.local());
    }

    private static List<String> problems(ExperimentTemplate.Builder template, Limits limits) {
        return TemplateValidator.of(Catalog.aws(), limits).validate(template.build()).stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
