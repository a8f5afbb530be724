package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.aws.FakeSts;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What befalls the calls to STS around a drain under a role, over any transport. */
abstract class RolesTest extends FamilyTest {
    private final FakeSts sts = aws.sts();

    RolesTest(Transport transport) {
        super(transport);
    }

    private ExperimentReport drain(String duration) {
        aws.ecs().cluster("web", c -> c.containerInstances(4).tag("chaos", "yes"));
        return run(ExperimentTemplate.builder("hosts are drained under a role")
                .roleArn("arn:aws:iam::" + ACCOUNT + ":role/fis")
                .target(
                        "clusters",
                        t -> t.resourceType("aws:ecs:cluster")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action(
                        "drain",
                        a -> a.id("aws:ecs:drain-container-instances")
                                .target("Clusters", "clusters")
                                .parameter("drainagePercentage", "50")
                                .parameter("duration", duration))
                .stopCondition(StopCondition.none())
                .build());
    }

    private void everythingActive() {
        assertThat(aws.ecs().containerInstances("web"))
                .hasSize(4)
                .allMatch(arn -> aws.ecs().statusOf(arn).equals("ACTIVE"));
    }

    @ParameterizedTest
    @CsvSource({
        "AssumeRole, throttle", "AssumeRole, breakDown", "AssumeRole, timeOut",
        "GetCallerIdentity, throttle", "GetCallerIdentity, breakDown", "GetCallerIdentity, timeOut"
    })
    void troubleOfSts_isBorne(String operation, String trouble) {
        switch (trouble) {
            case "throttle" -> sts.throttle(operation, 1);
            case "breakDown" -> sts.breakDown(operation, 1);
            default -> sts.timeOut(operation, 1);
        }
        assertThat(drain("PT2M"))
                .withTimeline(recorder)
                .completed()
                .hit("drain", 1)
                .undid("drain")
                .nothingLeft();
        assertThat(sts.calls(operation)).isGreaterThanOrEqualTo(2);
        everythingActive();
    }

    @Test
    void deniedRole_failsTheRun_beforeAnythingIsChanged() {
        sts.deny("AssumeRole");
        ExperimentReport report = drain("PT2M");
        assertThat(report).failed().nothingLeft();
        assertThat(Objects.requireNonNull(report.error()).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(aws.ecs().calls("UpdateContainerInstancesState")).isZero();
    }

    @Test
    void holdLongerThanTheSession_isPutBackWithNewCredentials() {
        ExperimentReport report = drain("PT3H");
        assertThat(report).withTimeline(recorder).completed().undid("drain").nothingLeft();
        assertThat(report.duration()).isGreaterThan(Duration.ofHours(3));
        assertThat(sts.calls("AssumeRole")).isGreaterThanOrEqualTo(2);
        everythingActive();
    }
}
