package io.github.fis4j.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Runs that come and go share one poller. */
final class PollerRaces {
    private static final StopCondition ALARM = StopCondition.of("test:alarm", "p99");
    private static final StopConditionSource.Reading CLEAR =
            new StopConditionSource.Reading(StopConditionSource.Reading.State.CLEAR, "OK");

    private PollerRaces() {}

    /** Counts subscriptions; answers when the test says so, or at once. */
    private static final class Source implements StopConditionSource {
        final AtomicInteger subscriptions = new AtomicInteger();
        final CompletableFuture<Map<StopCondition, Reading>> answer = new CompletableFuture<>();

        @Override
        public String source() {
            return ALARM.source();
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
            return answer;
        }

        @Override
        public Subscription subscribe(Pushed to) {
            subscriptions.incrementAndGet();
            return subscriptions::decrementAndGet;
        }
    }

    private static final class Watcher implements StopConditionPoller.Watcher {
        final AtomicInteger told = new AtomicInteger();

        @Override
        public Collection<StopCondition> conditions() {
            return List.of(ALARM);
        }

        @Override
        public void read(Map<StopCondition, StopConditionSource.Reading> readings) {
            told.incrementAndGet();
        }

        @Override
        public void pushed(StopCondition condition, StopConditionSource.Reading reading) {
            told.incrementAndGet();
        }

        @Override
        public void unreadable(Throwable failure) {
            told.incrementAndGet();
        }
    }

    /** A run begins to watch while another one ends: it must not be left without pushes, nor may one stay behind. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "subscribed, as somebody watches")
    @Outcome(expect = FORBIDDEN, desc = "not subscribed, or twice")
    @State
    public static class SubscribedWhileWatched {
        private final Source source = new Source();
        private final StopConditionPoller poller =
                new StopConditionPoller(source, new InlineTime(), Duration.ofSeconds(30));
        private final Watcher first = new Watcher();

        public SubscribedWhileWatched() {
            poller.watch(first);
        }

        @Actor
        public void ends() {
            poller.release(first);
        }

        @Actor
        public void begins() {
            poller.watch(new Watcher());
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = source.subscriptions.get();
        }
    }

    /** The answer comes at the moment at which it is given up: that is one reading. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "told once, and the next reading is set once")
    @Outcome(expect = FORBIDDEN, desc = "told twice or never, or the polling has stopped or doubled")
    @State
    public static class AnswerOrNoAnswer {
        private final Source source = new Source();
        private final InlineTime time = new InlineTime();
        private final StopConditionPoller poller = new StopConditionPoller(source, time, Duration.ofSeconds(30));
        private final Watcher watcher = new Watcher();
        private final InlineTime.Waiting unanswered;

        public AnswerOrNoAnswer() {
            poller.watch(watcher);
            unanswered = time.timers.remove();
        }

        @Actor
        public void answer() {
            source.answer.complete(Map.of(ALARM, CLEAR));
        }

        @Actor
        public void noAnswer() {
            unanswered.fire();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = watcher.told.get();
            result.r2 = (int)
                    time.timers.stream().filter(timer -> !timer.cancelled()).count();
        }
    }
}
