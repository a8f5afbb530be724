package io.github.fis4j.testkit.families;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.function.Consumer;

/** How calls get from a provider to an AWS in memory. */
enum Transport {
    /** The fakes stand behind the SDK's interfaces. */
    MEMORY {
        @Override
        FisModule module(FakeAws aws, Consumer<AwsFis.Builder> settings) {
            return aws.module(settings);
        }
    };

    /** Returns a module whose calls go to an AWS in memory. */
    abstract FisModule module(FakeAws aws, Consumer<AwsFis.Builder> settings);
}
