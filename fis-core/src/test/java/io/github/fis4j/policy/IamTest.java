package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proves the policies is itself seen to say yes and no. */
class IamTest {

    @ParameterizedTest
    @CsvSource({
        "ec2:StopInstances, arn:aws:ec2:eu-west-1:111122223333:instance/i-1, true",
        "ec2:StartInstances, arn:aws:ec2:eu-west-1:111122223333:instance/i-1, false",
        "ec2:StopInstances, arn:aws:ec2:eu-west-2:111122223333:instance/i-1, false",
        "ec2:StopInstances, arn:aws:ec2:eu-west-1:111122223334:instance/i-1, false",
        "ec2:StopInstances, arn:aws:ec2:eu-west-1:111122223333:volume/i-1, false",
        "ec2:StopInstances, *, false",
    })
    void pattern_matchesPartByPart(String action, String resource, boolean allowed) {
        Iam iam = iam("""
                {"Action": ["ec2:StopInstances"], "Resource": ["arn:aws:ec2:eu-west-1:111122223333:instance/*"]}""");

        assertThat(iam.allows(new Iam.Request(action, resource, Map.of()))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`StringEquals`: {`k`: `a*`}}            | k | a* | true",
                "{`StringEquals`: {`k`: `a*`}}            | k | ab | false",
                "{`StringEquals`: {`k`: [`a`, `b`]}}      | K | b  | true",
                "{`StringEquals`: {`k`: `a`}}             | j | a  | false",
                "{`StringLike`: {`k`: `a*`}}              | k | ab | true",
                "{`Bool`: {`k`: `true`}}                  | k | false | false",
                "{`BoolIfExists`: {`k`: `true`}}          | j | false | true",
                "{`BoolIfExists`: {`k`: `true`}}          | k | false | false",
                "{`NumericLessThanEquals`: {`k`: `50`}}   | k | 50 | true",
                "{`NumericLessThanEquals`: {`k`: `50`}}   | k | 51 | false",
                "{`ForAllValues:StringEquals`: {`k`: `a`}} | k | a,b | false",
                "{`ForAllValues:StringEquals`: {`k`: [`a`, `b`]}} | k | a,b | true",
                "{`ForAllValues:StringEquals`: {`k`: `a`}} | j | b | true",
                "{`ArnLike`: {`k`: `arn:aws:iam::*:role/x`}} | k | arn:aws:iam::1:role/x | true",
                "{`ArnLike`: {`k`: `arn:aws:iam::*:role/x`}} | k | arn:aws:iam::1:2:role/x | false",
                "{`StringEquals`: {`k`: `a`}, `Bool`: {`j`: `true`}} | k | a | false",
            })
    void condition_isComparedAsItsOperatorSays(String condition, String key, String values, boolean allowed) {
        Iam iam = iam(
                "{\"Action\": [\"a:B\"], \"Resource\": [\"*\"], \"Condition\": " + condition.replace('`', '"') + "}");

        assertThat(iam.allows(new Iam.Request("a:B", "*", Map.of(key, List.of(values.split(",", -1))))))
                .isEqualTo(allowed);
    }

    @Test
    void unknownOperator_isAnError() {
        Iam iam = iam("""
                {"Action": ["a:B"], "Resource": ["*"], "Condition": {"DateLessThan": {"k": "x"}}}""");

        assertThatThrownBy(() -> iam.allows(new Iam.Request("a:B", "*", Map.of("k", List.of("x")))))
                .hasMessageContaining("DateLessThan");
    }

    private static Iam iam(String statement) {
        JsonObject read = (JsonObject) JsonReader.read(statement).root();
        return Iam.of(List.of(PolicyDocument.of(
                "test",
                List.of(JsonObject.builder().put("Effect", "Allow").putAll(read).build()))));
    }
}
