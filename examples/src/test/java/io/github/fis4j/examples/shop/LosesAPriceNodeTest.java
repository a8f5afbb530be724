package io.github.fis4j.examples.shop;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.junit.FisTest;
import io.github.fis4j.testkit.resilience4j.Resilience;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half of the price nodes are gone for two minutes. Does anybody in the shop notice? */
@FisTest(template = "lose-a-price-node.json", seed = 42)
class LosesAPriceNodeTest {
    private int customers;
    private int withoutPrice;

    @BeforeEach
    @SuppressWarnings("FutureReturnValueIgnored") // The customers come as long as the world of the test lasts.
    void load(FakeAws aws, VirtualTime time, Experiment experiment) {
        List<PriceNode> nodes = aws.ec2().instances(2, Tag.of("service", "prices")).stream()
                .map(id -> node(aws, id))
                .toList();
        CircuitBreaker breaker = CircuitBreaker.of(
                "prices",
                Resilience.breakerOn(time)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(4)
                        .build());
        Resilience.watch(experiment, breaker);
        Prices prices = new Prices(nodes, breaker);
        // Ten customers a second, on the time of the experiment.
        time.scheduler().scheduleAtFixedRate(() -> ask(prices), 0, 100, TimeUnit.MILLISECONDS);
    }

    /** A node answers as long as its instance runs. */
    private static PriceNode node(FakeAws aws, String id) {
        return item -> {
            if (!aws.ec2().stateOf(id).equals("running")) {
                throw new IllegalStateException("no answer from " + id);
            }
            return 499;
        };
    }

    private void ask(Prices prices) {
        OptionalLong price = prices.price("tea");
        customers++;
        withoutPrice += price.isPresent() ? 0 : 1;
    }

    @Test
    void customers_seePrices_allTheTime(Experiment experiment) {
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop");
        assertThat(customers).isGreaterThan(1_000);
        assertThat(withoutPrice).isZero();
    }

    @Test
    void breaker_opensAtOnce_andClosesWhenTheNodeIsBack(Experiment experiment) {
        experiment.start().awaitEnd();
        experiment.advance(ofSeconds(10));

        assertThat(experiment)
                .took("breaker prices", "OPEN")
                .within(ofSeconds(2))
                .ofInjection("stop")
                .took("breaker prices", "CLOSED")
                .within(ofSeconds(10))
                .ofUndo("stop");
    }
}
