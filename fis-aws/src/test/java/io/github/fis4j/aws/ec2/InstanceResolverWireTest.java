package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceResolverWireTest extends WireTest {
    private final TestContext context = new TestContext("aws:ec2:stop-instances");

    @Test
    void oneReservationAPage_resolved_allPagesAreRead() {
        aws.pageSize(1);
        for (int i = 0; i < 5; i++) {
            aws.instance("i-" + i).tag("chaos", "yes");
        }
        aws.instance("i-other").tag("chaos", "no");

        List<Resource> found = resolve(tagged("yes").build(), context);

        assertThat(found).extracting(Resource::id).containsExactly("i-0", "i-1", "i-2", "i-3", "i-4");
        assertThat(aws.sent("DescribeInstances")).hasSize(5);
        assertThat(context.reads).containsOnlyOnce("sts:GetCallerIdentity").hasSize(6);
    }

    @Test
    void tagsAndFilters_resolved_whatMeansTheSameIsPushedDown() {
        aws.instance("i-1").tag("chaos", "yes");
        Target target = tagged("yes")
                .tag("team", "a*")
                .tag("empty", "")
                .filter("State.Name", "running", "stopped")
                .filter("InstanceType", "t3.?")
                .filter("Placement.AvailabilityZone", "eu-west-1a")
                .filter("Placement.AvailabilityZoneId", "euw1-az1")
                .build();

        resolve(target, context);

        SentCall describe = aws.sent("DescribeInstances").get(0);
        assertThat(describe.filters())
                .containsOnlyKeys("tag:chaos", "instance-state-name", "availability-zone")
                .containsEntry("instance-state-name", List.of("running", "stopped"));
        assertThat(describe.get("MaxResults")).isEqualTo("1000");
    }

    @Test
    void arns_resolved_oneCallByIds() {
        aws.instance("i-1");
        aws.instance("i-2");

        assertThat(resources("i-1", "i-2")).extracting(Resource::arn).containsExactly(arn("i-1"), arn("i-2"));
        assertThat(aws.sent("DescribeInstances")).singleElement().satisfies(describe -> {
            assertThat(describe.list("InstanceId")).containsExactly("i-1", "i-2");
            assertThat(describe.get("MaxResults")).isEmpty();
        });
    }

    @Test
    void unknownId_resolved_theOthersAreFoundByFilter() {
        aws.instance("i-1");

        assertThat(resources("i-1", "i-gone")).extracting(Resource::id).containsExactly("i-1");
        assertThat(aws.sent("DescribeInstances").get(1).filters())
                .containsEntry("instance-id", List.of("i-1", "i-gone"));
    }

    @Test
    void arnOfAnotherRegionOrAccount_resolved_notLookedForAndTold() {
        Target target = Target.builder()
                .resourceType("aws:ec2:instance")
                .arn("arn:aws:ec2:us-east-1:111122223333:instance/i-1")
                .arn("arn:aws:ec2:eu-west-1:999999999999:instance/i-2")
                .build();

        assertThat(resolve(target, context)).isEmpty();
        assertThat(aws.sent("DescribeInstances")).isEmpty();
        assertThat(context.notes).hasSize(2).allMatch(note -> note.contains("account 111122223333, Region eu-west-1"));
    }

    @Test
    void TGT_06_membersOfTheAnswer_areWalkedInPlace() {
        aws.instance("i-1").tag("chaos", "yes").tag("Name", "web-1");

        Resource instance = resources("i-1").get(0);

        assertThat(instance.tags()).containsEntry("chaos", "yes").containsEntry("Name", "web-1");
        assertThat(instance.accountId()).isEqualTo("111122223333");
        assertThat(instance.region()).isEqualTo("eu-west-1");
        assertThat(matches(instance, "State.Name", "running")).isTrue();
        assertThat(matches(instance, "Placement.AvailabilityZone", "eu-west-1a"))
                .isTrue();
        assertThat(matches(instance, "NetworkInterfaces.Groups.GroupId", "sg-1"))
                .isTrue();
        assertThat(matches(instance, "EbsOptimized", "true")).isTrue();
        assertThat(matches(instance, "placement.availabilityZone", "eu-west-1a"))
                .isFalse();
        assertThat(matches(instance, "VpcId", "")).isFalse();
    }

    @Test
    void throttled_resolved_theSdkRepeatsTheRead() {
        aws.instance("i-1");
        aws.next("DescribeInstances", Misfortune.throttled());
        aws.next("DescribeInstances", Misfortune.refused(500, "InternalError"));

        assertThat(resources("i-1")).hasSize(1);
        assertThat(aws.sent("DescribeInstances")).hasSize(3);
    }

    @Test
    void deniedRead_resolved_failsWithTheServicesWords() {
        aws.always("DescribeInstances", Misfortune.refused(403, "UnauthorizedOperation"));

        assertThatThrownBy(() -> resources("i-1")).isInstanceOfSatisfying(CallFailedException.class, denied -> {
            assertThat(denied.code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
            assertThat(denied.serviceCode()).isEqualTo("UnauthorizedOperation");
            assertThat(denied.effect()).isEqualTo(CallFailedException.Effect.NONE);
            assertThat(denied.requestId()).isEqualTo("4b1f7f3a-0000-4000-8000-1c2d3e4f5a6b");
            assertThat(denied).hasMessageContaining("ec2:DescribeInstances was answered with UnauthorizedOperation");
        });
    }

    private static Target.Builder tagged(String value) {
        return Target.builder().resourceType("aws:ec2:instance").tag("chaos", value);
    }

    private static boolean matches(Resource resource, String path, String value) {
        return TargetMatcher.of(Target.builder().filter(path, value).build()).test(resource);
    }
}
