package io.github.fis4j.aws.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where live tests run: at FIS4J_TEST_ENDPOINT, or at a moto_server of our own if the command is there. All classes share
 * it, and it ends with this JVM.
 */
final class LiveEndpoint {
    private static @Nullable URI found;

    private LiveEndpoint() {}

    /** Skips the test if there is nothing to run against. */
    static synchronized URI url() {
        URI known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private static URI find() {
        String given = System.getenv("FIS4J_TEST_ENDPOINT");
        if (given != null) {
            return URI.create(given);
        }
        assumeTrue(
                MotoServer.installed(),
                "no moto_server on the PATH and no FIS4J_TEST_ENDPOINT: nothing to run against");
        return MotoServer.start().url();
    }
}
