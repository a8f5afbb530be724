package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.StsException;

/** Several accounts, and callers that are roles in them. */
class FakeAccountsTest extends FakeTestBase {
    private static final String HOME = "111122223333";
    private static final String OTHER = "222233334444";
    private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/target";

    private final FakeAws other = aws.account(OTHER);
    private final StsAsyncClient sts = aws.client(StsAsyncClient.class);
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void account_isMadeOnce_withResourcesOfItsOwn() {
        aws.ec2().instances(2);
        other.ec2().instances(1);

        assertThat(aws.account(HOME)).isSameAs(aws);
        assertThat(other.account(OTHER)).isSameAs(other);
        assertThat(await(ec2.describeInstances()).reservations()).hasSize(2);
        assertThat(await(other.client(Ec2AsyncClient.class).describeInstances()).reservations())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aws.account("prod"))
                .withMessageContaining("12 digits");
    }

    @Test
    void assumedRole_isToldByGetCallerIdentity() {
        AssumeRoleResponse assumed = await(sts.assumeRole(role(ROLE).build()));

        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::" + OTHER + ":assumed-role/target/EXPabc");
        assertThat(assumed.credentials().expiration()).isEqualTo(time.instant().plusSeconds(3600));
        var caller = await(sts.getCallerIdentity(GetCallerIdentityRequest.builder()
                .overrideConfiguration(as(credentials(assumed)))
                .build()));
        assertThat(caller.account()).isEqualTo(OTHER);
        assertThat(caller.arn()).isEqualTo(assumed.assumedRoleUser().arn());
        assertThat(await(sts.getCallerIdentity()).account()).isEqualTo(HOME);
    }

    @Test
    void requestWithCredentials_goesToTheirAccount() {
        String id = other.ec2().instances(1).get(0);
        AwsCredentials mine = credentials(await(sts.assumeRole(role(ROLE).build())));

        await(ec2.stopInstances(StopInstancesRequest.builder()
                .instanceIds(id)
                .overrideConfiguration(as(mine))
                .build()));

        assertThat(other.ec2().stateOf(id)).isEqualTo("stopping");
        assertThat(other.ec2().calls("StopInstances")).isEqualTo(1);
        assertThat(aws.ec2().calls("StopInstances")).isZero();
    }

    @Test
    void expiredCredentials_areRefused_andSoAreUnknownOnes() {
        AwsCredentials mine =
                credentials(await(sts.assumeRole(role(ROLE).durationSeconds(900).build())));
        time.advance(Duration.ofMinutes(15).minusMillis(1));
        await(ec2.describeInstances(describe(mine)));
        time.advance(Duration.ofMillis(1));

        assertFails(Ec2Exception.class, "RequestExpired", ec2.describeInstances(describe(mine)));
        assertFails(StsException.class, "ExpiredToken", sts.getCallerIdentity(whoAmI(mine)));
        AwsCredentials nobody = AwsBasicCredentials.create("AKIANOBODY", "x");
        assertThat(assertFails(Ec2Exception.class, "AuthFailure", ec2.describeInstances(describe(nobody)))
                        .statusCode())
                .isEqualTo(401);
        assertFails(StsException.class, "InvalidClientTokenId", sts.getCallerIdentity(whoAmI(nobody)));
    }

    @Test
    void role_letsInWhomItTrusts_withTheExternalId() {
        other.iam().role("target", role -> role.trusts(HOME).externalId("secret-word"));
        other.iam().role("closed", RoleBuilder::trusts);

        assertFails(
                StsException.class, "AccessDenied", sts.assumeRole(role(ROLE).build()));
        assertFails(
                "AccessDenied", sts.assumeRole(role(ROLE).externalId("wrong").build()));
        await(sts.assumeRole(role(ROLE).externalId("secret-word").build()));
        assertFails(
                "AccessDenied",
                sts.assumeRole(role("arn:aws:iam::" + OTHER + ":role/closed").build()));
    }

    @Test
    void roleOfARole_isAssumedByTheRole_forAnHourAtMost() {
        String home = "arn:aws:iam::" + HOME + ":role/fis";
        other.iam().role("target", role -> role.trusts(home).longestSession(Duration.ofHours(12)));
        assertFails("AccessDenied", sts.assumeRole(role(ROLE).build()));
        AwsCredentials orchestrator =
                credentials(await(sts.assumeRole(role(home).build())));

        await(sts.assumeRole(role(ROLE).overrideConfiguration(as(orchestrator)).build()));
        assertFails(
                "ValidationError",
                sts.assumeRole(role(ROLE)
                        .durationSeconds(3601)
                        .overrideConfiguration(as(orchestrator))
                        .build()));
    }

    @Test
    void userOfARole_mayHaveALongerSession() {
        other.iam().role("target", role -> role.longestSession(Duration.ofHours(12)));
        String user = aws.sts().accessKey("AKIAOPS", "ops");
        AwsCredentials ops = AwsBasicCredentials.create("AKIAOPS", "x");

        assertThat(await(sts.getCallerIdentity(whoAmI(ops))).arn()).isEqualTo(user);
        await(sts.assumeRole(role(ROLE)
                .durationSeconds(43_200)
                .overrideConfiguration(as(ops))
                .build()));
        assertFails(
                "ValidationError",
                sts.assumeRole(role(ROLE)
                        .durationSeconds(43_201)
                        .overrideConfiguration(as(ops))
                        .build()));
    }

    @Test
    void senselessRequests_areRefused() {
        assertFails(
                "ValidationError",
                sts.assumeRole(role(ROLE).roleSessionName("no spaces").build()));
        assertFails(
                "ValidationError",
                sts.assumeRole(role(ROLE).durationSeconds(899).build()));
        assertFails("ValidationError", sts.assumeRole(role("target").build()));
        assertFails(
                "AccessDenied",
                sts.assumeRole(role("arn:aws:iam::999999999999:role/x").build()));
        aws.sts().deny("AssumeRole");
        assertFails("AccessDenied", sts.assumeRole(role(ROLE).build()));
    }

    @Test
    void denialToOneCaller_leavesTheOthersAlone() {
        other.ec2().instances(1);
        other.ec2().deny("DescribeInstances", "role/target/");
        AwsCredentials target = credentials(await(sts.assumeRole(role(ROLE).build())));
        AwsCredentials undo = credentials(await(
                sts.assumeRole(role("arn:aws:iam::" + OTHER + ":role/undo").build())));

        assertThat(assertFails("UnauthorizedOperation", ec2.describeInstances(describe(target))))
                .hasMessageContaining("assumed-role/target/EXPabc is not authorized to perform: ec2:DescribeInstances");
        assertThat(await(ec2.describeInstances(describe(undo))).reservations()).hasSize(1);
        other.ec2().allow("DescribeInstances");
        assertThat(await(ec2.describeInstances(describe(target))).reservations())
                .hasSize(1);
    }

    @Test
    void clientOfAnotherAccount_callsAsThatAccount() {
        List<String> ids = other.ec2().instances(1);

        assertThat(await(other.client(StsAsyncClient.class).getCallerIdentity()).account())
                .isEqualTo(OTHER);
        assertThat(other.ec2().arn(ids.get(0))).contains(":" + OTHER + ":");
    }

    private static AssumeRoleRequest.Builder role(String arn) {
        return AssumeRoleRequest.builder().roleArn(arn).roleSessionName("EXPabc");
    }

    private static AwsCredentials credentials(AssumeRoleResponse assumed) {
        var given = assumed.credentials();
        return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    private static AwsRequestOverrideConfiguration as(AwsCredentials credentials) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    private static DescribeInstancesRequest describe(AwsCredentials credentials) {
        return DescribeInstancesRequest.builder()
                .overrideConfiguration(as(credentials))
                .build();
    }

    private static GetCallerIdentityRequest whoAmI(AwsCredentials credentials) {
        return GetCallerIdentityRequest.builder()
                .overrideConfiguration(as(credentials))
                .build();
    }
}
