package io.github.fis4j.aws.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A role in another account, assumed in real time: what it hits is there, and is put back there. */
class RolesLiveTest extends LiveTest {
    private static final String OTHER_ACCOUNT = "222233334444";
    private static final String ROLE = "arn:aws:iam::" + OTHER_ACCOUNT + ":role/fis4j-live";

    @Test
    void roleOfAnotherAccount_isAssumed_withTheExperimentAsItsSession() {
        Ec2AsyncClient there = client(Ec2AsyncClient.builder(), inTheOtherAccount());
        String victim = instance(there);
        String neighbour = instance(client(Ec2AsyncClient.builder()));

        ExperimentReport report = run(template());

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(report.target("all").orElseThrow().victims())
                .extracting(one -> one.arn())
                .singleElement()
                .asString()
                .contains(victim)
                .doesNotContain(neighbour);
        assertThat(Objects.requireNonNull(report.identities().get("aws")).principal())
                .isEqualTo("arn:aws:sts::" + OTHER_ACCOUNT + ":assumed-role/fis4j-live/" + report.runId());
        assertThat(state(there, victim)).isEqualTo(InstanceStateName.RUNNING);
        there.terminateInstances(of -> of.instanceIds(victim)).join();
        client(Ec2AsyncClient.builder())
                .terminateInstances(of -> of.instanceIds(neighbour))
                .join();
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("elsewhere, live")
                .roleArn(ROLE)
                .target(
                        "all",
                        t -> t.resourceType("aws:ec2:instance").tag(TAG, MINE).selection(SelectionMode.ALL))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "all")
                                .parameter("startInstancesAfterDuration", "PT1S"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private AwsCredentialsProvider inTheOtherAccount() {
        Credentials given = client(StsAsyncClient.builder())
                .assumeRole(of -> of.roleArn(ROLE).roleSessionName("set-up"))
                .join()
                .credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    }

    private static String instance(Ec2AsyncClient ec2) {
        return ec2.runInstances(request -> request.imageId("ami-12c6146b")
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.INSTANCE)
                                .tags(Tag.builder().key(TAG).value(MINE).build())
                                .build()))
                .join()
                .instances()
                .get(0)
                .instanceId();
    }

    private static InstanceStateName state(Ec2AsyncClient ec2, String id) {
        return ec2.describeInstances(of -> of.instanceIds(id))
                .join()
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .name();
    }
}
