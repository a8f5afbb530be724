package io.github.fis4j.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTemplateTest {
    private static final JsonObject UNKNOWN = JsonObject.builder().put("x", 1).build();
    private static final ExperimentTemplate TEMPLATE = ExperimentTemplate.builder("d")
            .clientToken("once")
            .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99"))
            .target(
                    "t",
                    target -> target.resourceType("aws:ec2:instance")
                            .tag("env", "")
                            .filter("State.Name", "running")
                            .parameter("p", "v")
                            .selection(SelectionMode.random(1))
                            .unknown(UNKNOWN))
            .action(
                    "a",
                    action -> action.id("aws:ec2:stop-instances")
                            .description("stops")
                            .parameter("startInstancesAfterDuration", "PT2M")
                            .target("Instances", "t")
                            .startAfter("b", "c")
                            .unknown(UNKNOWN))
            .roleArn("role")
            .tag("k", "v")
            .logConfiguration(new LogConfiguration(2, "group", new S3Location("bucket", null), UNKNOWN))
            .reportConfiguration(new ReportConfiguration(null, List.of("board"), null, null, UNKNOWN))
            .skipEmptyTargets()
            .unknown(UNKNOWN)
            .build();

    @Test
    void template_rebuilt_isEqualAndKeepsWhatIsUnknown() {
        ExperimentTemplate again = TEMPLATE.toBuilder().build();
        assertThat(again).isEqualTo(TEMPLATE).hasSameHashCodeAs(TEMPLATE).isNotSameAs(TEMPLATE);
        assertThat(again.unknown()).isEqualTo(UNKNOWN);
        Target target = Objects.requireNonNull(TEMPLATE.targets().get("t"));
        assertThat(target.toBuilder().build()).isEqualTo(target).hasSameHashCodeAs(target);
        Action action = Objects.requireNonNull(TEMPLATE.actions().get("a"));
        assertThat(action.toBuilder().build()).isEqualTo(action).hasSameHashCodeAs(action);
    }

    @Test
    void template_withAnyMemberChanged_isNotEqual() {
        List<UnaryOperator<ExperimentTemplate.Builder>> changes = List.of(
                t -> t.description("e"),
                t -> t.clientToken(null),
                t -> t.stopConditions(List.of()),
                t -> t.stopCondition(StopCondition.none()),
                t -> t.target("t", Target.builder().build()),
                t -> t.action("a", Action.builder().build()),
                t -> t.roleArn(null),
                t -> t.tag("k", "w"),
                t -> t.logConfiguration(null),
                t -> t.experimentOptions(null),
                t -> t.reportConfiguration(null),
                t -> t.unknown(JsonObject.empty()));
        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(change.apply(TEMPLATE.toBuilder()).build()).isNotEqualTo(TEMPLATE));
    }

    @Test
    void target_withAnyMemberChanged_isNotEqual() {
        Target target = Objects.requireNonNull(TEMPLATE.targets().get("t"));
        List<UnaryOperator<Target.Builder>> changes = List.of(
                t -> t.resourceType("x"),
                t -> t.arn("arn"),
                t -> t.arns(List.of()),
                t -> t.tag("env", "x"),
                t -> t.filters(List.of()),
                t -> t.parameter("p", "w"),
                t -> t.selectionModeText(null),
                t -> t.unknown(JsonObject.empty()));
        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(change.apply(target.toBuilder()).build()).isNotEqualTo(target));
    }

    @Test
    void action_withAnyMemberChanged_isNotEqual() {
        Action action = Objects.requireNonNull(TEMPLATE.actions().get("a"));
        List<UnaryOperator<Action.Builder>> changes = List.of(
                a -> a.id("x"),
                a -> a.description(null),
                a -> a.parameter("p", "v"),
                a -> a.parameters(Map.of()),
                a -> a.target("Instances", "u"),
                a -> a.startAfter(List.of()),
                a -> a.unknown(JsonObject.empty()));
        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(change.apply(action.toBuilder()).build()).isNotEqualTo(action));
    }

    @Test
    void template_changedThroughItsBuilder_staysAsItWas() {
        ExperimentTemplate.Builder builder = TEMPLATE.toBuilder();
        ExperimentTemplate before = builder.build();
        builder.tag("more", "tags").stopCondition(StopCondition.none());
        assertThat(before).isEqualTo(TEMPLATE);
    }

    @Test
    void TPL_21_emptyListOfArns_isTakenForSaid() {
        assertThat(Target.builder().build().namesArns()).isFalse();
        assertThat(Target.builder().arns(List.of()).build().namesArns()).isTrue();
        assertThat(Target.builder().arn("arn").build().toBuilder().build().namesArns())
                .isTrue();
    }

    @Test
    void options_notSaid_areTheDefaults() {
        ExperimentTemplate silent = ExperimentTemplate.builder("d").build();
        assertThat(silent.experimentOptions()).isNull();
        assertThat(silent.options()).isEqualTo(ExperimentOptions.defaults());
        assertThat(silent.options().skipsEmptyTargets()).isFalse();
        assertThat(TEMPLATE.options().skipsEmptyTargets()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, ALL",
        "COUNT(3), COUNT(3)",
        "RANDOM(3), COUNT(3)",
        "PERCENT(50), PERCENT(50)",
        "COUNT(0), COUNT(0)",
        "COUNT(007), COUNT(7)",
        "COUNT(99999999999), COUNT(2147483647)",
        "PERCENT(250), PERCENT(250)"
    })
    void selectionMode_parsed_isSpelledAsTheServiceDoes(String text, String spelled) {
        assertThat(SelectionMode.parse(text)).map(SelectionMode::text).contains(spelled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "all", "COUNT", "COUNT()", "COUNT(-1)", "COUNT( 1)", "COUNT(1) ", "PERCENT(50%)", "ALL(1)"})
    void selectionMode_thatIsNone_isNotParsed(String text) {
        assertThat(SelectionMode.parse(text)).isEmpty();
    }

    @Test
    void selectionMode_belowZero_isMisuse() {
        assertThatThrownBy(() -> SelectionMode.count(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SelectionMode.percent(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void selectionMode_notSaidOrNoneAtAll_isAll() {
        assertThat(Target.builder().selectionModeText(null).build().selectionMode())
                .isEqualTo(SelectionMode.ALL);
        assertThat(Target.builder().selectionModeText("SOME").build().selectionMode())
                .isEqualTo(SelectionMode.ALL);
        assertThat(Target.builder().build().selectionModeText()).isEqualTo("ALL");
    }
}
