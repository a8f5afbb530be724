package io.github.fis4j.testkit.wire;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.fis4j.aws.wire.SentCall;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came.
 *
 * @param method the HTTP method
 * @param url path and query
 * @param accessKey whose it is; empty if it is not signed
 * @param signingName which service it was signed for; empty if it is not signed
 * @param target the header X-Amz-Target; empty if there is none
 * @param invocation the SDK's id of the call, which all its attempts share
 * @param attempt which attempt it is, from 1
 * @param attempts how many there may be
 * @param work the id of the work that the call belongs to; empty if the client does not tell
 * @param label what the client calls it, in the header {@link SentCall#LABEL}; empty if it does not
 * @param body the body
 */
public record HttpCall(
        String method,
        URI url,
        String accessKey,
        String signingName,
        String target,
        String invocation,
        int attempt,
        int attempts,
        String work,
        String label,
        String body) {
    /** The header in which a client tells what work its call belongs to. */
    static final String WORK = "x-fis4j-work";

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/");
    private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+)(?:; max=(\\d+))?");

    static HttpCall of(Request request) {
        Matcher signed = CREDENTIAL.matcher(header(request, "Authorization"));
        boolean known = signed.find();
        Matcher attempt = ATTEMPT.matcher(header(request, "amz-sdk-request"));
        boolean numbered = attempt.find();
        return new HttpCall(
                request.getMethod().getName(),
                URI.create(request.getUrl()),
                known ? signed.group(1) : "",
                known ? signed.group(2) : "",
                header(request, "X-Amz-Target"),
                header(request, "amz-sdk-invocation-id"),
                numbered ? Integer.parseInt(attempt.group(1)) : 1,
                numbered && attempt.group(2) != null ? Integer.parseInt(attempt.group(2)) : 1,
                header(request, WORK),
                header(request, SentCall.LABEL),
                request.getBodyAsString());
    }

    private static String header(Request request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
