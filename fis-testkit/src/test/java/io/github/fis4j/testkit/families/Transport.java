package io.github.fis4j.testkit.families;

import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;

/** How calls get from a provider to an AWS in memory. */
enum Transport {
    /** The fakes stand behind the SDK's interfaces. */
    MEMORY {
        @Override
        Link link(FakeAws aws, VirtualTime time) {
            return aws::module;
        }
    },

    /** The fakes stand behind a real port; real clients of the SDK are lent to the module that a user would have. */
    WIRE {
        @Override
        Link link(FakeAws aws, VirtualTime time) {
            return new WireLink(aws, time);
        }
    };

    /** Returns a way to an AWS in memory, for one test. */
    abstract Link link(FakeAws aws, VirtualTime time);
}
