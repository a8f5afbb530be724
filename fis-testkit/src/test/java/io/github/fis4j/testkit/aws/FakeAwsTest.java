package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.testkit.VirtualTime;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

class FakeAwsTest {
    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.builder(time)
            .accountId("444455556666")
            .region("eu-west-1")
            .latency(Duration.ZERO)
            .build();
    private final FakeCloudWatch fake = aws.cloudWatch();
    private final CloudWatchAsyncClient cloudWatch = aws.client(CloudWatchAsyncClient.class);

    @Test
    void alarm_isOk_untilItIsSet() {
        String arn = fake.alarm("p99");
        assertThat(arn).isEqualTo("arn:aws:cloudwatch:eu-west-1:444455556666:alarm:p99");
        assertThat(fake.alarm("p99")).isEqualTo(arn);
        MetricAlarm alarm = described("p99").metricAlarms().get(0);
        assertThat(alarm.alarmArn()).isEqualTo(arn);
        assertThat(alarm.stateValue()).isEqualTo(StateValue.OK);
        time.advance(Duration.ofSeconds(7));
        fake.set("p99", "ALARM");
        MetricAlarm fired = described("p99").metricAlarms().get(0);
        assertThat(fired.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(fired.stateTransitionedTimestamp()).isEqualTo(VirtualTime.DEFAULT_START.plusSeconds(7));
    }

    @Test
    void setAt_showsWhenTheTimeHasCome_andKeepsNoTimer() {
        fake.alarm("p99");
        fake.setAt(Duration.ofSeconds(30), "p99", "ALARM");
        fake.setAt(Duration.ofSeconds(60), "p99", "OK");
        assertThat(time.dump()).doesNotContain("  at ");
        time.advance(Duration.ofMillis(29_999));
        assertThat(fake.stateOf("p99")).isEqualTo("OK");
        time.advance(Duration.ofMillis(1));
        assertThat(fake.stateOf("p99")).isEqualTo("ALARM");
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.stateOf("p99")).isEqualTo("OK");
    }

    @Test
    void compositeAlarm_isListedOnlyWhenAskedFor() {
        fake.alarm("p99");
        fake.compositeAlarm("all");
        assertThat(described("p99", "all").compositeAlarms()).isEmpty();
        DescribeAlarmsResponse both = await(cloudWatch.describeAlarms(r ->
                r.alarmNames("p99", "all", "no-such").alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
        assertThat(both.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("p99");
        assertThat(both.compositeAlarms().get(0).stateValue()).isEqualTo(StateValue.OK);
    }

    @Test
    void deletedAlarm_isGone() {
        fake.alarm("p99");
        fake.delete("p99");
        assertThat(described("p99").metricAlarms()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.set("p99", "OK"))
                .withMessage("There is no alarm p99, only []");
    }

    @Test
    void senselessState_isRefused() {
        fake.alarm("p99");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.set("p99", "FIRED"));
    }

    @Test
    void deniedDescribe_fails_andUnmodelledQuestionsFailByName() {
        fake.deny("DescribeAlarms");
        assertThatThrownBy(() -> described("p99")).hasCauseInstanceOf(CloudWatchException.class);
        assertThatThrownBy(() -> await(cloudWatch.describeAlarms(r -> r.alarmNamePrefix("p"))))
                .hasStackTraceContaining("finds alarms by name only");
        assertThatThrownBy(cloudWatch::listDashboards)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasStackTraceContaining("CloudWatchAsyncClient.listDashboards");
    }

    @Test
    void sts_tellsAccountAndPrincipal() {
        StsAsyncClient sts = aws.client(StsAsyncClient.class);
        assertThat(await(sts.getCallerIdentity()).account()).isEqualTo("444455556666");
        assertThat(await(sts.getCallerIdentity()).arn()).isEqualTo(aws.sts().principal());
    }

    @Test
    void client_isMadeOnce_andOnlyForWhatIsModelled() {
        assertThat(aws.client(Ec2AsyncClient.class)).isSameAs(aws.client(Ec2AsyncClient.class));
        assertThat(aws.client(Ec2AsyncClient.class).serviceName()).isEqualTo("ec2");
        assertThatIllegalArgumentException().isThrownBy(() -> aws.client(String.class));
    }

    @Test
    void publicSignatures_nameNoTypeOfTheSdk() {
        List<Class<?>> types = List.of(
                FakeAws.class,
                FakeAws.Builder.class,
                FakeService.class,
                FakeEc2.class,
                FakeCloudWatch.class,
                FakeSts.class,
                FakeIam.class,
                InstanceBuilder.class,
                StateChange.class,
                Tag.class);
        Stream<Class<?>> named = types.stream()
                .flatMap(type -> Stream.<Executable>concat(
                        Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors())))
                .filter(member -> Modifier.isPublic(member.getModifiers()))
                .flatMap(member -> Stream.concat(
                        Arrays.stream(member.getParameterTypes()),
                        Stream.of(member.getAnnotatedReturnType().getType() instanceof Class<?> c ? c : Object.class)));
        assertThat(named.map(Class::getName)).noneMatch(name -> name.startsWith("software.amazon"));
    }

    private DescribeAlarmsResponse described(String... names) {
        return await(cloudWatch.describeAlarms(r -> r.alarmNames(names)));
    }

    private <T> T await(CompletableFuture<T> answer) {
        assertThat(time.await(answer, Duration.ofSeconds(5))).isTrue();
        return answer.join();
    }
}
