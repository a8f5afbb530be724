package io.github.fis4j.examples.custom;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.junit.FisExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An action of one's own under JUnit: the real provider, over a fake of the service that it talks to. */
class ShopWithFisTest {
    private final List<FakeSwitches> made = new ArrayList<>();

    @RegisterExtension
    final FisExtension fis = FisExtension.builder()
            .template(ExperimentTemplate.builder("the shop without recommendations")
                    .action(
                            "off",
                            action -> action.id("shop:switch:off")
                                    .parameter("name", "recommendations")
                                    .parameter("duration", "PT10M"))
                    .stopCondition(StopCondition.none())
                    .build())
            .faked(time -> {
                made.add(new FakeSwitches(time, "recommendations"));
                return new ShopModule(made.get(0));
            })
            .build();

    @Test
    void recommendations_areOffForTenMinutes(Experiment experiment) {
        experiment.start().awaitAction("off").running().advance(Duration.ofMinutes(9));
        assertThat(made.get(0).on("recommendations")).isFalse();

        assertThat(experiment.awaitEnd()).completed().undid("off");
        assertThat(made.get(0).on("recommendations")).isTrue();
    }
}
