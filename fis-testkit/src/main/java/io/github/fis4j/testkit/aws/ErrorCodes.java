package io.github.fis4j.testkit.aws;

/**
 * How a service spells its refusals.
 *
 * @param denied the code of a missing permission, HTTP 403
 * @param throttled the code of too many requests
 * @param throttledStatus its HTTP status
 * @param broken the code of a failure of the service itself, HTTP 500
 */
record ErrorCodes(String denied, String throttled, int throttledStatus, String broken) {}
