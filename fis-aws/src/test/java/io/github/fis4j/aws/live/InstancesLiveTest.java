package io.github.fis4j.aws.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Instances, stopped and terminated and rebooted in real time. */
class InstancesLiveTest extends LiveTest {
    private @Nullable Ec2AsyncClient ec2;

    @Test
    void oneOfThreeTaggedInstances_runInRealTime_stoppedAndStartedAgain() {
        List<String> ids = threeInstances();
        String alarm = quietAlarm(client(CloudWatchAsyncClient.builder()));
        AtomicReference<List<InstanceStateName>> meanwhile = new AtomicReference<>(List.of());
        ExperimentListener look = event -> {
            if (event instanceof FaultInjected) {
                meanwhile.set(states(ids));
            }
        };

        ExperimentReport report = run(template(alarm), look, run -> {});

        assertThat(report.status()).as(report.toString()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.target("one").orElseThrow().identified()).isEqualTo(3);
        assertThat(meanwhile.get())
                .containsExactlyInAnyOrder(
                        InstanceStateName.STOPPED, InstanceStateName.RUNNING, InstanceStateName.RUNNING);
        assertThat(states(ids)).containsOnly(InstanceStateName.RUNNING);
        ec2().terminateInstances(request -> request.instanceIds(ids)).join();
    }

    @Test
    void taggedInstances_terminated_areGone() {
        List<String> ids = threeInstances();
        ExperimentReport report = run(onArns("aws:ec2:terminate-instances", ids.subList(0, 2)));
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(states(ids))
                .containsExactlyInAnyOrder(
                        InstanceStateName.TERMINATED, InstanceStateName.TERMINATED, InstanceStateName.RUNNING);
        ec2().terminateInstances(request -> request.instanceIds(ids)).join();
    }

    @Test
    void instances_rebooted_runOn() {
        List<String> ids = threeInstances();
        ExperimentReport report = run(onArns("aws:ec2:reboot-instances", ids));
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
        assertThat(states(ids)).containsOnly(InstanceStateName.RUNNING);
        ec2().terminateInstances(request -> request.instanceIds(ids)).join();
    }

    private ExperimentTemplate onArns(String action, List<String> ids) {
        return ExperimentTemplate.builder("some instances, live")
                .target("some", target -> {
                    target.resourceType("aws:ec2:instance").selection(SelectionMode.ALL);
                    ids.forEach(id -> target.arn("arn:aws:ec2:" + REGION + ":" + accountId() + ":instance/" + id));
                })
                .action("hit", a -> a.id(action).target("Instances", "some"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private String accountId() {
        return client(StsAsyncClient.builder()).getCallerIdentity().join().account();
    }

    private static ExperimentTemplate template(String alarm) {
        return ExperimentTemplate.builder("one of three, live")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag(TAG, MINE)
                                .filter("State.Name", "running")
                                .selection(SelectionMode.count(1)))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT2S"))
                .stopCondition(StopCondition.alarm(alarm))
                .build();
    }

    private List<String> threeInstances() {
        return ec2()
                .runInstances(request -> request.imageId("ami-12c6146b")
                        .minCount(3)
                        .maxCount(3)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.INSTANCE)
                                .tags(Tag.builder().key(TAG).value(MINE).build())
                                .build()))
                .join()
                .instances()
                .stream()
                .map(instance -> instance.instanceId())
                .toList();
    }

    private List<InstanceStateName> states(List<String> ids) {
        return ec2().describeInstances(request -> request.instanceIds(ids)).join().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> instance.state().name())
                .toList();
    }

    private static String quietAlarm(CloudWatchAsyncClient cloudWatch) {
        cloudWatch
                .putMetricAlarm(alarm -> alarm.alarmName(TAG)
                        .namespace("n")
                        .metricName("m")
                        .statistic("Sum")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator("GreaterThanThreshold"))
                .join();
        cloudWatch
                .setAlarmState(
                        state -> state.alarmName(TAG).stateValue(StateValue.OK).stateReason("quiet"))
                .join();
        return cloudWatch
                .describeAlarms(alarms -> alarms.alarmNames(TAG))
                .join()
                .metricAlarms()
                .get(0)
                .alarmArn();
    }

    private Ec2AsyncClient ec2() {
        Ec2AsyncClient known = ec2;
        if (known == null) {
            known = client(Ec2AsyncClient.builder());
            ec2 = known;
        }
        return known;
    }
}
