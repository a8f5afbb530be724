package io.github.fis4j.examples.custom;

import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import java.util.List;

/**
 * What an engine is told of the shop: {@code ExperimentEngine.builder().register(new ShopModule(switches))}. Its actions
 * change the world outside, so the engine wants a durable journal.
 *
 * @param switches the shop's switches
 */
public record ShopModule(Switches switches) implements FisModule {
    @Override
    public String name() {
        return "shop";
    }

    @Override
    public Touches touches() {
        return Touches.WORLD;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(new SwitchOff(switches));
    }
}
