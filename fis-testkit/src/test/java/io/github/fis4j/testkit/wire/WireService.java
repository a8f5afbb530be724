package io.github.fis4j.testkit.wire;

import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/**
 * A service that is spoken on the wire.
 *
 * @param prefix the name before the colon of its permissions
 * @param signingName what requests are signed for
 * @param protocol how it speaks
 * @param type the SDK's interface
 * @param maker makes real clients
 */
record WireService(
        String prefix,
        String signingName,
        Protocol protocol,
        Class<? extends SdkClient> type,
        Function<WireClients.Settings, SdkClient> maker) {

    static final List<WireService> ALL = List.of(
            of("ec2", "ec2", QueryProtocol.EC2, Ec2AsyncClient.class, Ec2AsyncClient::builder),
            of(
                    "cloudwatch",
                    "monitoring",
                    QueryProtocol.AWS,
                    CloudWatchAsyncClient.class,
                    CloudWatchAsyncClient::builder),
            of("sts", "sts", QueryProtocol.AWS, StsAsyncClient.class, StsAsyncClient::builder),
            of("iam", "iam", QueryProtocol.AWS, IamAsyncClient.class, IamAsyncClient::builder),
            of(
                    "autoscaling",
                    "autoscaling",
                    QueryProtocol.AWS,
                    AutoScalingAsyncClient.class,
                    AutoScalingAsyncClient::builder),
            of("rds", "rds", QueryProtocol.AWS, RdsAsyncClient.class, RdsAsyncClient::builder),
            of("ecs", "ecs", JsonProtocol.AWS, EcsAsyncClient.class, EcsAsyncClient::builder),
            of("ssm", "ssm", JsonProtocol.AWS, SsmAsyncClient.class, SsmAsyncClient::builder),
            of(
                    "tag",
                    "tagging",
                    JsonProtocol.AWS,
                    ResourceGroupsTaggingApiAsyncClient.class,
                    ResourceGroupsTaggingApiAsyncClient::builder),
            of("eks", "eks", JsonProtocol.REST, EksAsyncClient.class, EksAsyncClient::builder));

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> WireService of(
            String prefix, String signingName, Protocol protocol, Class<C> type, Supplier<B> builder) {
        return new WireService(
                prefix,
                signingName,
                protocol,
                type,
                settings -> settings.of(builder.get()).build());
    }

    /** {@return the service that a request is signed for} */
    static WireService of(HttpCall call) {
        return ALL.stream()
                .filter(service -> service.signingName.equals(call.signingName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "A request came for service \"" + call.signingName() + "\", which nobody speaks here"));
    }

    /** {@return a real client} */
    SdkClient client(WireClients.Settings settings) {
        return maker.apply(settings);
    }

    SdkClient fake(FakeAws aws) {
        return aws.client(type);
    }

    List<Operation> operations(FakeAws aws) {
        return Operation.of(fake(aws), type);
    }
}
