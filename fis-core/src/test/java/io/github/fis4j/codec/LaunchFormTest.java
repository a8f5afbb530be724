package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Resources;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.Action;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchFormTest {
    private static final String RANDOM_ONE = "launch/stop-and-restart-random-instance.json";
    private static final String ALL_THEN_ZONE = "launch/stop-all-then-terminate-in-zone.json";

    @Test
    void stopRandomInstance_readLeniently_everyDepartureIsOneWarningAtItsPlace() {
        assertThat(lines(TemplateReader.lenient().read(Resources.text(RANDOM_ONE))))
                .containsExactly(
                        "warning LCH-09 /roleArn",
                        "warning LCH-08 /stopConditions/0/value",
                        "warning LCH-04 /targets/myInstance/selectionMode",
                        "warning LCH-01 /actions/StopInstances/duration",
                        "warning LCH-02 /actions/StopInstances/parameters/start-instances-at-end");
    }

    @Test
    void stopRandomInstance_inAPlace_isWrittenInTodaysForm() {
        Parsed parsed = TemplateReader.lenient().in("eu-west-1", "111122223333").read(Resources.text(RANDOM_ONE));
        assertThat(TemplateWriter.json(parsed.template()))
                .isEqualTo(Resources.text("launch/stop-and-restart-random-instance.normalised.json"));
    }

    @Test
    void stopAllThenTerminate_readLeniently_everyDepartureIsOneWarningAtItsPlace() {
        assertThat(lines(TemplateReader.lenient().read(Resources.text(ALL_THEN_ZONE))))
                .containsExactly(
                        "warning LCH-09 /roleArn",
                        "warning LCH-05 /targets/RandomInstancesInAZ/selectionMode",
                        "warning LCH-07 /targets/RandomInstancesInAZ/filters/0/values/0",
                        "warning LCH-06 /targets/RandomInstancesInAZ/filters/1/path",
                        "warning LCH-02 /actions/StopInstances/parameters/start-instances-at-end",
                        "warning LCH-01 /actions/StopInstances/duration",
                        "warning LCH-03 /actions/TerminateInstances/duration");
    }

    @Test
    void stopAllThenTerminate_inAPlace_isWrittenInTodaysForm() {
        Parsed parsed = TemplateReader.lenient().in("us-east-1", "111122223333").read(Resources.text(ALL_THEN_ZONE));
        assertThat(TemplateWriter.json(parsed.template()))
                .isEqualTo(Resources.text("launch/stop-all-then-terminate-in-zone.normalised.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RANDOM_ONE, ALL_THEN_ZONE})
    void launchDocument_readStrictly_sameDeparturesAreErrors(String name) {
        Parsed strict = TemplateReader.strict().read(Resources.text(name));
        Parsed lenient = TemplateReader.lenient().read(Resources.text(name));
        assertThat(strict.problems()).extracting(Problem::severity).containsOnly(Severity.ERROR);
        assertThat(strict.problems())
                .extracting(Problem::pointer)
                .containsExactlyElementsOf(
                        lenient.problems().stream().map(Problem::pointer).toList());
        assertThat(strict.template().actions().keySet()).doesNotContain("TerminateInstances-hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {RANDOM_ONE, ALL_THEN_ZONE})
    void launchDocument_writtenAndReadStrictlyAgain_onlyTheRoleIsLeft(String name) {
        Parsed parsed = TemplateReader.lenient().in("eu-west-1", "111122223333").read(Resources.text(name));
        Parsed again = TemplateReader.strict().read(TemplateWriter.json(parsed.template()));
        assertThat(lines(again)).containsExactly("error LCH-09 /roleArn");
        assertThat(again.template()).isEqualTo(parsed.template());
    }

    @Test
    void hold_isShownWhereItsDurationStands() {
        Parsed parsed = TemplateReader.lenient().read(Resources.text(ALL_THEN_ZONE));
        assertThat(parsed.sourceMap().nearest("/actions/TerminateInstances-hold/parameters/duration"))
                .isEqualTo(parsed.sourceMap().nearest("/actions/TerminateInstances/duration"))
                .isPresent();
    }

    @Test
    void holdOfAnInstantAction_withSuccessors_theyStartAfterTheHoldAsWell() {
        Parsed parsed = lenient("""
                {"actions": {
                  "next": {"actionId": "aws:fis:wait", "duration": "PT1M", "startAfter": ["t", "other"]},
                  "t": {"actionId": "aws:ec2:terminate-instances", "duration": "PT5M"},
                  "t-hold": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}},
                  "other": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}
                }}""");
        Map<String, Action> actions = parsed.template().actions();
        assertThat(actions.keySet()).containsExactly("next", "t", "t-hold-2", "t-hold", "other");
        assertThat(action(parsed, "next").startAfter()).containsExactly("t", "t-hold-2", "other");
        assertThat(action(parsed, "next").parameters()).containsEntry("duration", "PT1M");
        assertThat(action(parsed, "t-hold-2"))
                .isEqualTo(Action.builder()
                        .id("aws:fis:wait")
                        .parameter("duration", "PT5M")
                        .startAfter("t")
                        .build());
    }

    @Test
    void holdOfAnActionWithALongName_isCutTo64Characters() {
        String name = "t".repeat(64);
        Parsed parsed = lenient("{\"actions\": {\"" + name
                + "\": {\"actionId\": \"aws:ec2:reboot-instances\", \"duration\": \"PT5M\"}}}");
        assertThat(parsed.template().actions().keySet()).containsExactly(name, "t".repeat(59) + "-hold");
    }

    @Test
    void stopInstances_notToBeStartedAgain_keepsTheHoldAndStaysStopped() {
        Parsed parsed = stop("\"duration\": \"PT2M\", \"parameters\": {\"start-instances-at-end\": \"false\"}");
        assertThat(action(parsed, "s").parameters()).isEmpty();
        assertThat(action(parsed, "s-hold").parameters()).containsEntry("duration", "PT2M");
        assertThat(lines(parsed))
                .containsExactly(
                        "warning LCH-03 /actions/s/duration",
                        "warning LCH-02 /actions/s/parameters/start-instances-at-end");
    }

    @Test
    void stopInstances_bothWordsAmongTheParameters_becomeOne() {
        Parsed parsed = stop("\"parameters\": {\"start-instances-at-end\": \"true\", \"duration\": \"PT2M\"}");
        assertThat(action(parsed, "s").parameters()).containsExactly(Map.entry("startInstancesAfterDuration", "PT2M"));
        assertThat(lines(parsed)).containsExactly("warning LCH-02 /actions/s/parameters/start-instances-at-end");
    }

    @Test
    void stopInstances_durationAlone_startsThemAgain() {
        Parsed parsed = stop("\"duration\": \"PT2M\"");
        assertThat(action(parsed, "s").parameters()).containsExactly(Map.entry("startInstancesAfterDuration", "PT2M"));
    }

    @Test
    void stopInstances_withTodaysParameterToo_itCounts() {
        Parsed parsed = stop("\"duration\": \"PT2M\", \"parameters\": {\"startInstancesAfterDuration\": \"PT9M\"}");
        assertThat(action(parsed, "s").parameters()).containsExactly(Map.entry("startInstancesAfterDuration", "PT9M"));
    }

    @Test
    void stopInstances_startedAtAnEndWithoutDuration_isAnError() {
        assertThat(lines(stop("\"parameters\": {\"start-instances-at-end\": \"true\"}")))
                .containsExactly("error LCH-02 /actions/s/parameters/start-instances-at-end");
    }

    @Test
    void duration_ofAWrongType_isToldOnce() {
        assertThat(lines(stop("\"duration\": 120"))).containsExactly("error DOC-04 /actions/s/duration");
    }

    @ParameterizedTest
    @CsvSource({
        "us.east.1a, us-east-1a",
        "us-east.1a, us-east-1a",
        "ap.southeast.2c, ap-southeast-2c",
        "us.gov.west.1b, us-gov-west-1b",
        "us-east-1a, us-east-1a",
        "use1-az1, use1-az1",
        "my.zone, my.zone"
    })
    void zone_withFullStops_isWrittenWithHyphens(String launch, String today) {
        Parsed parsed = lenient("{\"targets\": {\"t\": {\"selectionMode\": \"ALL\", \"filters\": "
                + "[{\"path\": \"Placement.AvailabilityZone\", \"values\": [\"" + launch + "\"]}]}}}");
        assertThat(Objects.requireNonNull(parsed.template().targets().get("t"))
                        .filters()
                        .get(0)
                        .values())
                .containsExactly(today);
        assertThat(parsed.problems()).hasSize(launch.equals(today) ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:cloudwatch::alarm:No_Traffic, eu-west-1:111122223333:alarm:No_Traffic, ::alarm:No_Traffic",
        "arn:aws:cloudwatch:::alarm:a:b, eu-west-1:111122223333:alarm:a:b, ::alarm:a:b",
        "arn:aws:cloudwatch:us-east-1::alarm:x, us-east-1:111122223333:alarm:x, us-east-1::alarm:x"
    })
    void alarm_withoutPlace_getsThatOfTheRunOrKeepsItEmpty(String launch, String placed, String unplaced) {
        String prefix = "arn:aws:cloudwatch:";
        String text = alarm(launch);
        Parsed inPlace =
                TemplateReader.lenient().in("eu-west-1", "111122223333").read(text);
        assertThat(inPlace.template().stopConditions().get(0).value()).isEqualTo(prefix + placed);
        assertThat(lenient(text).template().stopConditions().get(0).value()).isEqualTo(prefix + unplaced);
        assertThat(lines(lenient(text))).containsExactly("warning LCH-08 /stopConditions/0/value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:cloudwatch:us-east-1:999988887777:alarm:x", "No_Traffic", "arn:aws:sns:::x"})
    void alarm_thatIsWholeOrNone_staysAsItIs(String value) {
        Parsed parsed = TemplateReader.lenient().in("eu-west-1", "111122223333").read(alarm(value));
        assertThat(parsed.template().stopConditions().get(0).value()).isEqualTo(value);
        assertThat(parsed.problems()).isEmpty();
    }

    private static String alarm(String value) {
        return "{\"stopConditions\": [{\"source\": \"aws:cloudwatch:alarm\", \"value\": \"" + value + "\"}]}";
    }

    private static Parsed stop(String members) {
        return lenient("{\"actions\": {\"s\": {\"actionId\": \"aws:ec2:stop-instances\", " + members + "}}}");
    }

    private static Parsed lenient(String text) {
        return TemplateReader.lenient().read(text);
    }

    private static Action action(Parsed parsed, String name) {
        return Objects.requireNonNull(parsed.template().actions().get(name));
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
