package io.github.fis4j.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.FakeService;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Over the wire the fakes say what they say without it: answers, errors with code, status and class, pages, accounts. */
@Timeout(60)
class WireFakesTest {
    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws =
            FakeAws.builder(time).region("eu-west-1").latency(Duration.ZERO).build();
    private final WireAws wire = WireAws.of(aws);
    private final WireClients clients = WireClients.on(time, wire, "eu-west-1");

    private final Map<String, FakeService> services = Map.of(
            "ec2", aws.ec2(),
            "cloudwatch", aws.cloudWatch(),
            "sts", aws.sts(),
            "iam", aws.iam(),
            "autoscaling", aws.autoScaling(),
            "rds", aws.rds(),
            "ecs", aws.ecs(),
            "ssm", aws.ssm(),
            "tag", aws.tagging(),
            "eks", aws.eks());

    @AfterEach
    void close() {
        clients.close();
        wire.close();
        time.close();
    }

    @Test
    void answers_areThoseOfTheFakes() {
        fill();
        same(Ec2AsyncClient.class, ec2 -> ec2.describeInstances());
        same(CloudWatchAsyncClient.class, alarms -> alarms.describeAlarms(all -> all.alarmNames("p99")));
        same(StsAsyncClient.class, sts -> sts.getCallerIdentity());
        same(
                IamAsyncClient.class,
                iam -> iam.simulatePrincipalPolicy(
                        asked -> asked.policySourceArn("arn:aws:iam::111122223333:role/simulated")
                                .actionNames("ec2:StopInstances")
                                .resourceArns("*")));
        same(AutoScalingAsyncClient.class, groups -> groups.describeAutoScalingGroups());
        same(
                EksAsyncClient.class,
                eks -> eks.describeNodegroup(one -> one.clusterName("prod").nodegroupName("workers")));
        same(EksAsyncClient.class, eks -> eks.listNodegroups(in -> in.clusterName("prod")));
        same(EcsAsyncClient.class, ecs -> ecs.listContainerInstances(in -> in.cluster("web")));
        same(RdsAsyncClient.class, rds -> rds.describeDBClusters());
        same(
                RdsAsyncClient.class,
                rds -> rds.describeDBInstances(of -> of.filters(
                        Filter.builder().name("db-cluster-id").values("orders").build())));
        same(SsmAsyncClient.class, ssm -> ssm.describeInstanceInformation());
        same(SsmAsyncClient.class, ssm -> ssm.describeDocument(one -> one.name("Break-Something")));
        same(
                ResourceGroupsTaggingApiAsyncClient.class,
                tags -> tags.getResources(of -> of.tagFilters(
                        TagFilter.builder().key("chaos").values("yes").build())));
    }

    private void fill() {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
        aws.cloudWatch().alarm("p99");
        aws.eks().nodegroup("prod", "workers", group -> group.instances(2));
        aws.ecs().cluster("web", cluster -> cluster.containerInstances(3).tag("chaos", "yes"));
        aws.rds()
                .cluster(
                        "orders",
                        cluster -> cluster.writer("db-1", "eu-west-1a").reader("db-2", "eu-west-1b"));
        aws.ssm().document("Break-Something", document -> document.required("what"));
    }

