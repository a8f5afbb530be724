package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FIS says of a template's own members, rule by rule; the reader's part of it included. */
class TemplateRulesTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99";
    private static final String ROLE = "arn:aws:iam::111122223333:role/fis";

    @Test
    void TPL_02_descriptionIsMissingOrTooLong_isTold() {
        assertThat(problems(t -> t.description(""))).containsExactly("warning TPL-02 /description");
        assertThat(problems(t -> t.description("d".repeat(512)))).isEmpty();
        assertThat(problems(t -> t.description("d".repeat(513)))).containsExactly("warning TPL-02 /description");
        assertThat(service(t -> t.description("d".repeat(513)))).containsExactly("error TPL-02 /description");
    }

    @Test
    void TPL_03_stopConditions_areDemandedByTheService_andAtMostFive() {
        assertThat(problems(t -> t.stopConditions(List.of()))).containsExactly("warning TPL-03 /stopConditions");
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.none()))))
                .isEmpty();
        assertThat(problems(t -> t.stopConditions(alarms(5)))).isEmpty();
        assertThat(problems(t -> t.stopConditions(alarms(6)))).containsExactly("error TPL-03 /stopConditions");
    }

    @Test
    void TPL_04_actions_areOneToTwentyForTheService_withNamesOfAtMost64() {
        String longest = "n".repeat(64);
        assertThat(TemplateValidator.of(Catalog.aws(), Limits.local())
                        .validate(ExperimentTemplate.builder("d").build()))
                .extracting(problem -> problem.id())
                .contains("TPL-04");
        assertThat(service(t -> chain(t, 19))).isEmpty();
        assertThat(service(t -> chain(t, 20))).containsExactly("error TPL-04 /actions");
        assertThat(problems(t -> chain(t, 20))).containsExactly("warning TPL-04 /actions");
        assertThat(problems(t -> waiting(t, longest))).isEmpty();
        assertThat(problems(t -> waiting(t, longest + "n"))).containsExactly("error TPL-04 /actions/" + longest + "n");
    }

    @Test
    void TPL_05_roleIsMissingOrNoRole_isAWarning_sinceALocalRunNeedsNone() {
        assertThat(problems(t -> t.roleArn(null))).containsExactly("warning TPL-05 /roleArn");
        assertThat(problems(t -> t.roleArn("arn:aws:iam::111122223333:user/me")))
                .containsExactly("warning TPL-05 /roleArn");
    }

    @Test
    void TPL_06_templateWithoutTargets_isFine() {
        assertThat(problems(t -> t)).isEmpty();
    }

    @Test
    void TPL_08_logWithoutAVersionOfItsForm_isTold() {
        String log =
                "{\"logConfiguration\": {\"cloudWatchLogsConfiguration\": {\"logGroupArn\": \"arn:aws:logs:eu-west-1:111122223333:log-group:fis:*\"}}}";
        LogConfiguration unversioned =
                TemplateReader.strict().read(log).template().logConfiguration();
        assertThat(problems(t -> t.logConfiguration(unversioned)))
                .containsExactly("warning TPL-08 /logConfiguration/logSchemaVersion");
    }

    @Test
    void TPL_09_optionsNotSaid_areTheDefaults_andUnknownWordsAreErrors() {
        ExperimentTemplate silent = template(t -> t);
        assertThat(silent.options().skipsEmptyTargets()).isFalse();
        assertThat(TemplateReader.strict()
                        .read("{\"experimentOptions\": {\"emptyTargetResolutionMode\": \"ignore\"}}")
                        .template()
                        .options())
                .satisfies(options -> assertThat(problems(t -> t.experimentOptions(options)))
                        .containsExactly("error TPL-09 /experimentOptions/emptyTargetResolutionMode"));
    }

    @Test
    void TPL_11_spacesAndCommasInValues_areTaken() {
        assertThat(problems(t -> used(t.target(
                        "web",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("a key", "use1-az1, use1-az2")
                                .filter("Placement.GroupName", "web, or not")
                                .selectionModeText("ALL")))))
                .isEmpty();
    }

    @Test
    void TPL_12_valueOfMoreThan1024Characters_isAnError() {
        assertThat(problems(t -> t.action(
                        "wait",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").parameter("note", "x".repeat(1025)))))
                .contains("error TPL-12 /actions/wait/parameters/note");
    }

    @ParameterizedTest
    @CsvSource({"5, DOC-09", "true, DOC-09", "{}, DOC-04"})
    void TPL_13_parameterThatIsNoString_isAnError(String value, String id) {
        String text = "{\"actions\": {\"a\": {\"actionId\": \"aws:fis:wait\", \"parameters\": {\"duration\": " + value
                + "}}}}";
        assertThat(TemplateReader.strict().read(text).problems())
                .extracting(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .contains("error " + id + " /actions/a/parameters/duration");
    }

    @ParameterizedTest
    @CsvSource({"9lives, 1", "a b, 1", "käse, 1", "a-b_9, 0"})
    void TPL_14_nameThatTheConsoleDoesNotTake_isAWarning(String name, int warnings) {
        assertThat(problems(t -> waiting(t, name)))
                .hasSize(warnings)
                .allMatch(line -> line.startsWith("warning TPL-14"));
    }

    @Test
    void TPL_15_actionThatIsNotKnown_isAnError() {
        assertThat(problems(t -> t.action("odd", a -> a.id("aws:fis:dance"))))
                .containsExactly("error TPL-15 /actions/odd/actionId");
    }

    @Test
    void TPL_17_targetOfAnotherType_andTypeThatIsNotKnown_areErrors() {
        assertThat(problems(t -> used(t.target(
                        "web",
                        target -> target.resourceType("aws:ec2:instances").tag("a", "b")))))
                .contains("error TPL-17 /targets/web/resourceType", "error TPL-17 /actions/boot/targets/Instances");
    }

    @Test
    void TPL_18_slotThatTheActionHasNot_orThatIsNotFilled_isAnError() {
        assertThat(problems(t -> t.action("boot", a -> a.id("aws:ec2:reboot-instances"))))
                .containsExactly("error TPL-18 /actions/boot/targets");
        assertThat(problems(t -> web(t).action(
                                "boot", a -> a.id("aws:ec2:reboot-instances").target("Instance", "web"))))
                .contains("error TPL-18 /actions/boot/targets/Instance");
    }

    @Test
    void TPL_19_arnsBesideTagsOrFilters_areErrors_andATargetThatMeansNothing() {
        assertThat(problems(t ->
                        used(t.target("web", target -> listed(target, 1).tag("a", "b")))))
                .containsExactly("error TPL-19 /targets/web/resourceTags");
        assertThat(problems(t ->
                        used(t.target("web", target -> listed(target, 1).filter("State.Name", "running")))))
                .containsExactly("error TPL-19 /targets/web/filters");
        assertThat(problems(t -> used(t.target(
                        "web", target -> target.resourceType("aws:ec2:instance").selectionModeText("ALL")))))
                .containsExactly("error TPL-19 /targets/web");
    }

    @Test
    void TPL_20_filtersAlone_areAccepted() {
        assertThat(problems(t -> used(t.target(
                        "web",
                        target -> target.resourceType("aws:ec2:instance")
                                .filter("State.Name", "running")
                                .selectionModeText("ALL")))))
                .isEmpty();
    }

    @Test
    void TPL_22_arnsBesideParameters_areNoError() {
        assertThat(problems(t ->
                        used(t.target("web", target -> listed(target, 1).parameter("zone", "a")))))
                .noneMatch(line -> line.contains("TPL-19"));
    }

    @Test
    void ACC_01_severalAccounts_areToldToBeNamed() {
        assertThat(TemplateReader.strict()
                        .read("{\"experimentOptions\": {\"accountTargeting\": \"multi-account\"}}")
                        .template()
                        .options())
                .satisfies(options -> assertThat(problems(t -> t.experimentOptions(options)))
                        .containsExactly("note ACC-01 /experimentOptions/accountTargeting"));
    }

    @Test
    void STC_01_sourceThatIsNotKnown_orAlarmWithoutArn_isAnError() {
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.alarm("p99")))))
                .containsExactly("error STC-01 /stopConditions/0/value");
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.of("aws:cloudwatch:alarms", ALARM)))))
                .containsExactly("error STC-01 /stopConditions/0/source");
    }

    @Test
    void STC_06_noneBesideAlarms_isAnError() {
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.alarm(ALARM), StopCondition.none()))))
                .containsExactly("error STC-06 /stopConditions/1");
    }

    @Test
    void QUO_01_sixArns_areAnError_fiveAreNot() {
        assertThat(problems(t -> used(t.target("web", target -> listed(target, 5)))))
                .isEmpty();
        assertThat(problems(t -> used(t.target("web", target -> listed(target, 6)))))
                .containsExactly("error QUO-01 /targets/web/resourceArns");
    }

    @Test
    void V19_07_arnsPlusTagsOrFilters_areRefused() {
        assertThat(problems(t -> used(t.target(
                        "web", target -> listed(target, 1).tag("a", "b").filter("State.Name", "running")))))
                .containsExactly("error TPL-19 /targets/web/resourceTags", "error TPL-19 /targets/web/filters");
    }

    @Test
    void V19_08_sixArnsInOneTarget_areRefused() {
        assertThat(service(t -> used(t.target("web", target -> listed(target, 6)))))
                .containsExactly("error QUO-01 /targets/web/resourceArns");
    }

    private static List<String> problems(UnaryOperator<ExperimentTemplate.Builder> change) {
        return problems(change, Limits.local());
    }

    private static List<String> service(UnaryOperator<ExperimentTemplate.Builder> change) {
        return problems(change, Limits.service());
    }

    private static List<String> problems(UnaryOperator<ExperimentTemplate.Builder> change, Limits limits) {
        return TemplateValidator.of(Catalog.aws(), limits).suppress("TGT-14").validate(template(change)).stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }

    private static ExperimentTemplate template(UnaryOperator<ExperimentTemplate.Builder> change) {
        return change.apply(waiting(ExperimentTemplate.builder("d").roleArn(ROLE), "wait")
                        .stopCondition(StopCondition.alarm(ALARM)))
                .build();
    }

    private static ExperimentTemplate.Builder waiting(ExperimentTemplate.Builder template, String name) {
        return template.action(name, a -> a.id("aws:fis:wait").parameter("duration", "PT1M"));
    }

    private static ExperimentTemplate.Builder chain(ExperimentTemplate.Builder template, int more) {
        for (int i = 0; i < more; i++) {
            String before = i == 0 ? "wait" : "w" + (i - 1);
            template.action(
                    "w" + i,
                    a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter(before));
        }
        return template;
    }

    private static ExperimentTemplate.Builder web(ExperimentTemplate.Builder template) {
        return template.target(
                "web",
                target -> target.resourceType("aws:ec2:instance").tag("a", "b").selectionModeText("ALL"));
    }

    private static ExperimentTemplate.Builder used(ExperimentTemplate.Builder template) {
        return template.action("boot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "web"));
    }

    private static Target.Builder listed(Target.Builder target, int count) {
        target.resourceType("aws:ec2:instance").selectionModeText("ALL");
        IntStream.range(0, count)
                .forEach(i -> target.arn("arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcde0" + i));
        return target;
    }

    private static List<StopCondition> alarms(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> StopCondition.alarm(ALARM + i))
                .toList();
    }
}
