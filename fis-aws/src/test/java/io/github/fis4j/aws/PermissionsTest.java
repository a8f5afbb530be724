package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.account.AccountSettings;
import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAccounts;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who is asked, and what is told if nobody can tell. */
class PermissionsTest {
    private static final PermissionQuestion FIRST = question("first");
    private static final PermissionQuestion SECOND = question("second");

    private static PermissionQuestion question(String service) {
        PlannedCall call = PlannedCall.of(service, "Break", JsonObject.empty(), Repeat.NONE);
        return new PermissionQuestion("act", call, false, List.of());
    }

    private static PermissionSource source(
            String service,
            Function<List<PermissionQuestion>, CompletionStage<Map<PermissionQuestion, PermissionRuling>>> answer) {
        return new PermissionSource() {
            @Override
            public boolean knows(PlannedCall call) {
                return service.isEmpty() || call.service().equals(service);
            }

            @Override
            public CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
                    AwsAccount account, List<PermissionQuestion> asked, ReadContext context) {
                return answer.apply(asked);
            }
        };
    }

    private static CompletionStage<Map<PermissionQuestion, PermissionRuling>> all(
            List<PermissionQuestion> asked, PermissionRuling ruling) {
        Map<PermissionQuestion, PermissionRuling> answers = new HashMap<>();
        asked.forEach(question -> answers.put(question, ruling));
        return CompletableFuture.completedFuture(answers);
    }

    /** An account that nobody calls. */
    private static AwsAccount account() {
        AccountSettings settings = new AccountSettings(
                "eu-west-1", null, null, null, false, null, List.of(), Pace.standard(), List.of(), false);
        Place place = new Place("aws", "111122223333", "eu-west-1", null, null);
        return new AwsAccount(new AwsAccounts(settings).own(), new Identity(place, "somebody", false));
    }

    private static Map<PermissionQuestion, PermissionRuling> ask(PermissionSource... sources) {
        return new Permissions(List.of(sources))
                .ask(List.of(account()), List.of(FIRST, SECOND), new TestContext("aws:ec2:stop-instances"))
                .toCompletableFuture()
                .join();
    }

    @Test
    void jarOfIamMissing_whatHasNoDryRun_isUnknownWithTheWayOut() {
        PermissionRuling allowed = PermissionRuling.allowed("dry run");

        assertThat(ask(source("first", asked -> all(asked, allowed))))
                .containsEntry(FIRST, allowed)
                .containsEntry(
                        SECOND,
                        PermissionRuling.unknown("The service has no dry run; add the artifact"
                                + " software.amazon.awssdk:iam to have the policies simulated"));
    }

    @Test
    void sourceThatFails_itsQuestionsAreUnknown_theOthersAreAnswered() {
        PermissionRuling denied = PermissionRuling.denied("simulation");

        assertThat(ask(
                        source("first", asked -> {
                            throw new IllegalStateException("out of order");
                        }),
                        source("", asked -> all(asked, denied))))
                .containsEntry(FIRST, PermissionRuling.unknown("out of order"))
                .containsEntry(SECOND, denied);
    }

    @Test
    void sourceThatLeavesAQuestionOut_isUnknown() {
        assertThat(ask(source("", asked -> CompletableFuture.completedFuture(Map.of()))))
                .containsEntry(FIRST, PermissionRuling.unknown("There was no answer for it"));
    }
}
