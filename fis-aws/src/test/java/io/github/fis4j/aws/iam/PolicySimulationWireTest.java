package io.github.fis4j.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.PermissionQuestion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissions of calls that have no dry run, as IAM tells them over HTTP. */
class PolicySimulationWireTest extends WireTest {
    private static final String A = "arn:aws:rds:eu-west-1:111122223333:db:a";
    private static final String B = "arn:aws:rds:eu-west-1:111122223333:db:b";

    private final TestContext context = new TestContext("aws:ec2:stop-instances");

    private static PermissionQuestion question(String operation, String... arns) {
        PlannedCall call = PlannedCall.of("rds", operation, JsonObject.empty(), Repeat.NATURAL);
        return new PermissionQuestion("act", call, false, List.of(arns));
    }

    private Map<PermissionQuestion, PermissionRuling> ask(PermissionQuestion... questions) {
        return await(module.permissions(List.of(questions), context));
    }

    private PermissionRuling ruling(PermissionQuestion question) {
        return Objects.requireNonNull(ask(question).get(question), "every question is answered");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void permissionsOnResources_askedInOneCall_eachToldForItself(boolean together) {
        aws.simulations(together, 1000);
        aws.deny("rds:FailoverDBCluster", "rds:StopDBInstance on " + B);
        PermissionQuestion reboot = question("RebootDBInstance", A, B);
        PermissionQuestion failover = question("FailoverDBCluster", A, B);
        PermissionQuestion stop = question("StopDBInstance", A, B);

        Map<PermissionQuestion, PermissionRuling> told = ask(reboot, failover, stop);

        assertThat(told)
                .containsEntry(
                        reboot, PermissionRuling.allowed("The caller's policies allow it, says IAM's simulation"))
                .containsEntry(
                        failover,
                        PermissionRuling.denied(
                                "None of the caller's policies allows it, says IAM's simulation, of " + A))
                .containsEntry(
                        stop,
                        PermissionRuling.denied(
                                "One of the caller's policies denies it, says IAM's simulation, of " + B));
        SentCall sent = aws.sent("SimulatePrincipalPolicy").get(0);
        assertThat(aws.counts()).containsEntry("SimulatePrincipalPolicy", 1);
        assertThat(sent.get("PolicySourceArn")).isEqualTo("arn:aws:iam::111122223333:user/tester");
        assertThat(sent.list("ActionNames.member"))
                .containsExactly("rds:FailoverDBCluster", "rds:RebootDBInstance", "rds:StopDBInstance");
        assertThat(sent.list("ResourceArns.member")).containsExactly(A, B);
        assertThat(sent.get("ContextEntries.member.1.ContextKeyName")).isEqualTo("aws:RequestedRegion");
        assertThat(sent.list("ContextEntries.member.1.ContextKeyValues.member")).containsExactly("eu-west-1");
        assertThat(context.reads).containsExactly("sts:GetCallerIdentity", "iam:SimulatePrincipalPolicy");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyResources_areAskedInSlices_andReadPageByPage(boolean together) {
        aws.simulations(together, 7);
        String[] arns = IntStream.range(100, 220).mapToObj(i -> A + i).toArray(String[]::new);
        PermissionQuestion denied = question("StopDBInstance", arns);
        aws.deny("rds:StopDBInstance on " + A + 219);

        assertThat(ruling(denied).decision()).isEqualTo(Decision.DENIED);
        assertThat(ruling(denied).reason()).endsWith(A + 219);
        assertThat(ruling(question("RebootDBInstance", arns)).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(aws.sent("SimulatePrincipalPolicy"))
                .allMatch(call -> call.list("ResourceArns.member").size() <= 50);
    }

    @Test
    void assumedRole_isSimulatedAsItsRole() {
        aws.caller("assumed-role/chaos/me@example.com");

        assertThat(ruling(question("RebootDBInstance", A)).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(aws.sent("SimulatePrincipalPolicy").get(0).get("PolicySourceArn"))
                .isEqualTo("arn:aws:iam::111122223333:role/chaos");
        assertThat(aws.sent("GetRole")).isEmpty();
    }

    @Test
    void assumedRoleWithAPath_isLookedUp() {
        String role = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/chaos";
        aws.caller("assumed-role/chaos/me");
        aws.principal(role);

        assertThat(ruling(question("RebootDBInstance", A)).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(aws.sent("SimulatePrincipalPolicy"))
                .extracting(call -> call.get("PolicySourceArn"))
                .containsExactly("arn:aws:iam::111122223333:role/chaos", role);
        assertThat(aws.sent("GetRole").get(0).get("RoleName")).isEqualTo("chaos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "federated-user/joe"})
    void callerThatCannotBeSimulated_isUnknown_andNobodyIsAsked(String caller) {
        aws.caller(caller);

        PermissionRuling ruling = ruling(question("RebootDBInstance", A));

        assertThat(ruling.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(ruling.reason()).contains("roles and users only").contains(caller);
        assertThat(aws.sent("SimulatePrincipalPolicy")).isEmpty();
    }

    @Test
    void policiesThatDependOnWhatNobodyKnows_areNoDenial() {
        aws.condition("rds:RebootDBInstance", "aws:ResourceTag/chaos");

        PermissionRuling ruling = ruling(question("RebootDBInstance", A));

        assertThat(ruling.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(ruling.reason()).contains("depend on aws:ResourceTag/chaos");
    }

    @Test
    void deniedSimulation_isUnknown_withTheReason() {
        aws.always("SimulatePrincipalPolicy", Misfortune.refused(403, "AccessDenied"));

        PermissionRuling ruling = ruling(question("RebootDBInstance", A));

        assertThat(ruling.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(ruling.reason()).contains("iam:SimulatePrincipalPolicy was answered with AccessDenied");
    }

    @Test
    void lostAnswer_isAskedAgain() {
        aws.next("SimulatePrincipalPolicy", Misfortune.cut());

        assertThat(ruling(question("RebootDBInstance", A)).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(aws.sent("SimulatePrincipalPolicy")).hasSize(2);
    }

    @Test
    void noResource_isAskedForAnyResource() {
        aws.deny("rds:StopDBInstance");

        assertThat(ruling(question("StopDBInstance")))
                .isEqualTo(PermissionRuling.denied("None of the caller's policies allows it, says IAM's simulation"));
        assertThat(aws.sent("SimulatePrincipalPolicy").get(0).list("ResourceArns.member"))
                .containsExactly("*");
    }
}
