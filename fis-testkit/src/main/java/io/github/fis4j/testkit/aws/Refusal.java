package io.github.fis4j.testkit.aws;

/**
 * How a service refuses a call.
 *
 * @param code its error code, as it is on the wire
 * @param status its HTTP status
 */
record Refusal(String code, int status) {

    ServiceFailure because(String message) {
        return ServiceFailure.answer(code, status, message);
    }
}
