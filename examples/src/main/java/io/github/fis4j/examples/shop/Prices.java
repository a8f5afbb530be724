package io.github.fis4j.examples.shop;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The prices of a shop: asks its nodes in turn, through a circuit breaker, and shows the last known price while the breaker
 * is open or a node does not answer. Thread-safe.
 */
public final class Prices {
    private final List<PriceNode> nodes;
    private final CircuitBreaker breaker;
    private final Map<String, Long> known = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * A service that knows no price yet.
     *
     * @param nodes at least one
     * @param breaker guards the calls to all of them
     */
    public Prices(List<PriceNode> nodes, CircuitBreaker breaker) {
        this.nodes = List.copyOf(nodes);
        this.breaker = breaker;
    }

    /**
     * {@return the price in cents, now or as it was last known; empty if it was never known}
     *
     * @param item the item
     */
    public OptionalLong price(String item) {
        try {
            long price = breaker.executeSupplier(() -> nextNode().price(item));
            known.put(item, price);
            return OptionalLong.of(price);
        } catch (CallNotPermittedException | IllegalStateException unreachable) {
            Long last = known.get(item);
            return last == null ? OptionalLong.empty() : OptionalLong.of(last);
        }
    }

    private PriceNode nextNode() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }
}
