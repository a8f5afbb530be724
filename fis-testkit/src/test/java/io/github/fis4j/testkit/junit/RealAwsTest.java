package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.SystemTime;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.wire.WireAws;
import io.github.fis4j.testkit.wire.WireClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tests that may change what is outside: here an AWS on a port of this machine, in real time. */
class RealAwsTest {
    private static @Nullable WireClients clients;

    @TempDir
    Path reports;

    private final SystemTime time = SystemTime.create();
    private final FakeAws aws = FakeAws.builder(time)
            .latency(Duration.ofMillis(1))
            .transitions(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20))
            .build();
    private final WireAws wire = WireAws.of(aws);
    private String node = "";

    @BeforeEach
    void listen() {
        clients = WireClients.of(wire, aws.region());
        node = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(clients).close();
        wire.close();
        time.close();
    }

    private static AwsFis module() {
        AwsFis.Builder module = AwsFis.builder().pollEvery(Duration.ofMillis(20));
        Objects.requireNonNull(clients).lendTo(module);
        return module.build();
    }

    @Test
    void testThatSaysSo_changesTheWorld_andPutsItBack() {
        Inner inner = Inner.run(reports, AllowedTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(aws.ec2().history(node))
                .extracting(change -> change.state())
                .containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(inner.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("fis4j.status", "completed"));
        assertThat(reports.resolve("journal")).isDirectory();
    }

    @Test
    void testThatDoesNotSaySo_changesNothing() {
        Inner inner = Inner.run(reports, ForbiddenTestCases.class);
        assertThat(inner.failure()).hasMessageContaining("would touch the world");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void whatOneTestLeft_theNextOneUndoesFirst() {
        aws.ec2().deny("StartInstances");
        Inner left = Inner.run(reports, LeavesItTestCases.class);
        assertThat(left.failure()).hasMessageContaining("not undone: ec2:StopInstances");
        assertThat(aws.ec2().stateOf(node)).isEqualTo("stopped");

        aws.ec2().allow("StartInstances");
        Inner next = Inner.run(reports, AllowedTestCases.class);
        assertThat(next.failures()).isEmpty();
        assertThat(next.entries().get(0)).containsKey("fis4j.recovered");
        assertThat(aws.ec2().stateOf(node)).isEqualTo("running");
    }

    @Test
    void awsThatAnswers_isThere() {
        ConditionEvaluationResult found = new AwsPresence(RealAwsTest::module).asked();
        assertThat(found.isDisabled()).isFalse();
        assertThat(found.getReason().orElse("")).startsWith("AWS answers to arn:aws:");
    }

    @Test
    void awsWithoutCredentials_isNotThere() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("no credentials");
        };
        ConditionEvaluationResult found = new AwsPresence(() -> AwsFis.builder()
                        .region("us-east-1")
                        .endpoint(wire.url())
                        .credentials(none)
                        .build())
                .asked();
        assertThat(found.isDisabled()).isTrue();
        assertThat(found.getReason().orElse(""))
                .startsWith("There is no AWS to reach: ")
                .contains("no credentials");
    }

    @Test
    void awsThatDoesNotKnowUs_isNotThere() {
        aws.sts().deny("GetCallerIdentity");
        ConditionEvaluationResult found = new AwsPresence(RealAwsTest::module).asked();
        assertThat(found.isDisabled()).isTrue();
    }

    @Test
    void testThatNeedsAws_isLeftOut_whereThereIsNone() {
        boolean there = !AwsPresence.condition().isDisabled();
        var annotated = Inner.run(reports, NeedsAwsTestCases.class).results();
        assertThat(annotated.testEvents().succeeded().count()).isEqualTo(there ? 1 : 0);
        assertThat(annotated.containerEvents().skipped().count()).isEqualTo(there ? 0 : 1);
        assertThat(Inner.run(reports, FieldNeedsAwsTestCases.class).counts())
                .containsExactly(there ? 1L : 0L, 0L, 0L, there ? 0L : 1L);
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("one node lost for a moment")
                .target("one", t -> t.resourceType("aws:ec2:instance").tag("chaos", "yes"))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT0.2S"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private static FisExtension.Builder extension() {
        return FisExtension.builder()
                .template(template())
                .time(Time.REAL)
                .engine(engine -> engine.undoPatience(Duration.ofMillis(500)).closeWithin(Duration.ofSeconds(2)))
                .module(time -> module());
    }

    static class AllowedTestCases {
        @RegisterExtension
        final FisExtension fis = extension().realAws().build();

        @Test
        void run(Experiment experiment) {
            var report = experiment.run();
            assertThat(report).completed().undid("stop");
            assertThat(report.simulated()).isFalse();
            assertThatThrownBy(fis::aws).hasMessageContaining("There is no FakeAws");
        }
    }

    static class ForbiddenTestCases {
        @RegisterExtension
        final FisExtension fis = extension().build();

        @Test
        void run(Experiment experiment) {
            experiment.run();
        }
    }

    static class LeavesItTestCases {
        @RegisterExtension
        final FisExtension fis = extension().realAws().build();

        @Test
        void run(Experiment experiment) {
            assertThat(experiment.run()).failed();
        }
    }

    @FisTest(disabledWithoutAws = true)
    static class NeedsAwsTestCases {
        @Test
        void nothing() {}
    }

    static class FieldNeedsAwsTestCases {
        @RegisterExtension
        final FisExtension fis = FisExtension.builder().disabledWithoutAws().build();

        @Test
        void nothing() {}
    }
}
