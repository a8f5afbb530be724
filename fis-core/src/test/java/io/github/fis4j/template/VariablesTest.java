package io.github.fis4j.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${role}                                         | role",
                "${AWS::Region}                                  | AWS::Region",
                "${aws_iam_role.fis[0].arn}                      | aws_iam_role.fis[0].arn",
                "{{fisRoleArn}}                                  | fisRoleArn",
                "{{ duration }}                                  | duration",
                "arn:aws:iam::<YOUR AWS ACCOUNT>:role/x          | YOUR AWS ACCOUNT",
                "<instance-id>                                   | instance-id",
                "arn:aws:iam::$ACCOUNT_ID:role/x                 | ACCOUNT_ID",
                "arn:aws:iam::'$ACCOUNT_ID':role/x               | ACCOUNT_ID",
                "arn:aws:iam::YOUR_ACCOUNT_ID:role/x             | YOUR_ACCOUNT_ID",
                "arn:aws:iam::your_aws_account:role/x            | your_aws_account",
                "arn:aws:iam::account-id:role/x                  | account-id",
                "arn:aws:iam::111122223333:role/your-role        | your-role",
                "REPLACE_ME                                      | REPLACE_ME",
                "{EC2_INSTANCE_ARN_1}                            | EC2_INSTANCE_ARN_1",
                "arn:aws:iam::{account}:role/x                   | account",
                "DOCUMENT_ARN                                    | DOCUMENT_ARN",
            })
    void placeholder_inAnyText_isFoundByItsName(String text, String name) {
        assertThat(Variables.in(text)).containsExactly(name);
        assertThat(Variables.anyIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn:aws:iam::111122223333:role/fis",
                "arn:aws:ssm:us-east-1::document/AWSFIS-Run-CPU-Stress",
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:lambda:us-east-1:111122223333:function:f:$LATEST",
                "$DEFAULT",
                "arn:aws:ec2:*:*:instance/*",
                "arn:local:test:local:local:thing/1",
                "arn:acme:queue:home:team:orders",
                "a < b > c",
                "${}",
                "{{}}",
                "$5 a head",
                "{\"a\":{\"b\":{}}}",
                "us-east-1a",
                "{\"team\": \"web\"}",
                "INSUFFICIENT_DATA",
                "{}"
            })
    void textWithoutPlaceholder_hasNone(String text) {
        assertThat(Variables.in(text)).isEmpty();
    }

    @Test
    void arnOfRegionAndAccountInWords_givesBothInOrder() {
        assertThat(Variables.in("arn:aws:rds:REGION:ACCOUNT:db:${name}")).containsExactly("REGION", "ACCOUNT", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"region\": \"{{ aws:region }}\"}",
                "{\"commands\": [\"cat <input >output\", \"sort <file>\"]}",
                "{\"commands\": [\"echo $HOME ${PATH:-none} ${#list}\"]}",
                "{\"commands\": [\"ID=$(id -u); echo ${ID}\", \"for i in 1 2; do echo ${i}; done\"]}",
            })
    void wordsOfAShellOrOfSystemsManager_inATextThatIsPassedOn_areNone(String text) {
        assertThat(Variables.anyInParameter("documentParameters", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"<YOUR TABLE>\"}",
                "{\"a\": \"${DBName}\"}",
                "{\"a\": \"{{name}}\"}",
                "{\"a\": \"'$NAME'\"}"
            })
    void placeholder_inATextThatIsPassedOn_isFound(String text) {
        assertThat(Variables.anyInParameter("documentParameters", text)).isTrue();
        assertThat(Variables.anyInParameter("kubernetesSpec", text)).isTrue();
    }

    @Test
    void filledText_isNotLookedAtAgain() {
        Map<String, String> values = Map.of("a", "${b}", "b", "no");
        assertThat(Variables.filled("", "<x>${a}-{{c}}", values)).isEqualTo("<x>${b}-{{c}}");
        assertThat(Variables.filled("", "plain", values)).isEqualTo("plain");
    }

    @Test
    void wholeText_isOneOrNot() {
        assertThat(Variables.isOne("${a}")).isTrue();
        assertThat(Variables.isOne("${a}${b}")).isFalse();
        assertThat(Variables.isOne("a ${a}")).isFalse();
        assertThat(Variables.isOne("a")).isFalse();
    }

    @Test
    void template_listsWhatMattersForARun_inOrderAndWithPlaces() {
        ExperimentTemplate template = ExperimentTemplate.builder("about ${nothing}")
                .tag("Name", "${neither}")
                .stopCondition(StopCondition.alarm("${alarm}"))
                .target(
                        "t",
                        t -> t.arn("arn:aws:ec2:us-east-1:<ACCOUNT>:instance/${id}")
                                .tag("{{key}}", "${id}"))
                .action("a", a -> a.id("aws:fis:wait").parameter("duration", "{{duration}}"))
                .roleArn("${role}")
                .build();
        assertThat(template.variables()).containsExactly("alarm", "ACCOUNT", "id", "key", "duration", "role");
        assertThat(Variables.places(template))
                .containsEntry("id", List.of("/targets/t/resourceArns/0", "/targets/t/resourceTags/{{key}}"))
                .containsEntry("duration", List.of("/actions/a/parameters/duration"));
    }

    @Test
    void namesThatAreMeantAsTheyStand_areLeftOut_andChangeNothingElse() {
        ExperimentTemplate template =
                ExperimentTemplate.builder("d").roleArn("${role}").build();
        ExperimentTemplate literal =
                template.toBuilder().literals(List.of("role")).build();
        assertThat(literal.variables()).isEmpty();
        assertThat(literal.toBuilder().build().variables()).isEmpty();
        assertThat(literal).isEqualTo(template);
    }
}
