package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.wire.SentCall;
import java.io.PrintStream;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Names every call of the SDK, tells the name to the service in a header, and makes points of its two ends. */
final class CallPoints implements ExecutionInterceptor {
    static final String BEFORE = ", before it is sent";
    static final String ANSWERED = ", answered";

    private static final ExecutionAttribute<String> NAME = new ExecutionAttribute<>("NameOfCall");
    /** Who is asked about the caller, and how often, depends on the moment: an answer holds for some seconds. */
    private static final String BY_CHANCE = "GetCallerIdentity";

    /** Of a look there is a point before it only: after it comes the journal's next write. */
    private static final Pattern LOOK = Pattern.compile("Describe|List|Get");

    private static final Pattern RUN = Pattern.compile("fis4j:[^:]+:");

    private volatile KillPoints points = new KillPoints(new PrintStream(PrintStream.nullOutputStream()), "none");
    private volatile String process = World.WARM;

    /**
     * From now on there are points.
     *
     * @param caller who calls, for the service
     */
    void announce(KillPoints to, String caller) {
        points = to;
        process = caller;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(NAME, points.numbered(name(context.request())));
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder()
                .putHeader(SentCall.LABEL, process + "|" + name(attributes))
                .build();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        at(attributes, BEFORE);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (!LOOK.matcher(name(attributes)).lookingAt()) {
            at(attributes, ANSWERED);
        }
    }

    private void at(ExecutionAttributes attributes, String moment) {
        String name = name(attributes);
        if (!name.startsWith(BY_CHANCE)) {
            points.at("call " + name + moment);
        }
    }

    private static String name(ExecutionAttributes attributes) {
        return Objects.requireNonNull(attributes.getAttribute(NAME));
    }

    /** The request in the SDK's own words, without the run's id, which is another one each time. */
    private static String name(SdkRequest request) {
        return RUN.matcher(request.toString().replaceFirst("Request\\(", "(")).replaceAll("fis4j:");
    }
}
