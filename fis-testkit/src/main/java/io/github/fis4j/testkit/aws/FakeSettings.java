package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Place;
import io.github.fis4j.spi.EngineTime;
import java.time.Duration;

/**
 * What all fakes of one account share.
 *
 * @param time the clock and the timers
 * @param state what there is, and what will become of it
 * @param accountId the account
 * @param region the Region
 * @param latency from a request to its answer
 * @param timeOut after how long a client gives up a call that is not answered
 */
record FakeSettings(
        EngineTime time, AccountState state, String accountId, String region, Duration latency, Duration timeOut) {

    /** {@return the same for another account, in which there is nothing yet} */
    FakeSettings of(String otherAccount) {
        return new FakeSettings(time, new AccountState(time), otherAccount, region, latency, timeOut);
    }

    Place place() {
        return new Place("aws", accountId, region, null, null);
    }

    /** Who makes the calls, as STS would tell. */
    String principal() {
        return "arn:aws:sts::" + accountId + ":assumed-role/simulated/fis4j";
    }
}
