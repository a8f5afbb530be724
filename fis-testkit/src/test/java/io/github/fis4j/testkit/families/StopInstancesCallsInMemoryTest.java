package io.github.fis4j.testkit.families;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StopInstancesCallsInMemoryTest extends StopInstancesCallsTest {
    StopInstancesCallsInMemoryTest() {
        super(Transport.MEMORY);
    }

    /** In memory only: a hundred looks at a thousand instances each are half a minute of XML. */
    @Test
    void tenThousand_takeTenTimesTheCallsOfAThousand() throws IOException {
        count(10_000);
    }
}
