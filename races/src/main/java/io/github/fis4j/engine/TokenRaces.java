package io.github.fis4j.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.fis4j.template.ExperimentTemplate;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads start with one client token. */
final class TokenRaces {
    private static final ExperimentTemplate TEMPLATE =
            ExperimentTemplate.builder("once").build();
    private static final RunOptions OPTIONS =
            RunOptions.builder().clientToken("token").build();

    private TokenRaces() {}

    /** The fault must not be injected twice. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one run begins")
    @Outcome(expect = FORBIDDEN, desc = "two runs begin, or none")
    @State
    public static class OneTokenOneRun {
        private final StartTokens tokens = new StartTokens();
        private final AtomicInteger begun = new AtomicInteger();

        private void start() {
            tokens.start(TEMPLATE, OPTIONS, () -> {
                begun.incrementAndGet();
                return null;
            });
        }

        @Actor
        public void one() {
            start();
        }

        @Actor
        public void other() {
            start();
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = begun.get();
        }
    }
}
