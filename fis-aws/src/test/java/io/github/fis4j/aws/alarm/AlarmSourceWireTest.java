package io.github.fis4j.aws.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlarmSourceWireTest extends WireTest {
    private static final String PREFIX = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:";

    @Test
    void STC_07_metricAndCompositeAlarms_read_inOneCall() {
        aws.alarm("p99", "OK");
        aws.alarm("late:data", "INSUFFICIENT_DATA");
        aws.compositeAlarm("all", "ALARM");

        Map<StopCondition, Reading> readings = read(alarm("p99"), alarm("late:data"), alarm("all"), alarm("nobody"));

        assertThat(readings)
                .containsEntry(alarm("p99"), new Reading(Reading.State.CLEAR, "OK"))
                .containsEntry(alarm("late:data"), new Reading(Reading.State.CLEAR, "INSUFFICIENT_DATA"))
                .containsEntry(alarm("all"), new Reading(Reading.State.FIRED, "ALARM"))
                .containsEntry(
                        alarm("nobody"), new Reading(Reading.State.MISSING, "not found in this account and Region"));
        assertThat(aws.sent("DescribeAlarms")).singleElement().satisfies(call -> {
            assertThat(call.list("AlarmNames.member")).containsExactly("p99", "late:data", "all", "nobody");
            assertThat(call.list("AlarmTypes.member")).containsExactly("MetricAlarm", "CompositeAlarm");
            assertThat(call.get("MaxRecords")).isEqualTo("100");
        });
    }

    @Test
    void moreThanAHundredAlarms_read_inSlicesAndAllPages() {
        StopCondition[] conditions =
                IntStream.range(0, 150).mapToObj(i -> alarm("a" + i)).toArray(StopCondition[]::new);
        IntStream.range(0, 150).forEach(i -> aws.alarm("a" + i, "OK"));
        aws.pageSize(60);

        assertThat(read(conditions).values()).hasSize(150).allMatch(one -> one.state() == Reading.State.CLEAR);
        assertThat(aws.sent("DescribeAlarms")).hasSize(2 + 1);
    }

    @Test
    void sameNameElsewhere_read_isNotTakenForIt() {
        aws.alarm("p99", "ALARM");
        StopCondition elsewhere = StopCondition.alarm("arn:aws:cloudwatch:us-east-1:111122223333:alarm:p99");
        StopCondition another = StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:999999999999:alarm:p99");

        assertThat(read(elsewhere, another).values()).allMatch(one -> one.state() == Reading.State.MISSING);
    }

    @Test
    void arnWithoutAccountAndRegion_read_byNameAlone() {
        aws.alarm("No_Traffic", "ALARM");
        StopCondition old = StopCondition.alarm("arn:aws:cloudwatch::alarm:No_Traffic");
        StopCondition empty = StopCondition.alarm("arn:aws:cloudwatch:::alarm:No_Traffic");

        assertThat(read(old, empty).values()).allMatch(one -> one.state() == Reading.State.FIRED);
    }

    @Test
    void noArnOfAnAlarm_read_missingWithoutACall() {
        StopCondition nonsense = StopCondition.alarm("p99");

        assertThat(read(nonsense)).containsEntry(nonsense, new Reading(Reading.State.MISSING, "no ARN of an alarm"));
        assertThat(aws.sent("DescribeAlarms")).isEmpty();
    }

    @Test
    void denied_read_fails() {
        aws.always("DescribeAlarms", Misfortune.refused(403, "AccessDenied"));

        assertThatThrownBy(() -> read(alarm("p99")))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("cloudwatch:DescribeAlarms was answered with AccessDenied (HTTP 403)");
    }

    @Test
    void interval_asked_isTheOneThatWasSet() {
        assertThat(source().interval()).isEqualTo(Duration.ofMillis(50));
    }

    private Map<StopCondition, Reading> read(StopCondition... conditions) {
        return await(source().read(List.of(conditions)));
    }

    private StopConditionSource source() {
        return module.stopConditionSources().get(0);
    }

    private static StopCondition alarm(String name) {
        return StopCondition.alarm(PREFIX + name);
    }
}
