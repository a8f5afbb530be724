package io.github.fis4j.engine;

/** Throwables that tests throw often: without a stack trace, which would fill the log. */
final class Thrown {
    private static final StackTraceElement[] NOWHERE = {};

    private Thrown() {}

    static <T extends Throwable> T bare(T throwable) {
        throwable.setStackTrace(NOWHERE);
        return throwable;
    }
}
