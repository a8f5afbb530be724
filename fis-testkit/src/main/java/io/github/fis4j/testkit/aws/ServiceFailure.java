package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.FisException;

/** An error as a service answers it, or no answer at all. The SDK's side makes an exception of the SDK of it. */
final class ServiceFailure extends FisException {
    private static final long serialVersionUID = 1L;
    private static final int NO_ANSWER = 0;

    private final String code;
    private final int status;

    private ServiceFailure(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    static ServiceFailure answer(String code, int status, String message) {
        return new ServiceFailure(code, status, message);
    }

    static ServiceFailure badRequest(String code, String message) {
        return new ServiceFailure(code, 400, message);
    }

    static ServiceFailure noAnswer(String call) {
        return new ServiceFailure("", NO_ANSWER, call + " was not answered in time");
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    boolean answered() {
        return status != NO_ANSWER;
    }
}
