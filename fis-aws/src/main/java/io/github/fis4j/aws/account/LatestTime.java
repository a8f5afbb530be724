package io.github.fis4j.aws.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The latest time that a run has told. A module has no clock of its own, and that of a run may be virtual. Thread-safe. */
final class LatestTime extends Clock {
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    void see(Instant now) {
        latest.accumulateAndGet(now, (before, after) -> after.isAfter(before) ? after : before);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(latest.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("There is no zone but UTC");
    }
}
