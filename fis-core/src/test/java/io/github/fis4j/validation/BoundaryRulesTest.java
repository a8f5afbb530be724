package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where what FIS takes ends: the last value that is fine, and the first that is not. */
class BoundaryRulesTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99";
    private static final String INSTANCE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcde0";

    @Test
    void TPL_01_clientToken_hasUpTo1024Characters_notAllOfThemSpaces() {
        assertThat(problems(t -> t.clientToken("c".repeat(1024)))).isEmpty();
        assertThat(problems(t -> t.clientToken("c".repeat(1025)))).containsExactly("error TPL-01 /clientToken");
        assertThat(problems(t -> t.clientToken(" \t"))).containsExactly("error TPL-01 /clientToken");
    }

    @Test
    void TPL_07_tags_areFifty_withKeysOf128AndValuesOf256Characters() {
        assertThat(problems(t -> tags(t, 50))).isEmpty();
        assertThat(problems(t -> tags(t, 51))).containsExactly("error TPL-07 /tags");
        assertThat(problems(t -> t.tag("k".repeat(128), "v".repeat(256)))).isEmpty();
        assertThat(problems(t -> t.tag("key", "v".repeat(257)))).containsExactly("error TPL-07 /tags/key");
        assertThat(problems(t -> t.tag("aws:mine", "v"))).containsExactly("warning TPL-07 /tags/aws:mine");
    }

    @Test
    void TPL_10_report_needsABucket_andHasNamesOfTheirLength() {
        assertThat(report("{\"outputs\": {\"s3Configuration\": {\"bucketName\": \"abc\", \"prefix\": \"p\"}}}"))
                .isEmpty();
        assertThat(report("{\"outputs\": {\"s3Configuration\": {\"bucketName\": \"ab\"}}}"))
                .containsExactly("error TPL-10 /experimentReportConfiguration/outputs/s3Configuration/bucketName");
        assertThat(report("{\"outputs\": {\"s3Configuration\": {\"prefix\": \"p\"}}}"))
                .containsExactly("error TPL-10 /experimentReportConfiguration/outputs/s3Configuration/bucketName");
    }

    @Test
    void REP_02_secondDashboard_isRefused() {
        String board = "{\"dashboardIdentifier\": \"arn:aws:cloudwatch::111122223333:dashboard/a\"}";
        assertThat(report("{\"dataSources\": {\"cloudWatchDashboards\": [" + board + "]}}"))
                .isEmpty();
        assertThat(report("{\"dataSources\": {\"cloudWatchDashboards\": [" + board + ", " + board + "]}}"))
                .containsExactly("error REP-02 /experimentReportConfiguration/dataSources/cloudWatchDashboards");
    }

    @Test
    void REP_03_windows_areHalfAnHourBefore_andTwoHoursAfter() {
        assertThat(report("{\"preExperimentDuration\": \"PT30M\", \"postExperimentDuration\": \"PT2H\"}"))
                .isEmpty();
        assertThat(report("{\"preExperimentDuration\": \"PT30M1S\", \"postExperimentDuration\": \"PT2H1S\"}"))
                .containsExactly(
                        "error REP-03 /experimentReportConfiguration/preExperimentDuration",
                        "error REP-03 /experimentReportConfiguration/postExperimentDuration");
    }

    @Test
    void LOG_04_version_isOneOrTwo() {
        for (int version = 0; version <= 3; version++) {
            ExperimentTemplate log = read("{\"logConfiguration\": {\"logSchemaVersion\": " + version + "}}");
            List<String> problems = problems(t -> t.logConfiguration(log.logConfiguration()));
            assertThat(problems.contains("warning LOG-04 /logConfiguration/logSchemaVersion"))
                    .isEqualTo(version < 1 || version > 2);
        }
    }

    @Test
    void TPL_11_valueOfATarget_hasCharactersOfTheServicesModel_andCommas() {
        assertThat(subnets("eu-west-1a, eu-west-1b")).isEmpty();
        assertThat(subnets("@+=-_./:")).isEmpty();
        assertThat(subnets("a|b")).containsExactly("warning TPL-11 /targets/web/parameters/vpc");
        assertThat(subnets("")).containsExactly("error TPL-11 /targets/web/parameters/vpc");
        assertThat(subnets("v".repeat(1025))).containsExactly("error TPL-11 /targets/web/parameters/vpc");
    }

    @Test
    void TPL_21_emptyListOfArns_isAWarning_unlessEmptyTargetsAreSkipped() {
        UnaryOperator<ExperimentTemplate.Builder> empty = t -> hit(t, target -> target.arns(List.of()));
        assertThat(problems(empty)).containsExactly("warning TPL-21 /targets/web/resourceArns");
        assertThat(problems(t -> empty.apply(t).skipEmptyTargets())).isEmpty();
    }

    @Test
    void STC_02_alarmTwice_isAWarning() {
        assertThat(problems(t -> t.stopCondition(StopCondition.alarm(ALARM))))
                .containsExactly("warning STC-02 /stopConditions/1");
    }

    @Test
    void TGT_03_resourceInTwoTargets_isANote() {
        assertThat(problems(t -> hit(t, target -> target.arn(INSTANCE + "1"))
                        .target("other", other -> instances(other).arn(INSTANCE + "1"))
                        .action(
                                "start",
                                a -> a.id("aws:ec2:reboot-instances")
                                        .target("Instances", "other")
                                        .startAfter("boot"))))
                .containsExactly("note TGT-03 /targets/other/resourceArns/0");
    }

    @Test
    void TGT_04_tagWithAStar_isAWarning_sinceItIsComparedExactly() {
        assertThat(problems(t -> hit(t, target -> living(target).tag("Name", "web-*"))))
                .containsExactly("warning TGT-04 /targets/web/resourceTags/Name");
    }

    @Test
    void TGT_05_pathWithAnEmptyName_isAnError() {
        assertThat(filtered("Placement..Tenancy", "x")).containsExactly("error TGT-05 /targets/web/filters/1/path");
        assertThat(filtered("P".repeat(256), "x")).isEmpty();
        assertThat(filtered("P".repeat(257), "x")).containsExactly("error TGT-05 /targets/web/filters/1/path");
    }

    @Test
    void TGT_07_indexOrStarInAPath_isAWarning() {
        assertThat(filtered("NetworkInterfaces[0].SubnetId", "x"))
                .containsExactly("warning TGT-07 /targets/web/filters/1/path");
        assertThat(filtered("NetworkInterfaces.SubnetId", "x")).isEmpty();
    }

    @Test
    void TGT_08_filterWithoutValues_isAnError_andStatesThatExcludeEachOtherAreAWarning() {
        assertThat(filtered("VpcId")).containsExactly("error TGT-08 /targets/web/filters/1/values");
        assertThat(filtered("VpcId", "v".repeat(128))).isEmpty();
        assertThat(filtered("VpcId", "v".repeat(129))).containsExactly("error TGT-08 /targets/web/filters/1/values/0");
        assertThat(filtered("State.Name", "stopped")).containsExactly("warning TGT-08 /targets/web/filters/1/values");
        assertThat(filtered("State.Name", "stopped", "running")).isEmpty();
    }

    @Test
    void TGT_10_stateThatNoInstanceHas_isAWarning() {
        assertThat(problems(t -> hit(t, target -> target.tag("a", "b").filter("State.Name", "Running"))))
                .containsExactly("warning TGT-10 /targets/web/filters/0/values/0");
    }

    @Test
    void TGT_11_pathNearlyLikeAKnownOne_isANote() {
        assertThat(filtered("Placement.AvailabiltyZone", "eu-west-1a"))
                .containsExactly("note TGT-11 /targets/web/filters/1/path");
    }

    @Test
    void TGT_15_zoneByName_withSeveralAccounts_isAWarning() {
        ExperimentTemplate several = read("{\"experimentOptions\": {\"accountTargeting\": \"multi-account\"}}");
        assertThat(problems(t -> zone(t.experimentOptions(several.experimentOptions()), "eu-west-1a")))
                .contains("warning TGT-15 /targets/web/filters/1/values/0");
        assertThat(problems(t -> zone(t.experimentOptions(several.experimentOptions()), "euw1-az1")))
                .noneMatch(problem -> problem.contains("TGT-15"));
        assertThat(problems(t -> zone(t, "eu-west-1a"))).isEmpty();
    }

    @Test
    void SEL_03_countOfMoreThanAreListed_isANote() {
        assertThat(listed("COUNT(2)")).isEmpty();
        assertThat(listed("COUNT(3)")).containsExactly("note SEL-03 /targets/web/selectionMode");
    }

    @Test
    void SEL_05_percentageOfAListThatIsLessThanOne_isAWarning() {
        assertThat(listed("PERCENT(50)")).isEmpty();
        assertThat(listed("PERCENT(49)")).containsExactly("warning SEL-05 /targets/web/selectionMode");
    }

    @Test
    void ACT_03_predecessorTwice_isANote() {
        assertThat(problems(t -> t.action(
                        "again",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter("wait", "wait"))))
                .containsExactly("note ACT-03 /actions/again/startAfter/1");
    }

    @Test
    void QUO_01_countOverTheQuotaOfTheAction_isToldByHowMuchItMatters() {
        assertThat(service(t -> hit(t, target -> living(target).tag("a", "b").selectionModeText("COUNT(600)"))))
                .isEmpty();
        UnaryOperator<ExperimentTemplate.Builder> over =
                t -> hit(t, target -> living(target).tag("a", "b").selectionModeText("COUNT(601)"));
        assertThat(service(over)).containsExactly("warning QUO-01 /targets/web/selectionMode");
        assertThat(problems(over)).containsExactly("note QUO-01 /targets/web/selectionMode");
    }

    private static List<String> subnets(String vpc) {
        return problems(t -> t.target(
                        "web",
                        target -> target.resourceType("aws:ec2:subnet")
                                .parameter("vpc", vpc)
                                .selectionModeText("ALL"))
                .action(
                        "cut",
                        a -> a.id("aws:network:disrupt-connectivity")
                                .target("Subnets", "web")
                                .parameter("scope", "all")
                                .parameter("duration", "PT2M")));
    }

    private static List<String> filtered(String path, String... values) {
        return problems(t -> hit(t, target -> living(target).tag("a", "b").filter(path, values)));
    }

    private static List<String> listed(String mode) {
        return problems(t ->
                hit(t, target -> target.arn(INSTANCE + "1").arn(INSTANCE + "2").selectionModeText(mode)));
    }

    private static ExperimentTemplate.Builder zone(ExperimentTemplate.Builder template, String zone) {
        return hit(template, target -> living(target).tag("a", "b").filter("Placement.AvailabilityZone", zone));
    }

    private static Target.Builder living(Target.Builder target) {
        return target.filter("State.Name", "running");
    }

    private static Target.Builder instances(Target.Builder target) {
        return target.resourceType("aws:ec2:instance").selectionModeText("ALL");
    }

    private static ExperimentTemplate.Builder hit(
            ExperimentTemplate.Builder template, UnaryOperator<Target.Builder> target) {
        return template.target("web", target.apply(instances(Target.builder())).build())
                .action("boot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "web"));
    }

    private static ExperimentTemplate.Builder tags(ExperimentTemplate.Builder template, int count) {
        IntStream.range(0, count).forEach(i -> template.tag("key-" + i, "v"));
        return template;
    }

    private static List<String> report(String configuration) {
        ExperimentTemplate read = read("{\"experimentReportConfiguration\": " + configuration + "}");
        return service(t -> t.reportConfiguration(read.reportConfiguration()));
    }

    private static ExperimentTemplate read(String text) {
        return TemplateReader.strict().read(text).template();
    }

    private static List<String> problems(UnaryOperator<ExperimentTemplate.Builder> change) {
        return problems(change, Limits.local());
    }

    private static List<String> service(UnaryOperator<ExperimentTemplate.Builder> change) {
        return problems(change, Limits.service());
    }

    private static List<String> problems(UnaryOperator<ExperimentTemplate.Builder> change, Limits limits) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("d")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .stopCondition(StopCondition.alarm(ALARM))
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"));
        return TemplateValidator.of(Catalog.aws(), limits)
                .validate(change.apply(template).build())
                .stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
