package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What IAM demands of identity policies, and what it would read in another way than it was meant. */
final class DocumentForm {
    private DocumentForm() {}

    static void check(PolicySet set) {
        Set<String> sids = new HashSet<>();
        for (PolicyDocument document : set.documents()) {
            assertThat(document.json().string("Version")).isEqualTo("2012-10-17");
            assertThat(document.text())
                    .as("no variables of the policy language")
                    .doesNotContain("${");
            for (JsonValue statement :
                    ((JsonArray) Objects.requireNonNull(document.json().get("Statement"))).items()) {
                check((JsonObject) statement, sids);
            }
        }
    }

    private static void check(JsonObject statement, Set<String> sids) {
        String sid = Objects.requireNonNull(statement.string("Sid"));
        assertThat(sid).matches("[A-Za-z0-9]+");
        assertThat(sids.add(sid)).as("%s is there once", sid).isTrue();
        assertThat(statement.string("Effect")).isEqualTo("Allow");
        assertThat(statement.strings("Action")).isNotEmpty().allMatch(action -> action.matches("[a-z0-9-]+:[A-Za-z]+"));
        assertThat(statement.strings("Resource"))
                .isNotEmpty()
                .allMatch(arn ->
                        arn.equals("*") || arn.matches("arn:(aws[a-z-]*|\\*):[a-z0-9-]+:[^:\\s]*:[^:\\s]*:\\S+"));
    }
}
