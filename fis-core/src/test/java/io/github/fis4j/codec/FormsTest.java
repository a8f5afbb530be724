package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Fis;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One template, in whatever form somebody has it. */
class FormsTest {
    private static final String API = """
            {"description": "d", "roleArn": "arn:aws:iam::111122223333:role/fis",
             "stopConditions": [{"source": "none"}],
             "targets": {"one": {"resourceType": "aws:ec2:instance", "resourceTags": {"chaos": "yes"}, "selectionMode": "COUNT(1)"}},
             "actions": {"stop": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "one"},
                                  "parameters": {"startInstancesAfterDuration": "PT2M"}}}}
            """;
    private static final String YAML = """
            description: d
            roleArn: arn:aws:iam::111122223333:role/fis
            stopConditions:
              - source: none
            targets:
              one: {resourceType: 'aws:ec2:instance', resourceTags: {chaos: "yes"}, selectionMode: COUNT(1)}
            actions:
              stop:
                actionId: aws:ec2:stop-instances
                targets: {Instances: one}
                parameters: {startInstancesAfterDuration: PT2M}
            """;
    private static final String PROPERTIES = """
            Description: d
            RoleArn: arn:aws:iam::111122223333:role/fis
            StopConditions: [{Source: none}]
            Targets:
              one: {ResourceType: 'aws:ec2:instance', ResourceTags: {chaos: "yes"}, SelectionMode: COUNT(1)}
            Actions:
              stop:
                ActionId: aws:ec2:stop-instances
                Targets: {Instances: one}
                Parameters: {startInstancesAfterDuration: PT2M}
            """;
    private static final ExperimentTemplate TEMPLATE =
            TemplateReader.strict().read(API).template();

