package io.github.fis4j.examples.cli;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says in one line why something could not be done. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