    private <C extends SdkClient, R extends AwsResponse> void same(
            Class<C> type, Function<C, CompletableFuture<R>> call) {
        R inMemory = call.apply(aws.client(type)).join();
        R overTheWire = call.apply(clients.client(type)).join();
        assertThat(overTheWire.equalsBySdkFields(inMemory))
                .as("over the wire:\n%s\nin memory:\n%s", overTheWire, inMemory)
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> everyOperation_isThrottledAsItIsInMemory() {
        return everyOperation((fake, operation) -> fake.throttle(operation, 2));
    }

    @TestFactory
    Stream<DynamicTest> everyOperation_breaksAsItDoesInMemory() {
        return everyOperation((fake, operation) -> fake.breakDown(operation, 2));
    }

    @TestFactory
    Stream<DynamicTest> everyOperation_isDeniedAsItIsInMemory() {
        return everyOperation(FakeService::deny);
    }

    private Stream<DynamicTest> everyOperation(BiConsumer<FakeService, String> trouble) {
        return WireService.ALL.stream()
                .flatMap(service -> service.operations(aws).stream()
                        .map(operation -> DynamicTest.dynamicTest(
                                service.prefix() + ":" + operation.name(),
                                () -> failsAlike(service, operation, trouble))));
    }

    /** The SDK repeats some failures; every repetition meets the same, and the fake counts one call. */
    private void failsAlike(WireService service, Operation operation, BiConsumer<FakeService, String> trouble) {
        FakeService fake = Objects.requireNonNull(services.get(service.prefix()));
        trouble.accept(fake, operation.name());
        AwsRequest request = (AwsRequest) Shapes.built(Filler.ofRequired().filled(operation.newRequest()));
        int before = fake.calls(operation.name()) + fake.dryRuns(operation.name());
        sameFailure(
                operation.call(service.fake(aws), request), operation.call(clients.client(service.type()), request));
        assertThat(fake.calls(operation.name()) + fake.dryRuns(operation.name()))
                .isEqualTo(before + 2);
    }

    private static void sameFailure(CompletableFuture<?> inMemory, CompletableFuture<?> overTheWire) {
        AwsServiceException expected = refused(inMemory);
        AwsServiceException told = refused(overTheWire);
        assertThat(told).isExactlyInstanceOf(expected.getClass());
        assertThat(told.statusCode()).isEqualTo(expected.statusCode());
        assertThat(told.awsErrorDetails().errorCode())
                .isEqualTo(expected.awsErrorDetails().errorCode());
        assertThat(told.awsErrorDetails().errorMessage())
                .isEqualTo(expected.awsErrorDetails().errorMessage());
        assertThat(told.requestId()).contains("-request-");
    }

    private static AwsServiceException refused(CompletableFuture<?> call) {
        Throwable failure = failure(call);
        assertThat(failure).isInstanceOf(AwsServiceException.class);
        return (AwsServiceException) failure;
    }

    private static Throwable failure(CompletableFuture<?> call) {
        try {
            throw new AssertionError("It did not fail: " + call.join());
        } catch (CompletionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    private <C extends SdkClient> void refusedAlike(Class<C> type, Function<C, CompletableFuture<?>> call) {
        sameFailure(call.apply(aws.client(type)), call.apply(clients.client(type)));
    }

    @Test
    void refusals_haveTheirOwnClasses() {
        fill();
        refusedAlike(Ec2AsyncClient.class, ec2 -> ec2.stopInstances(of -> of.instanceIds("i-00000000000000000")));
        refusedAlike(
                Ec2AsyncClient.class,
                ec2 -> ec2.rebootInstances(
                        of -> of.instanceIds("i-00000000000000000").dryRun(true)));
        refusedAlike(EksAsyncClient.class, eks -> eks.describeCluster(of -> of.name("none")));
        refusedAlike(EcsAsyncClient.class, ecs -> ecs.listContainerInstances(of -> of.cluster("none")));
        refusedAlike(RdsAsyncClient.class, rds -> rds.failoverDBCluster(of -> of.dbClusterIdentifier("none")));
        refusedAlike(RdsAsyncClient.class, rds -> rds.rebootDBInstance(of -> of.dbInstanceIdentifier("none")));
        refusedAlike(SsmAsyncClient.class, ssm -> ssm.describeDocument(of -> of.name("none")));
        refusedAlike(
                SsmAsyncClient.class,
                ssm -> ssm.sendCommand(of -> of.documentName("Break-Something").instanceIds("i-00000000000000000")));
        refusedAlike(
                AutoScalingAsyncClient.class, groups -> groups.suspendProcesses(of -> of.autoScalingGroupName("none")));
        refusedAlike(
                StsAsyncClient.class,
                sts -> sts.assumeRole(of -> of.roleArn("none").roleSessionName("me")));
    }

    @Test
    void tenThousandInstances_comeInPages() {
        List<String> all = aws.ec2().instances(10_000, Tag.of("chaos", "yes"));
        List<String> seen = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            String next = token;
            DescribeInstancesResponse page = ec2().describeInstances(
                            asked -> asked.maxResults(1000).nextToken(next))
                    .join();
            page.reservations()
                    .forEach(each -> seen.addAll(
                            each.instances().stream().map(Instance::instanceId).toList()));
            token = page.nextToken();
            pages++;
        } while (token != null);
        assertThat(pages).isEqualTo(10);
        assertThat(seen).hasSize(10_000);
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(all));
    }

    private Ec2AsyncClient ec2() {
        return clients.client(Ec2AsyncClient.class);
    }

    @Test
    void credentials_leadToTheirAccount_untilTheyExpire() {
        FakeAws other = aws.account("222233334444");
        String there = other.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        Given given = new Given(clients.client(StsAsyncClient.class)
                .assumeRole(
                        of -> of.roleArn("arn:aws:iam::222233334444:role/fis").roleSessionName("EXPabc"))
                .join()
                .credentials());

        DescribeInstancesResponse seen = ec2().describeInstances(asked -> asked.overrideConfiguration(given::use))
                .join();
        assertThat(seen.reservations().get(0).instances().get(0).instanceId()).isEqualTo(there);
        assertThat(ec2().describeInstances().join().reservations()).isEmpty();

        pass(Duration.ofHours(1));
        assertThat(refused(ec2().describeInstances(asked -> asked.overrideConfiguration(given::use)))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("RequestExpired");
    }

    private void pass(Duration duration) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        time.schedule(duration, () -> passed.complete(true));
        passed.join();
    }

    @Test
    void unknownCredentials_areRefused() {
        assertThat(refused(ec2().describeInstances(asked -> asked.overrideConfiguration(
                                settings -> settings.credentialsProvider(Given.stranger()))))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("AuthFailure");
    }

    @Test
    void whatIsNotModelled_failsWithItsName() {
        assertThat(refused(ec2().describeVolumes()).getMessage()).contains("ec2:DescribeVolumes is not modelled");
        assertThat(refused(clients.client(EksAsyncClient.class).listFargateProfiles(of -> of.clusterName("prod")))
                        .getMessage())
                .contains("eks:GET /clusters/prod/fargate-profiles is not modelled");
        assertThat(wire.complaints()).hasSize(2);
    }

    @Test
    void callThatIsNotAnswered_isACutConnection() {
        aws.ec2().timeOut("DescribeInstances", 1);
        assertThat(failure(ec2().describeInstances())).isInstanceOf(SdkClientException.class);
        assertThat(wire.count("ec2:DescribeInstances")).isEqualTo(3);
        assertThat(aws.ec2().calls("DescribeInstances")).isEqualTo(1);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }
}
