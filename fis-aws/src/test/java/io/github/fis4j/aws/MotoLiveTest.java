package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fis4j.aws.wire.WireClients;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * The main job in real time against an AWS emulator that others wrote: the one at FIS4J_TEST_ENDPOINT, or a moto_server of
 * its own if the command is there. Otherwise skipped.
 */
class MotoLiveTest {
    private static final String REGION = "eu-west-1";
    private static final String TAG = "fis4j-live";

    /** Whoever lends an endpoint may have run this test before. */
    private static final String MINE = UUID.randomUUID().toString();

    private static @Nullable MotoServer server;
    private static URI url = URI.create("http://127.0.0.1");

    @BeforeAll
    static void findOrStartAnEndpoint() {
        String given = System.getenv("FIS4J_TEST_ENDPOINT");
        if (given != null) {
            url = URI.create(given);
            return;
        }
        assumeTrue(
                MotoServer.installed(),
                "no moto_server on the PATH and no FIS4J_TEST_ENDPOINT: nothing to run against");
        MotoServer started = MotoServer.start();
        server = started;
        url = started.url();
    }

    @AfterAll
    static void stopTheEndpoint() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void oneOfThreeTaggedInstances_runInRealTime_stoppedAndStartedAgain() {
        try (Ec2AsyncClient ec2 = ec2();
                CloudWatchAsyncClient cloudWatch = cloudWatch()) {
            List<String> ids = threeInstances(ec2);
            String alarm = quietAlarm(cloudWatch);
            AtomicReference<List<InstanceStateName>> meanwhile = new AtomicReference<>(List.of());
            ExperimentListener look = event -> {
                if (event instanceof FaultInjected) {
                    meanwhile.set(states(ec2, ids));
                }
            };

            ExperimentReport report = run(alarm, look);

            assertThat(report.status()).as(report.toString()).isEqualTo(ExperimentStatus.COMPLETED);
            assertThat(report.verdict()).isEqualTo(Verdict.HELD);
            assertThat(report.target("one").orElseThrow().identified()).isEqualTo(3);
            assertThat(meanwhile.get())
                    .containsExactlyInAnyOrder(
                            InstanceStateName.STOPPED, InstanceStateName.RUNNING, InstanceStateName.RUNNING);
            assertThat(states(ec2, ids)).containsOnly(InstanceStateName.RUNNING);
            ec2.terminateInstances(request -> request.instanceIds(ids)).join();
        }
    }

    private static ExperimentReport run(String alarm, ExperimentListener listener) {
        AwsFis module = AwsFis.builder()
                .region(REGION)
                .endpoint(url)
                .credentials(WireClients.credentials())
                .pollEvery(Duration.ofMillis(50))
                .alarmInterval(Duration.ofMillis(100))
                .build();
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(module)
                .journal(InMemoryJournal.acceptingLoss())
                .build()) {
            return engine.start(
                            template(alarm),
                            RunOptions.builder().listener(listener).build())
                    .completion()
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
        }
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

    private static List<String> threeInstances(Ec2AsyncClient ec2) {
        return ec2
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

    private static List<InstanceStateName> states(Ec2AsyncClient ec2, List<String> ids) {
        return ec2.describeInstances(request -> request.instanceIds(ids)).join().reservations().stream()
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

    private static Ec2AsyncClient ec2() {
        return Ec2AsyncClient.builder()
                .region(Region.of(REGION))
                .endpointOverride(url)
                .credentialsProvider(WireClients.credentials())
                .build();
    }

    private static CloudWatchAsyncClient cloudWatch() {
        return CloudWatchAsyncClient.builder()
                .region(Region.of(REGION))
                .endpointOverride(url)
                .credentialsProvider(WireClients.credentials())
                .build();
    }
}
