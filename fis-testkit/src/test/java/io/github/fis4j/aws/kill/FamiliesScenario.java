package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.wire.WireClients;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Every action of AWS that has an undo, with the real providers, side by side. */
final class FamiliesScenario implements Scenario {
    static final String REGION = "eu-west-1";
    private static final String ACCOUNT = "111122223333";
    private static final String ARNS = "arn:aws:";
    static final String CLUSTER = "web";
    static final String DOCUMENT = "Break-Something";
    /** Longer than a recovery takes, and shorter than the action. */
    static final Duration DOCUMENT_RUNS = Duration.ofSeconds(50);

    private static final Set<Class<? extends SdkClient>> SERVICES = Set.of(
            Ec2AsyncClient.class,
            StsAsyncClient.class,
            EcsAsyncClient.class,
            SsmAsyncClient.class,
            AutoScalingAsyncClient.class,
            ResourceGroupsTaggingApiAsyncClient.class);

    private final WireClients clients;

    FamiliesScenario(URI url, ExecutionInterceptor watcher) {
        clients = clients(url, watcher);
    }

    static WireClients clients(URI url, ExecutionInterceptor watcher) {
        return WireClients.watched(url, REGION, watcher, SERVICES);
    }

    @Override
    public ExperimentTemplate template() {
        return ExperimentTemplate.builder("what a kill must not leave behind, family by family")
                .target("nodes", instances("node"))
                .target("commanded", instances("commanded"))
                .target(
                        "cluster",
                        target -> target.resourceType("aws:ecs:cluster")
                                .arn(ARNS + "ecs:" + REGION + ":" + ACCOUNT + ":cluster/" + CLUSTER)
                                .selection(SelectionMode.ALL))
                .action(
                        "drain",
                        action -> action.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "cluster")
                                .parameter("drainagePercentage", "50")
                                .parameter("duration", "PT1M"))
                .action(
                        "command",
                        action -> action.id("aws:ssm:send-command")
                                .target("Instances", "commanded")
                                .parameter(
                                        "documentArn", ARNS + "ssm:" + REGION + ":" + ACCOUNT + ":document/" + DOCUMENT)
                                .parameter("duration", "PT1M"))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "nodes")
                                .parameter("startInstancesAfterDuration", "PT10S"))
                .build();
    }

    private static Consumer<Target.Builder> instances(String role) {
        return target ->
                target.resourceType("aws:ec2:instance").tag("role", role).selection(SelectionMode.ALL);
    }

    @Override
    public List<FisModule> modules(Duration lookEvery, Mutant mutant) {
        AwsFis.Builder module = AwsFis.builder().pollEvery(lookEvery);
        clients.lendTo(module);
        return List.of(module.build());
    }

    /** One call in every protocol. */
    @Override
    public void warmUp() {
        clients.client(Ec2AsyncClient.class).describeSpotInstanceRequests().join();
        clients.client(EcsAsyncClient.class).listClusters().join();
        clients.client(SsmAsyncClient.class).listCommands().join();
    }
}
