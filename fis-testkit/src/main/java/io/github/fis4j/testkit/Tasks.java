package io.github.fis4j.testkit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks so that one that throws ends nothing but itself. */
final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualTime.class);

    private Tasks() {}

    static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task of virtual time failed; time goes on", e);
        }
    }
}
