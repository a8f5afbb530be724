package io.github.fis4j.testkit.junit;

import io.github.fis4j.spi.FisModule;

/** A module that changes the world, over fakes of it: it changes nothing. */
final class FakedModule extends DelegatingModule {
    FakedModule(FisModule module) {
        super(module);
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }
}
