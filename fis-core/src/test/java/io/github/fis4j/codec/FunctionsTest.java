package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.Action;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of CloudFormation, one by one: what each is worth, and what stands for it as long as nobody knows. */
class FunctionsTest {
    private static final String STACK = """
            Parameters:
              Zones: {Type: CommaDelimitedList, Default: 'eu-west-1a, eu-west-1b'}
              Later: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /where/it/is}
            Mappings:
              Nodes: {prod: {arns: ['arn:aws:ec2:eu-west-1:111122223333:instance/i-1', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-2']}}
            Resources:
              Exp:
                Type: AWS::FIS::ExperimentTemplate
                Properties:
                  Description: d
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Select [1, !Split [',', 'a,b']]                      | b",
                "!Select [0, !Split [', ', 'a, b']]                    | a",
                "!Select [1, !Ref Zones]                               | eu-west-1b",
                "!Select [2, !Ref Zones]                               | ${Select.2.Zones}",
                "!Select [0, [!Ref Open, b]]                           | ${Open}",
                "!Select [0, !Ref Open]                                | ${Select.0.Open}",
                "!Select [1, !Split ['.', !Ref Open]]                  | ${Select.1.Split.Open}",
                "!Select [!Ref Which, [a, b]]                          | ${Select.Which.a.b}",
                "!Select [a]                                           | ${Select.a}",
                "!Join ['-', !Split ['/', 'x/y']]                      | x-y",
                "!Join ['-', !Ref Zones]                               | eu-west-1a-eu-west-1b",
                "!Join ['-', [a, 1, true]]                             | a-1-true",
                "!Join ['-', a]                                        | ${Join.a}",
                "!Join [!Ref Open, [a, b]]                             | ${Join.Open.a.b}",
                "!If [Big, same, same]                                 | same",
                "!If [Big, !Ref Zones, !Ref Zones]                     | eu-west-1a, eu-west-1b",
                "!If [Big, a]                                          | ${If.Big.a}",
                "!Base64 plain                                         | cGxhaW4=",
                "!Base64 {Ref: Open}                                   | ${Base64.Open}",
                "!Sub 'a${!Keep}b${ Open }'                            | a${Keep}b${Open}",
                "!Sub ['${own}/${Open}', {own: !Join ['', [x, y]]}]    | xy/${Open}",
                "!Sub [a]                                              | ${Sub.a}",
                "!GetAtt Role.Arn                                      | ${Role.Arn}",
                "{'Fn::GetAtt': [Role, Arn]}                           | ${Role.Arn}",
                "{'Fn::GetAtt': [Role, !Ref Member]}                   | ${Role.Member}",
                "!FindInMap [Nodes, prod, none]                        | ${FindInMap.Nodes.prod.none}",
                "!FindInMap [Nodes, prod]                              | ${FindInMap.Nodes.prod}",
                "!Ref Later                                            | ${Later}",
                "{'Fn::ToJsonString': {a: [!Ref Zones, 1], b: {c: d}}} | {\"a\":[\"eu-west-1a, eu-west-1b\",1],\"b\":{\"c\":\"d\"}}",
            })
    void call_isItsValue_orAPlaceholder(String call, String text) {
        assertThat(action(call, TemplateReader.lenient()).parameters()).containsEntry("p", text);
    }

    /** The delimiter is not known, and the text behind it is none. */
    @Test
    void splitAtWhatIsNotKnown_isAPlaceholder() {
        assertThat(action("!Select [0, !Split [!Ref Open, 'a,b']]", TemplateReader.lenient())
                        .parameters())
                .containsEntry("p", "${Select.0.Split.Open}");
    }

    @Test
    void madeUpNames_areTheSameForTheSame_andOthersForOthers() {
        String text = STACK
                + "      Actions: {w: {ActionId: x, Parameters: {a: !Cidr [a, b], b: !Cidr [a/b], c: !Cidr ['a-b'], d: !Cidr [a/b]}}}\n";
        assertThat(Objects.requireNonNull(TemplateReader.lenient()
                                .read(text)
                                .template()
                                .actions()
                                .get("w"))
                        .parameters())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", "${Cidr.a.b}", "b", "${Cidr.a-b}", "c", "${Cidr.a-b.2}", "d", "${Cidr.a-b}"));
    }

    @Test
    void madeUpName_hasItsValueWhenGiven() {
        assertThat(action("!If [Big, a, b]", TemplateReader.lenient().with(Map.of("If.Big.a.b", "a")))
                        .parameters())
                .containsEntry("p", "a");
    }

    @Test
    void longCall_hasANameThatEnds() {
        String word = "w".repeat(70);
        String call = "!If [" + word + ", x" + word + ", y" + word + "]";
        assertThat(Objects.requireNonNull(
                        action(call, TemplateReader.lenient()).parameters().get("p")))
                .startsWith("${If.wwww")
                .hasSize("${}".length() + 100);
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1,amazonaws.com.cn,aws-cn",
        "us-gov-west-1,amazonaws.com,aws-us-gov",
        "eu-west-1,amazonaws.com,aws"
    })
    void placeOfTheRun_saysPartitionAndSuffix(String region, String suffix, String partition) {
        assertThat(action(
                                "!Sub '${AWS::Partition} ${AWS::URLSuffix} ${AWS::AccountId}'",
                                TemplateReader.lenient().in(region, "111122223333"))
                        .parameters())
                .containsEntry("p", partition + " " + suffix + " 111122223333");
    }

    @Test
    void listsByACall_areLists() {
        String text = STACK + """
                      Targets:
                        known: {ResourceType: t, SelectionMode: ALL, ResourceArns: !FindInMap [Nodes, prod, arns]}
                        split: {ResourceType: t, SelectionMode: ALL, ResourceArns: !Split ['|', 'a|b']}
                        open: {ResourceType: t, SelectionMode: ALL, ResourceArns: !Ref Arns}
                """;
        Parsed parsed = TemplateReader.strict().read(text);
        assertThat(parsed.problems()).extracting(Problem::id).containsOnly("VAR-01");
        assertThat(arns(parsed, "known"))
                .containsExactly(
                        "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
                        "arn:aws:ec2:eu-west-1:111122223333:instance/i-2");
        assertThat(arns(parsed, "split")).containsExactly("a", "b");
        assertThat(arns(parsed, "open")).containsExactly("${Arns}");
        assertThat(arns(TemplateReader.strict().with(Map.of("Arns", "c,d")).read(text), "open"))
                .containsExactly("c", "d");
    }

    @Test
    void memberThatIsNoValue_isLeftOut() {
        String text = STACK + """
                      RoleArn: !Ref AWS::NoValue
                      StopConditions: [{Source: none}, !Ref AWS::NoValue]
                      Tags: {a: b, c: !Ref AWS::NoValue}
                """;
        Parsed parsed = TemplateReader.strict().read(text);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.template().roleArn()).isNull();
        assertThat(parsed.template().stopConditions()).hasSize(1);
        assertThat(parsed.template().tags()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void defaultOfAParameter_isTakenAndToldOnce() {
        String text = STACK + "      RoleArn: !Select [0, !Ref Zones]\n      Tags: {a: !Ref Zones}\n";
        assertThat(TemplateReader.lenient().read(text).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo("CFN-01");
                    assertThat(problem.message()).contains("Zones", "\"eu-west-1a, eu-west-1b\"");
                    assertThat(problem.hint()).contains("--var Zones=VALUE");
                });
        assertThat(TemplateReader.lenient()
                        .with(Map.of("Zones", "x,y"))
                        .read(text)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{Ref: Text}", "{'Fn::Sub': '${Text}'}"})
    void callInTheApiForm_isAVariable_andADeparture(String call) {
        String text = "roleArn: " + call + "\nactions: {}\n";
        Parsed parsed = TemplateReader.lenient().read(text);
        assertThat(parsed.template().roleArn()).isEqualTo("${Text}");
        assertThat(lines(parsed)).containsExactly("warning DOC-11 /roleArn", "warning VAR-01 /roleArn");
        assertThat(lines(TemplateReader.strict().read(text))).contains("error DOC-11 /roleArn");
    }

    @Test
    void tagsOfTheApiForm_mayBeNamedLikeFunctions() {
        Parsed parsed = TemplateReader.strict().read("{\"description\": \"d\", \"tags\": {\"Fn::Cost\": \"7\"}}");
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.template().tags()).containsExactly(Map.entry("Fn::Cost", "7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tags: {a: b, 'Fn::Transform': {}}          | error CFN-03 /tags/Fn::Transform",
                "Targets: {a: {}, 'Fn::ForEach::L': [A]}    | error CFN-03 /targets/Fn::ForEach::L",
                "LogConfiguration: {LogSchemaVersion: 2, 'Fn::Transform': {}} | error CFN-03 /logConfiguration/Fn::Transform",
                "StopConditions: !Ref Stops                 | error CFN-02 /stopConditions",
                "Targets: {a: !Ref Target}                  | error CFN-02 /targets/a",
            })
    void callThatMakesMembers_isAnErrorAtItsPlace(String member, String line) {
        Parsed parsed = TemplateReader.lenient().read(STACK + "      " + member + "\n");
        assertThat(lines(parsed)).contains(line);
        assertThat(parsed.sourceMap().nearest(line.substring(line.indexOf('/'))))
                .hasValueSatisfying(at -> assertThat(at.line()).isEqualTo(11));
    }

    @Test
    void wholeTemplateByACall_isAnError() {
        Parsed parsed = TemplateReader.lenient()
                .read("Resources: {Exp: {Type: 'AWS::FIS::ExperimentTemplate', Properties: {'Fn::Transform': {}}}}\n");
        assertThat(lines(parsed)).containsExactly("error CFN-02 ");
    }

    @Test
    void templatesMadeByALoop_areAnErrorByItsName() {
        String text = """
                Resources:
                  'Fn::ForEach::Each': [X, [a], {'E${X}': {Type: 'AWS::FIS::ExperimentTemplate'}}]
                  'Fn::ForEach::Other': [X, [a], {'E${X}': {Type: 'AWS::S3::Bucket'}}]
                """;
        Parsed parsed = TemplateReader.lenient().read(text);
        assertThat(lines(parsed)).containsExactly("error CFN-02 ");
        assertThat(parsed.name()).isEqualTo("Fn::ForEach::Each");
    }

    private static List<String> arns(Parsed parsed, String target) {
        return Objects.requireNonNull(parsed.template().targets().get(target)).resourceArns();
    }

    private static Action action(String call, TemplateReader reader) {
        String text = STACK + "      Actions: {w: {ActionId: x, Parameters: {p: " + call + "}}}\n";
        return Objects.requireNonNull(reader.read(text).template().actions().get("w"));
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> problem.severity().word() + ' ' + problem.id() + ' ' + problem.pointer())
                .toList();
    }
}
