package io.github.fis4j.testkit.aws;

/**
 * How a service spells its refusals.
 *
 * @param denied a missing permission
 * @param throttled too many requests
 * @param broken a failure of the service itself
 * @param stranger credentials that nobody gave out
 * @param expired credentials that are no longer good
 * @param badToken a token of a page that is none
 */
record ErrorCodes(
        Refusal denied, Refusal throttled, Refusal broken, Refusal stranger, Refusal expired, Refusal badToken) {

    static ErrorCodes ec2() {
        return new ErrorCodes(
                new Refusal("UnauthorizedOperation", 403),
                new Refusal("RequestLimitExceeded", 503),
                new Refusal("InternalError", 500),
                new Refusal("AuthFailure", 401),
                new Refusal("RequestExpired", 400),
                new Refusal("InvalidParameterValue", 400));
    }

    /** Services that answer in XML. */
    static ErrorCodes query(String broken, String badToken) {
        return new ErrorCodes(
                new Refusal("AccessDenied", 403),
                new Refusal("Throttling", 400),
                new Refusal(broken, 500),
                new Refusal("InvalidClientTokenId", 403),
                new Refusal("ExpiredToken", 403),
                new Refusal(badToken, 400));
    }

    /** Services whose paths are resources, and that answer in JSON. */
    static ErrorCodes rest(Refusal throttled, String broken, String badToken) {
        return new ErrorCodes(
                new Refusal("AccessDeniedException", 403),
                throttled,
                new Refusal(broken, 500),
                new Refusal("UnrecognizedClientException", 403),
                new Refusal("ExpiredTokenException", 403),
                new Refusal(badToken, 400));
    }

    /** Services that answer in JSON. */
    static ErrorCodes json(Refusal throttled, String broken, String badToken) {
        return new ErrorCodes(
                new Refusal("AccessDeniedException", 400),
                throttled,
                new Refusal(broken, 500),
                new Refusal("UnrecognizedClientException", 400),
                new Refusal("ExpiredTokenException", 400),
                new Refusal(badToken, 400));
    }
}
