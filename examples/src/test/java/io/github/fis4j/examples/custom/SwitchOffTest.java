package io.github.fis4j.examples.custom;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.ActionProviderContract;
import io.github.fis4j.testkit.contract.ActionUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An action of one's own: the contract that every action owes the engine, and what is particular to this one. */
class SwitchOffTest {
    private static final ExperimentTemplate TEMPLATE = ExperimentTemplate.builder("the shop without recommendations")
            .action(
                    "off",
                    action -> action.id("shop:switch:off")
                            .parameter("name", "recommendations")
                            .parameter("duration", "PT10M"))
            .build();

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeSwitches switches = new FakeSwitches(time, "recommendations");

    @Nested
    class Contract extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return new ActionUnderTest(
                    new SwitchOff(switches),
                    "shop:switch:off",
                    Map.of("name", "recommendations", "duration", "PT10M"),
                    Map.of(),
                    Place.LOCAL,
                    time);
        }

        @Override
        protected Object world() {
            return switches.on("recommendations");
        }
    }

    @Test
    void switchOn_isOffForTenMinutes_andOnAgain() {
        try (ExperimentEngine engine = engine()) {
            ExperimentRun run = engine.start(TEMPLATE);
            time.advance(Duration.ofMinutes(9));
            assertThat(switches.on("recommendations")).isFalse();
            time.advance(Duration.ofMinutes(2));

            ExperimentReport report = run.completion().join();
            assertThat(report).completed().undid("off").nothingLeft();
            assertThat(report.verdict()).isEqualTo(Verdict.HELD);
            assertThat(switches.on("recommendations")).isTrue();
        }
    }

    @Test
    void stopInMidRun_turnsItOnAtOnce() {
        try (ExperimentEngine engine = engine()) {
            ExperimentRun run = engine.start(TEMPLATE);
            time.advance(Duration.ofMinutes(1));
            run.stop();
            time.advance(Duration.ofSeconds(10));

            assertThat(run.completion().join().status()).isEqualTo(ExperimentStatus.STOPPED);
            assertThat(switches.on("recommendations")).isTrue();
        }
    }

    @Test
    void switchThatWasOff_isNotHit_andStaysOff() {
        switches.set("recommendations", false);
        try (ExperimentEngine engine = engine()) {
            ExperimentRun run = engine.start(TEMPLATE);
            time.advance(Duration.ofMinutes(1));

            ExperimentReport report = run.completion().join();
            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.reason()).contains("recommendations is off already");
            assertThat(switches.on("recommendations")).isFalse();
        }
    }

    @Test
    void serviceThatAnswersAndDoesNothing_isNoGreenRun() {
        switches.stuck();
        try (ExperimentEngine engine = engine()) {
            ExperimentRun run = engine.start(TEMPLATE);
            time.advance(Duration.ofMinutes(20));

            ExperimentReport report = run.completion().join();
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
            assertThat(report.exitCode()).isNotZero();
        }
    }

    private ExperimentEngine engine() {
        return ExperimentEngine.builder()
                .register(new ShopModule(switches))
                .journal(InMemoryJournal.acceptingLoss())
                .time(time)
                .build();
    }
}
