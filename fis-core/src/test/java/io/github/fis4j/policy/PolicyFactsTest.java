package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.template.ExperimentOptions;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFactsTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99";

    @Test
    void arnsThatAgree_tellThePlace() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .stopCondition(StopCondition.alarm(ALARM))
                .build();

        assertThat(PolicyFacts.none().orGuessedFrom(template))
                .isEqualTo(
                        PolicyFacts.none().partition("aws").region("eu-west-1").accountId("111122223333"));
    }

    @Test
    void arnsThatDisagree_tellNothing() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .roleArn("arn:aws:iam::444455556666:role/fis")
                .stopCondition(StopCondition.alarm(ALARM))
                .build();

        PolicyFacts facts = PolicyFacts.none().orGuessedFrom(template);

        assertThat(facts.accountId()).isNull();
        assertThat(facts.region()).isEqualTo("eu-west-1");
    }

    @Test
    void whatIsGiven_isNotGuessed() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .stopCondition(StopCondition.alarm(ALARM))
                .build();

        PolicyFacts facts = PolicyFacts.none()
                .region("eu-central-1")
                .accountId("444455556666")
                .orGuessedFrom(template);

        assertThat(facts.region()).isEqualTo("eu-central-1");
        assertThat(facts.accountId()).isEqualTo("444455556666");
    }

    @Test
    void placeholders_tellNothing() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .roleArn("arn:aws:iam::<YOUR ACCOUNT>:role/fis")
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:p99"))
                .build();

        assertThat(PolicyFacts.none().orGuessedFrom(template))
                .isEqualTo(PolicyFacts.none().partition("aws"));
    }

    @Test
    void targetsInSeveralAccounts_tellNothingOfTheExperimentsAccount() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .target(
                        "t",
                        t -> t.resourceType("aws:ec2:instance").arn("arn:aws:ec2:eu-west-1:111122223333:instance/i-1"))
                .experimentOptions(new ExperimentOptions("multi-account", null, JsonObject.empty()))
                .build();

        assertThat(PolicyFacts.none().orGuessedFrom(template)).isEqualTo(PolicyFacts.none());
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "ap-south-1, aws"})
    void region_tellsThePartition(String region, String partition) {
        assertThat(PolicyFacts.none()
                        .region(region)
                        .orGuessedFrom(ExperimentTemplate.builder("x").build())
                        .partition())
                .isEqualTo(partition);
    }

    @Test
    void whatIsNone_isRefusedWithAnExample() {
        assertThatThrownBy(() -> PolicyFacts.none().accountId("1234"))
                .hasMessage("\"1234\" is no account; expected for example 12 digits");
        assertThatThrownBy(() -> PolicyFacts.none().region("Ireland")).hasMessageContaining("eu-west-1");
        assertThatThrownBy(() -> PolicyFacts.none().partition("*")).hasMessageContaining("aws-cn");
    }
}
