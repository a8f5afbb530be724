package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireClients;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.PermissionQuestion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;

/** EC2 is asked whether a call is permitted, and nothing happens. */
class InstanceDryRunsWireTest extends WireTest {
    private static final List<String> OPERATIONS =
            List.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances");

    private final TestContext context = new TestContext("aws:ec2:stop-instances");

    @BeforeEach
    void twoInstances() {
        aws.instance("i-1");
        aws.instance("i-2").state("stopped");
    }

    private static PermissionQuestion question(String action, String operation, String... ids) {
        PlannedCall call = PlannedCall.of("ec2", operation, Victims.request(List.of(ids)), Repeat.NATURAL);
        return new PermissionQuestion(action, call, false, List.of());
    }

    private PermissionRuling ruling(AwsFis asked, PermissionQuestion question) {
        return Objects.requireNonNull(
                await(asked.permissions(List.of(question), context)).get(question), "every question is answered");
    }

    private void assertNothingChanged() {
        assertThat(aws.state("i-1")).isEqualTo("running");
        assertThat(aws.state("i-2")).isEqualTo("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StopInstances", "StartInstances", "RebootInstances", "TerminateInstances"})
    void permittedCall_isAllowed_andEveryRequestWasADryRun(String operation) {
        PermissionRuling ruling = ruling(module, question("act", operation, "i-1", "i-2"));

        assertThat(ruling).isEqualTo(PermissionRuling.allowed("EC2 would let it through, says its dry run"));
        assertThat(aws.sent(operation)).singleElement().satisfies(sent -> {
            assertThat(sent.get("DryRun")).isEqualTo("true");
            assertThat(sent.list("InstanceId")).containsExactly("i-1", "i-2");
        });
        assertNothingChanged();
        assertThat(context.calls).isEmpty();
        assertThat(context.reads).containsExactly("ec2:" + operation + " (dry run)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StopInstances", "StartInstances", "RebootInstances", "TerminateInstances"})
    void deniedCall_isDenied_withoutThePageOfCiphertext(String operation) {
        aws.deny("ec2:" + operation);

        PermissionRuling ruling = ruling(module, question("act", operation, "i-1"));

        assertThat(ruling.decision()).isEqualTo(Decision.DENIED);
        assertThat(ruling.reason())
                .contains("UnauthorizedOperation")
                .endsWith("You are not authorized to perform this operation");
    }

    @Test
    void callThatAnEndpointPolicyDenies_isDenied() {
        aws.always("StopInstances", Misfortune.refused(403, "AccessDenied"));

        assertThat(ruling(module, question("act", "StopInstances", "i-1")).decision())
                .isEqualTo(Decision.DENIED);
    }

    @Test
    void credentialsThatHaveExpired_areNoDenial() {
        aws.always("StopInstances", Misfortune.refused(403, "RequestExpired"));

        assertThat(ruling(module, question("act", "StopInstances", "i-1")).decision())
                .isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void vanishedInstance_isUnknown_andTold() {
        PermissionRuling ruling = ruling(module, question("act", "StopInstances", "i-9"));

        assertThat(ruling.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(ruling.reason()).contains("InvalidInstanceID.NotFound").contains("i-9");
    }

    @Test
    void lostAnswer_isAskedAgain_asADryRun() {
        aws.next("RebootInstances", Misfortune.cut());
        aws.next("RebootInstances", Misfortune.throttled());

        assertThat(ruling(module, question("act", "RebootInstances", "i-1")).decision())
                .isEqualTo(Decision.ALLOWED);
        assertThat(aws.sent("RebootInstances"))
                .hasSize(3)
                .allMatch(sent -> sent.get("DryRun").equals("true"));
    }

    @Test
    void noAnswerAtAll_isUnknown() {
        aws.always("StopInstances", Misfortune.cut());

        assertThat(ruling(module, question("act", "StopInstances", "i-1")).decision())
                .isEqualTo(Decision.UNKNOWN);
        assertNothingChanged();
    }

    @Test
    void callsThatAreAlike_areAskedOnce() {
        PermissionQuestion one = question("one", "StopInstances", "i-1");
        PermissionQuestion other = question("other", "StopInstances", "i-1");

        Map<PermissionQuestion, PermissionRuling> told = await(module.permissions(List.of(one, other), context));

        assertThat(told).containsOnlyKeys(one, other);
        assertThat(aws.sent("StopInstances")).hasSize(1);
    }

    /** A lent client may change requests as it likes, and its owner may not know what it does to a dry run. */
    @Test
    void clientThatDropsTheFlag_sendsNothing() {
        ExecutionInterceptor dropping = new ExecutionInterceptor() {
            @Override
            public SdkRequest modifyRequest(Context.ModifyRequest changed, ExecutionAttributes attributes) {
                return changed.request() instanceof StopInstancesRequest stop
                        ? stop.toBuilder().dryRun(false).build()
                        : changed.request();
            }
        };
        try (WireClients clients = WireClients.watched(aws.url(), dropping)) {
            PermissionRuling ruling = ruling(clients.module(), question("act", "StopInstances", "i-1"));

            assertThat(ruling.decision()).isEqualTo(Decision.UNKNOWN);
            assertThat(ruling.reason()).contains("A dry run had lost its flag and was not sent");
            assertThat(aws.sent("StopInstances")).isEmpty();
            assertNothingChanged();
        }
    }

    @Test
    void operations_areAllThatActionsAndTheirUndoMake() {
        assertThat(OPERATIONS)
                .allSatisfy(operation -> assertThat(ruling(module, question("act", operation, "i-1"))
                                .decision())
                        .isEqualTo(Decision.ALLOWED));
        assertThat(aws.sent("SimulatePrincipalPolicy")).isEmpty();
    }
}
