package io.github.fis4j.engine;

import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes starts idempotent (TPL-01): one token, one run. Runs that are under way are always remembered, and of those that
 * are over the {@value #REMEMBERED} that ended last. Thread-safe.
 */
final class StartTokens {
    static final int REMEMBERED = 1_000;

    private final Map<String, Started> byToken = new HashMap<>();
    private final Deque<String> ended = new ArrayDeque<>();

    /** Gives the run of the token, or begins one; side by side with others, at most one of them begins. */
    RunCoordinator start(ExperimentTemplate template, RunOptions options, Supplier<RunCoordinator> begin) {
        String token = options.clientToken();
        if (token == null) {
            return begin.get();
        }
        synchronized (this) {
            Started earlier = byToken.get(token);
            if (earlier == null) {
                RunCoordinator run = begin.get();
                byToken.put(token, new Started(template, options, run));
                return run;
            }
            return earlier.again(template, options, token);
        }
    }

    /** The run of a token is over. */
    synchronized void over(String token) {
        ended.add(token);
        if (ended.size() > REMEMBERED) {
            byToken.remove(ended.remove());
        }
    }

    private record Started(ExperimentTemplate template, RunOptions options, RunCoordinator run) {

        RunCoordinator again(ExperimentTemplate asked, RunOptions how, String token) {
            if (!template.equals(asked)) {
                throw other(token, "another template");
            }
            if (!options.asksTheSameAs(how)) {
                throw other(token, "another seed, other tags or another actions mode");
            }
            return run;
        }

        private IllegalArgumentException other(String token, String difference) {
            return new IllegalArgumentException("The client token \"" + token + "\" belongs to run " + run.id()
                    + ", which was started with " + difference + "; use a new token for another run");
        }
    }
}
