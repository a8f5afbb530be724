package io.github.fis4j.testkit.wire;

import java.util.Map;

/**
 * An answer as it goes out.
 *
 * @param status the HTTP status
 * @param headers besides the usual ones
 * @param body the body
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** The connection is cut in place of an answer. */
    static final HttpAnswer CUT = new HttpAnswer(0, Map.of(), "");

    boolean ok() {
        return status == 200;
    }

    HttpAnswer half() {
        return new HttpAnswer(status, headers, body.substring(0, body.length() / 2));
    }
}