    @Test
    void yamlOfTheApiForm_isTheSameTemplate() {
        Parsed parsed = TemplateReader.strict().read(YAML);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.template()).isEqualTo(TEMPLATE);
        assertThat(parsed.form()).isEqualTo(TemplateForm.API);
    }

    @Test
    void shownTemplate_wrappedOrNot_isTheSameWithANoteOfWhatTheServiceWrote() {
        String shown = "{\"id\": \"EXT1\", \"arn\": \"a\", \"creationTime\": 1, "
                + API.strip().substring(1);
        for (String text : List.of(shown, "{\"experimentTemplate\": " + shown + "}")) {
            Parsed parsed = TemplateReader.lenient().read(text);
            assertThat(lines(parsed)).containsExactly("note DOC-07 ");
            assertThat(parsed.template()).isEqualTo(TEMPLATE);
            assertThat(TemplateReader.strict().read(text).problems()).allMatch(FormsTest::isError);
        }
    }

    @Test
    void shownExperiment_isTheTemplateWithoutItsStates() {
        String experiment =
                "{\"experiment\": {\"id\": \"EXP1\", \"experimentTemplateId\": \"EXT1\", \"state\": {\"status\": "
                        + "\"running\"}, \"startTime\": 1.5, \"experimentOptions\": {\"actionsMode\": \"run-all\"}, "
                        + API.strip()
                                .substring(1)
                                .replace("\"actionId\"", "\"state\": {\"status\": \"pending\"}, \"actionId\"")
                        + "}";
        Parsed parsed = TemplateReader.lenient().read(experiment);
        assertThat(lines(parsed)).containsExactly("note DOC-07 ");
        assertThat(parsed.form()).isEqualTo(TemplateForm.EXPERIMENT);
        assertThat(parsed.template().actions()).isEqualTo(TEMPLATE.actions());
        assertThat(parsed.template().targets()).isEqualTo(TEMPLATE.targets());
        assertThat(TemplateWriter.json(parsed.template())).doesNotContain("state\"", "actionsMode", "startTime");
    }

    @Test
    void actionsModeInATemplate_isNoSilentRun() {
        String text = "{\"experimentOptions\": {\"actionsMode\": \"skip-all\"}, "
                + API.strip().substring(1);
        assertThat(lines(TemplateReader.lenient().read(text)))
                .containsExactly("warning DOC-07 /experimentOptions/actionsMode");
    }

    @Test
    void properties_resource_fragmentAndStack_areTheSameTemplate() {
        String resource = "Type: AWS::FIS::ExperimentTemplate\nCondition: C\nProperties:\n" + PROPERTIES.indent(2);
        String fragment = "Exp:\n" + resource.indent(2) + "Bucket:\n  Type: AWS::S3::Bucket\n";
        String stack = "Transform: AWS::Serverless-2016-10-31\nConditions: {C: !Equals [a, b]}\nResources:\n"
                + fragment.indent(2) + "Outputs:\n  Id: {Value: !GetAtt Exp.Id}\n";
        for (String text : List.of(PROPERTIES, "Properties:\n" + PROPERTIES.indent(2), resource, fragment, stack)) {
            Parsed parsed = TemplateReader.strict().read(text);
            assertThat(parsed.problems()).as(text).isEmpty();
            assertThat(parsed.template()).as(text).isEqualTo(TEMPLATE);
            assertThat(parsed.form()).isEqualTo(TemplateForm.CLOUDFORMATION);
        }
        assertThat(TemplateReader.strict().read(stack).name()).isEqualTo("Exp");
    }

    @Test
    void problemInAStack_hasThePointerOfTheApiAndThePlaceInTheText() {
        String text = "Resources:\n  Exp:\n    Type: AWS::FIS::ExperimentTemplate\n    Properties:\n"
                + PROPERTIES.replace("COUNT(1)", "COUNT(0)").indent(6);
        Parsed parsed = TemplateReader.lenient().read(text);
        assertThat(Fis.validate(parsed))
                .filteredOn(FormsTest::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/targets/one/selectionMode");
                    assertThat(problem.place(parsed.sourceMap()).orElseThrow().line())
                            .isEqualTo(9);
                });
    }

    @Test
    void severalTemplates_areReadAll_orOneByName() {
        String two =
                "Resources:\n  A:\n    Type: AWS::FIS::ExperimentTemplate\n    Properties:\n" + PROPERTIES.indent(6)
                        + "  B:\n    Type: AWS::FIS::ExperimentTemplate\n    Properties: {Description: b}\n";
        assertThat(TemplateReader.lenient().readAll(two))
                .extracting(Parsed::name)
                .containsExactly("A", "B");
        assertThat(TemplateReader.lenient().named("B").read(two).template().description())
                .isEqualTo("b");
        assertThat(TemplateReader.lenient().read(two).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo("DOC-13");
                    assertThat(problem.message()).endsWith("A, B");
                });
        assertThat(TemplateReader.lenient().named("C").read(two).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo("DOC-12"));
        assertThat(TemplateReader.lenient().readAll(YAML + "---\n" + YAML)).hasSize(2);
        assertThat(TemplateReader.lenient().readAll("[" + API + "," + API + "]"))
                .hasSize(2);
    }

    @Test
    void intrinsics_areVariablesUntilTheyHaveValues() {
        String text = """
                Parameters: {Minutes: {Type: Number, Default: 5}}
                Mappings: {Sizes: {small: {n: '1'}}}
                Resources:
                  Exp:
                    Type: AWS::FIS::ExperimentTemplate
                    Properties:
                      Description: !Ref Text
                      RoleArn: !GetAtt Role.Arn
                      Targets:
                        one:
                          ResourceType: aws:ec2:instance
                          SelectionMode: !Sub 'COUNT(${N})'
                          ResourceArns: [!Join ['', ['arn:', !Ref 'AWS::Partition', ':ec2:', !Ref 'AWS::Region', ':', !Ref Account, ':instance/i-1']]]
                          Filters: [{Path: Placement.AvailabilityZone, Values: [!Select [0, !GetAZs '']]}]
                      Actions:
                        wait:
                          ActionId: aws:fis:wait
                          Parameters: {duration: !Sub 'PT${Minutes}M', size: !FindInMap [Sizes, small, n], p: !If [Big, a, b]}
                """;
        Parsed open = TemplateReader.lenient().read(text);
        assertThat(open.problems()).noneMatch(FormsTest::isError);
        assertThat(open.template().variables())
                .containsExactly(
                        "AWS::Partition", "AWS::Region", "Account", "Select.0.GetAZs", "N", "If.Big.a.b", "Role.Arn");
        assertThat(Objects.requireNonNull(open.template().actions().get("wait")).parameters())
                .containsEntry("duration", "PT5M")
                .containsEntry("size", "1")
                .containsEntry("p", "${If.Big.a.b}");

        Parsed filled = TemplateReader.lenient()
                .in("eu-west-1", "111122223333")
                .with(Map.of(
                        "N",
                        "2",
                        "Account",
                        "444455556666",
                        "Role.Arn",
                        "arn:aws:iam::111122223333:role/r",
                        "Minutes",
                        "7"))
                .with(Map.of("If.Big.a.b", "a", "Select.0.GetAZs", "eu-west-1a", "Text", "t"))
                .read(text);
        assertThat(filled.problems()).isEmpty();
        assertThat(filled.template().variables()).isEmpty();
        assertThat(Objects.requireNonNull(filled.template().targets().get("one"))
                        .resourceArns())
                .containsExactly("arn:aws:ec2:eu-west-1:444455556666:instance/i-1");
        assertThat(Objects.requireNonNull(filled.template().actions().get("wait"))
                        .parameters())
                .containsEntry("duration", "PT7M");
        assertThat(filled.template().description()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Targets: {one: !If [C, {ResourceType: x}, !Ref 'AWS::NoValue']}",
                "Targets: !Ref Everything",
                "Actions: {'Fn::ForEach::L': [A, [1], {}]}",
                "StopConditions: !If [C, [], []]",
            })
    void wholeObjectFunction_isAnErrorAtItsPlace(String member) {
        Parsed parsed = TemplateReader.lenient().read("Description: d\n" + member + "\n");
        assertThat(parsed.problems())
                .filteredOn(FormsTest::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).startsWith("CFN-0");
                    assertThat(problem.place(parsed.sourceMap()).orElseThrow().line())
                            .isEqualTo(2);
                });
    }

    @Test
    void functionsThatMakeAVeryLongText_areStopped() {
        String inner = "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"";
        for (int i = 0; i < 18; i++) {
            inner = "{\"Fn::Sub\": [\"${x}${x}${x}${x}\", {\"x\": " + inner + "}]}";
        }
        Parsed parsed =
                TemplateReader.lenient().read("{\"Description\": \"d\", \"Actions\": {}, \"RoleArn\": " + inner + "}");
        assertThat(parsed.problems()).anyMatch(problem -> problem.id().equals("CFN-04"));
    }

    @Test
    void repairs_areToldAndMadeOnce() {
        String text = """
                {"description": "d", "stopConditions": "none",
                 "targets": [{"name": "one", "resourceType": "aws:ec2:instance", "selectionMode": "count( 1 )",
                              "resourceTags": [{"Key": "chaos", "Value": "yes"}]}],
                 "actions": {"first": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}},
                             "stop": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "one"}, "startAfter": "first"}}}
                """;
        Parsed parsed = TemplateReader.lenient().read(text);
        assertThat(lines(parsed))
                .containsExactly(
                        "warning DOC-11 /stopConditions",
                        "warning DOC-11 /targets",
                        "warning DOC-17 /targets/one/selectionMode",
                        "warning DOC-11 /targets/one/resourceTags",
                        "warning DOC-11 /actions/stop/startAfter");
        assertThat(parsed.template().targets()).isEqualTo(TEMPLATE.targets());
        assertThat(parsed.template().stopConditions()).isEqualTo(TEMPLATE.stopConditions());
        assertThat(TemplateReader.strict().read(text).problems())
                .allMatch(FormsTest::isError)
                .hasSize(4);
    }

    @Test
    void placeholders_areListedByNameAndFilled() {
        String text = API.replace("111122223333", "<YOUR ACCOUNT>").replace("\"COUNT(1)\"", "\"{{mode}}\"");
        Parsed open = TemplateReader.lenient().read(text);
        assertThat(lines(open)).containsExactly("warning VAR-01 /roleArn", "warning VAR-01 /targets/one/selectionMode");
        Parsed filled = TemplateReader.lenient()
                .with(Map.of("YOUR ACCOUNT", "111122223333", "mode", "COUNT(1)"))
                .read(text);
        assertThat(filled.problems()).isEmpty();
        assertThat(filled.template()).isEqualTo(TEMPLATE);
        assertThat(lines(TemplateReader.lenient().with(Map.of("mod", "x")).read(API)))
                .containsExactly("warning VAR-02 ");
        assertThat(TemplateReader.lenient()
                        .literally(List.of("mode", "YOUR ACCOUNT"))
                        .read(text)
                        .problems())
                .isEmpty();
    }

    private static boolean isError(Problem problem) {
        return problem.severity().word().equals("error");
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
