package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.InterruptedRunException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what providers, resolvers and sources fail with into errors of the experiment. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * @param failure what a stage failed with
     * @param who names the code that failed, for the case that it is broken
     */
    static ExperimentError error(Throwable failure, String who) {
        Throwable cause = Stages.unwrap(failure);
        if (cause instanceof ActionFailedException failed) {
            return failed.error();
        }
        if (cause instanceof CallFailedException call) {
            return ExperimentError.of(call.code(), problem(call));
        }
        LOG.warn("{} failed with an exception that it should not throw", who, cause);
        return ExperimentError.of(ErrorCode.INTERNAL_FAILURE, who + " is broken: " + problem(cause));
    }

    /** One line of what went wrong, without a stack trace. */
    static String problem(Throwable failure) {
        Throwable cause = Stages.unwrap(failure);
        if (cause instanceof CallFailedException call) {
            String message = String.valueOf(call.getMessage());
            return message.contains(call.serviceCode()) ? message : call.serviceCode() + ": " + message;
        }
        String message = cause.getMessage();
        if (cause instanceof ActionFailedException
                || cause instanceof InterruptedRunException
                || cause instanceof MisplacedUndoException) {
            return String.valueOf(message);
        }
        return cause.getClass().getSimpleName() + (message == null ? origin(cause) : ": " + message);
    }

    /** Where an exception without a message came from: better than nothing. */
    private static String origin(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        if (trace.length == 0) {
            return "";
        }
        String type = trace[0].getClassName();
        return " from " + type.substring(type.lastIndexOf('.') + 1) + "." + trace[0].getMethodName();
    }
}
