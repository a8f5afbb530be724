package io.github.fis4j.testkit.aws;

import java.util.Arrays;
import java.util.List;

/** The clients of the SDK that there are fakes behind. Loads without any of their jars. */
enum SdkService {
    EC2("ec2", "ec2.Ec2AsyncClient"),
    CLOUD_WATCH("cloudwatch", "cloudwatch.CloudWatchAsyncClient"),
    STS("sts", "sts.StsAsyncClient"),
    IAM("iam", "iam.IamAsyncClient"),
    AUTO_SCALING("autoscaling", "autoscaling.AutoScalingAsyncClient"),
    EKS("eks", "eks.EksAsyncClient"),
    ECS("ecs", "ecs.EcsAsyncClient"),
    RDS("rds", "rds.RdsAsyncClient"),
    SSM("ssm", "ssm.SsmAsyncClient"),
    TAGGING("resourcegroupstaggingapi", "resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient");

    private final String artifact;
    private final String type;

    SdkService(String artifact, String type) {
        this.artifact = artifact;
        this.type = "software.amazon.awssdk.services." + type;
    }

    /** {@return the service whose client the type is} */
    static SdkService of(Class<?> type) {
        return Arrays.stream(values())
                .filter(service -> service.type.equals(type.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There are fakes behind " + names() + ", but not behind " + type.getName()));
    }

    private static List<String> names() {
        return Arrays.stream(values())
                .map(service -> service.type.substring(service.type.lastIndexOf('.') + 1))
                .toList();
    }

    /**
     * {@return a new client, loaded with its jar} Each case returns an Object by itself: where a common type of the clients
     * stood, the verifier of the JVM would load all of them.
     */
    Object client(Callers callers) {
        switch (this) {
            case EC2 -> {
                return new Ec2Client(callers);
            }
            case CLOUD_WATCH -> {
                return new CloudWatchClient(callers);
            }
            case STS -> {
                return new StsClient(callers);
            }
            case IAM -> {
                return new IamClient(callers);
            }
            case AUTO_SCALING -> {
                return new AutoScalingClient(callers);
            }
            case EKS -> {
                return new EksClient(callers);
            }
            case ECS -> {
                return new EcsClient(callers);
            }
            case RDS -> {
                return new RdsClient(callers);
            }
            case SSM -> {
                return new SsmClient(callers);
            }
            case TAGGING -> {
                return new TaggingClient(callers);
            }
        }
        throw new IllegalStateException(name());
    }

    /** {@return that the jar is not there, and the way out} */
    IllegalStateException absent(LinkageError cause) {
        return new IllegalStateException(
                "There is no client for this service on the class path: add software.amazon.awssdk:" + artifact
                        + " (test)",
                cause);
    }
}
