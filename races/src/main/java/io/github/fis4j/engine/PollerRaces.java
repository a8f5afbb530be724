package io.github.fis4j.engine;

import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One run begins to watch while another ends and the source pushes: in the end there is one subscription, and the one who
 * came has been told of a reading.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "subscribed once, and read for the one who watches")
@State
public class PollerRaces {
    private static final StopCondition CONDITION = StopCondition.of("test", "alarm");
    private static final StopConditionSource.Reading CLEAR =
            new StopConditionSource.Reading(StopConditionSource.Reading.State.CLEAR, "OK");

    private final Source source = new Source();
    private final StopConditionPoller poller =
            new StopConditionPoller(source, new MailboxRaces.HandTime(), Duration.ofSeconds(30));
    private final Watcher leaving = new Watcher();
    private final Watcher coming = new Watcher();

    public PollerRaces() {
        poller.watch(leaving);
    }

    @Actor
    public void comes() {
        poller.watch(coming);
    }

    @Actor
    public void leaves() {
        poller.release(leaving);
    }

    @Actor
    public void pushes() {
        source.push();
    }

    @Arbiter
    public void end(II_Result result) {
        result.r1 = source.open.get();
        result.r2 = Math.min(1, coming.readings.get());
    }

    private static final class Source implements StopConditionSource {
        private final AtomicInteger open = new AtomicInteger();
        private volatile Pushed to = (condition, reading) -> {};

        void push() {
            to.reading(CONDITION, CLEAR);
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
            return CompletableFuture.completedFuture(Map.of(CONDITION, CLEAR));
        }

        @Override
        public Subscription subscribe(Pushed pushed) {
            to = pushed;
            open.incrementAndGet();
            return open::decrementAndGet;
        }
    }

    private static final class Watcher implements StopConditionPoller.Watcher {
        private final AtomicInteger readings = new AtomicInteger();

        @Override
        public Collection<StopCondition> conditions() {
            return List.of(CONDITION);
        }

        @Override
        public void read(Map<StopCondition, StopConditionSource.Reading> read) {
            readings.incrementAndGet();
        }

        @Override
        public void pushed(StopCondition condition, StopConditionSource.Reading reading) {}

        @Override
        public void unreadable(Throwable failure) {}
    }
}
