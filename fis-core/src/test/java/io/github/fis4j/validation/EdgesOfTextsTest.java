package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first and the last character of a text, and its length: where a rule begins to speak. */
class EdgesOfTextsTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:";
    private static final String ROLE = "arn:aws:iam::111122223333:role/";

    @Test
    void starAtTheBeginning_isAStarLikeAnyOther() {
        assertThat(target(target -> target.tag("*", "b")))
                .containsExactly("warning TGT-04 /targets/web/resourceTags/*");
        assertThat(target(target -> target.tag("a", "b").filter("VpcId", "*")))
                .containsExactly("warning TGT-10 /targets/web/filters/1/values/0");
        assertThat(target(target -> target.tag("a", "b").filter("*.SubnetId", "x")))
                .containsExactly("warning TGT-07 /targets/web/filters/1/path");
        assertThat(target(target -> target.tag("a", "b").filter("[0].SubnetId", "x")))
                .containsExactly("warning TGT-07 /targets/web/filters/1/path");
    }

    @Test
    void valuesAndNamesOfParameters_haveALength() {
        assertThat(action("v".repeat(1024), "p".repeat(64))).containsExactly("warning PRM-01 parameter");
        assertThat(action("v".repeat(1025), "p".repeat(64)))
                .containsExactlyInAnyOrder("error TPL-12 parameter", "warning PRM-01 parameter");
        assertThat(action("v", "p".repeat(65)))
                .containsExactlyInAnyOrder("error TPL-12 parameter", "warning PRM-01 parameter");
        assertThat(action("v", "")).contains("error TPL-12 parameter");
    }

    @Test
    void parametersOfTargets_haveALength() {
        assertThat(target(target -> target.tag("a", "b").parameter("p".repeat(64), "v")))
                .containsExactly("warning PRM-01 /targets/web/parameters/" + "p".repeat(64));
        assertThat(target(target -> target.tag("a", "b").parameter("p".repeat(65), "v")))
                .contains("error TPL-11 /targets/web/parameters/" + "p".repeat(65));
    }

    @Test
    void arnsOfAlarmsAndRoles_haveALength() {
        String alarm = ALARM + "a".repeat(2048 - ALARM.length());
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.alarm(alarm))), Limits.local()))
                .isEmpty();
        assertThat(problems(t -> t.stopConditions(List.of(StopCondition.alarm(alarm + "a"))), Limits.local()))
                .contains("error STC-01 /stopConditions/0/value");
        String role = ROLE + "r".repeat(2048 - ROLE.length());
        assertThat(problems(t -> t.roleArn(role), Limits.local())).isEmpty();
        assertThat(problems(t -> t.roleArn(role + "r"), Limits.local())).contains("error TPL-05 /roleArn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"b\"}          | ''",
                "{\"a\": [\"b\", \"c\"]} | ''",
                "{\"a\": [1]}            | PRM-03",
                "{\"a\": 1}              | PRM-03",
                "[]                      | PRM-03",
                "{\"a\"                  | PRM-03",
            })
    void documentParameters_areTextsAndListsOfThem(String json, String rule) {
        List<String> found = problems(
                t -> t.target("web", target -> living(target).tag("a", "b"))
                        .action(
                                "run",
                                a -> a.id("aws:ssm:send-command")
                                        .target("Instances", "web")
                                        .parameter(
                                                "documentArn", "arn:aws:ssm:eu-west-1::document/AWSFIS-Run-CPU-Stress")
                                        .parameter("documentParameters", json)
                                        .parameter("duration", "PT2M")),
                Limits.local());
        assertThat(found).allMatch(line -> line.endsWith("documentParameters")).hasSize(rule.isEmpty() ? 0 : 1);
        assertThat(found).allMatch(line -> line.contains(rule));
    }

    @Test
    void validatorForARunHere_warnsOfWhatOnlyTheServiceDemands() {
        ExperimentTemplate template = template().roleArn(null).build();
        TemplateValidator service = TemplateValidator.of(Catalog.aws(), Limits.service());
        assertThat(lines(service, template)).containsExactly("error TPL-05 /roleArn");
        assertThat(lines(service.toRunHere(), template)).containsExactly("warning TPL-05 /roleArn");
        assertThat(lines(service.suppress("TPL-05").toRunHere(), template)).isEmpty();
    }

    private static List<String> target(UnaryOperator<Target.Builder> change) {
        return problems(
                t -> t.target("web", change.apply(living(Target.builder())).build())
                        .action("boot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "web")),
                Limits.local());
    }

    private static List<String> action(String value, String name) {
        return problems(
                        t -> t.action(
                                "more",
                                a -> a.id("aws:fis:wait")
                                        .parameter("duration", "PT1M")
                                        .parameter(name, value)),
                        Limits.local())
                .stream()
                .map(line -> line.replace("/actions/more/parameters/" + name, "parameter"))
                .toList();
    }

    private static Target.Builder living(Target.Builder target) {
        return target.resourceType("aws:ec2:instance").selectionModeText("ALL").filter("State.Name", "running");
    }

    private static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("d")
                .roleArn(ROLE + "fis")
                .stopCondition(StopCondition.alarm(ALARM + "p99"))
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"));
    }

    private static List<String> problems(UnaryOperator<ExperimentTemplate.Builder> change, Limits limits) {
        return lines(
                TemplateValidator.of(Catalog.aws(), limits),
                change.apply(template()).build());
    }

    private static List<String> lines(TemplateValidator validator, ExperimentTemplate template) {
        return validator.validate(template).stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
