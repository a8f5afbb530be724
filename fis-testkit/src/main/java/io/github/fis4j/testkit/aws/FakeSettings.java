package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Place;
import io.github.fis4j.spi.EngineTime;
import java.time.Duration;

/**
 * What all fakes of one AWS share.
 *
 * @param time the clock and the timers
 * @param accountId the account
 * @param region the Region
 * @param latency from a request to its answer
 * @param timeOut after how long a client gives up a call that is not answered
 */
record FakeSettings(EngineTime time, String accountId, String region, Duration latency, Duration timeOut) {

    Place place() {
        return new Place("aws", accountId, region, null, null);
    }

    /** Who makes the calls, as STS would tell. */
    String principal() {
        return "arn:aws:sts::" + accountId + ":assumed-role/simulated/fis4j";
    }
}
