package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.RecordingReads;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ServiceFailureException;

/** An AWS in memory tells of permissions as the real one does. */
class FakePermissionsTest {
    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FisModule module = aws.module();
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);
    private final String id = aws.ec2().instances(1).get(0);

    private List<CompletableFuture<?>> dryRuns(String instance) {
        return List.of(
                ec2.stopInstances(request -> request.instanceIds(instance).dryRun(true)),
                ec2.startInstances(request -> request.instanceIds(instance).dryRun(true)),
                ec2.rebootInstances(request -> request.instanceIds(instance).dryRun(true)),
                ec2.terminateInstances(request -> request.instanceIds(instance).dryRun(true)));
    }

    private void assertAnswered(CompletableFuture<?> answer, int status, String code) {
        assertThat(time.await(answer, Duration.ofSeconds(5))).isTrue();
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(Ec2Exception.class, failed -> {
                    assertThat(failed.statusCode()).isEqualTo(status);
                    assertThat(failed.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }

    private void assertNeverCalled() {
        List.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances")
                .forEach(operation -> assertThat(aws.ec2().calls(operation)).isZero());
        assertThat(aws.ec2().history(id)).hasSize(1);
        assertThat(aws.ec2().reboots(id)).isZero();
    }

    @Test
    void dryRun_ofAPermittedCall_saysSo_andDoesNothing() {
        dryRuns(id).forEach(answer -> assertAnswered(answer, 412, "DryRunOperation"));

        assertNeverCalled();
        assertThat(aws.ec2().dryRuns("StopInstances")).isEqualTo(1);
    }

    @Test
    void dryRun_ofADeniedCall_isRefusedAsTheCallIs() {
        List.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances")
                .forEach(aws.ec2()::deny);

        dryRuns(id).forEach(answer -> assertAnswered(answer, 403, "UnauthorizedOperation"));
    }

    @Test
    void dryRun_ofAVanishedInstance_isRefused() {
        aws.ec2().vanish(id);

        dryRuns(id).forEach(answer -> assertAnswered(answer, 400, "InvalidInstanceID.NotFound"));
    }

    @Test
    void simulation_deniesWhatAServiceDenies_andWhatIsForbidden() {
        aws.cloudWatch().deny("DescribeAlarms");
        aws.iam().forbid("rds:StopDBInstance");
        aws.iam().dependOn("rds:RebootDBInstance", "aws:ResourceTag/chaos");

        assertThat(decision("rds", "StartDBInstance")).isEqualTo(Decision.ALLOWED);
        assertThat(decision("rds", "StopDBInstance")).isEqualTo(Decision.DENIED);
        assertThat(decision("rds", "RebootDBInstance")).isEqualTo(Decision.UNKNOWN);
        assertThat(decision("cloudwatch", "DescribeAlarms")).isEqualTo(Decision.DENIED);
        aws.cloudWatch().allow("DescribeAlarms");
        aws.iam().permit("rds:StopDBInstance");
        aws.iam().permit("rds:RebootDBInstance");
        assertThat(decision("cloudwatch", "DescribeAlarms")).isEqualTo(Decision.ALLOWED);
        assertThat(decision("rds", "StopDBInstance")).isEqualTo(Decision.ALLOWED);
        assertThat(decision("rds", "RebootDBInstance")).isEqualTo(Decision.ALLOWED);
    }

    @Test
    void simulation_comesInPages() {
        aws.iam().pageSize(1);
        aws.iam().forbid("rds:StopDBInstance");
        PermissionQuestion start = question("rds", "StartDBInstance");
        PermissionQuestion stop = question("rds", "StopDBInstance");

        assertThat(ruling(List.of(start, stop), stop).decision()).isEqualTo(Decision.DENIED);
        assertThat(aws.iam().calls("SimulatePrincipalPolicy")).isEqualTo(2);
    }

    @Test
    void deniedSimulation_isUnknown() {
        aws.iam().deny("SimulatePrincipalPolicy");

        assertThat(decision("rds", "StartDBInstance")).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void failures_haveTheClassesOfTheSdk() {
        IamAsyncClient iam = aws.client(IamAsyncClient.class);
        aws.iam().breakDown("SimulatePrincipalPolicy", 1);
        assertFails(ServiceFailureException.class, simulate(iam, aws.sts().principal()));
        assertFails(NoSuchEntityException.class, simulate(iam, "nobody"));
    }

    private static CompletableFuture<?> simulate(IamAsyncClient iam, String principal) {
        return iam.simulatePrincipalPolicy(
                asked -> asked.policySourceArn(principal).actionNames("ec2:StopInstances"));
    }

    private void assertFails(Class<? extends Throwable> type, CompletableFuture<?> answer) {
        assertThat(time.await(answer, Duration.ofSeconds(5))).isTrue();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(type);
    }

    private Decision decision(String service, String operation) {
        PermissionQuestion question = question(service, operation);
        return ruling(List.of(question), question).decision();
    }

    private PermissionRuling ruling(List<PermissionQuestion> asked, PermissionQuestion about) {
        var answers = module.permissions(asked, new RecordingReads(time)).toCompletableFuture();
        assertThat(time.await(answers, Duration.ofSeconds(5))).isTrue();
        return Objects.requireNonNull(answers.join().get(about), "every question is answered");
    }

    private static PermissionQuestion question(String service, String operation) {
        PlannedCall call = PlannedCall.of(service, operation, JsonObject.empty(), Repeat.NATURAL);
        return new PermissionQuestion("act", call, false, List.of("arn:aws:rds:us-east-1:111122223333:db:a"));
    }
}
