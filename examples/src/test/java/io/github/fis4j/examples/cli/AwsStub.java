package io.github.fis4j.examples.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An endpoint on loopback that knows who calls, answers what it was told to, and denies everything else. */
final class AwsStub implements AutoCloseable {
    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::123456789012:user/tester</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </GetCallerIdentityResponse>""";
    private static final String ROLE = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIATEST</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
            <ResponseMetadata><RequestId>r-7</RequestId></ResponseMetadata></AssumeRoleResponse>""";
    private static final String DENIED = """
            <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You may not.</Message></Error></Errors>
            <RequestID>r-2</RequestID></Response>""";

    private static final String DRY_RUN = """
            <Response><Errors><Error><Code>DryRunOperation</Code><Message>It would.</Message></Error></Errors>
            <RequestID>r-6</RequestID></Response>""";
    private static final String NO_ALARMS = """
            <DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><DescribeAlarmsResult>
            <MetricAlarms/><CompositeAlarms/></DescribeAlarmsResult><ResponseMetadata><RequestId>r-4</RequestId>
            </ResponseMetadata></DescribeAlarmsResponse>""";
    private static final String RESERVATION = """
            <reservationSet><item><reservationId>r-0123</reservationId><ownerId>123456789012</ownerId><instancesSet>
            <item><instanceId>i-0123456789abcdef0</instanceId>
            <instanceState><code>0</code><name>%s</name></instanceState><launchTime>%s</launchTime>
            <placement><availabilityZone>us-east-1a</availabilityZone></placement>
            <tagSet><item><key>Purpose</key><value>chaos-ready</value></item></tagSet></item>
            </instancesSet></item></reservationSet>""";
    private static final String CHANGED = """
            <%sResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-5</requestId><instancesSet><item>
            <instanceId>i-0123456789abcdef0</instanceId><currentState><code>0</code><name>%s</name></currentState>
            <previousState><code>0</code><name>%s</name></previousState></item></instancesSet></%sResponse>""";

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers =
            new ConcurrentHashMap<>(Map.of("GetCallerIdentity", IDENTITY, "AssumeRole", ROLE));
    private volatile String state = "running";
    private volatile Instant launched = Instant.parse("2026-01-01T08:00:00Z");
    private volatile boolean stoppable;

    AwsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Knows no alarm, and no instance. */
    AwsStub empty() {
        answers.put("DescribeInstances", instances("<reservationSet/>"));
        answers.put("DescribeAlarms", NO_ALARMS);
        return this;
    }

    /** Knows no alarm, and one running instance that is ready for chaos. */
    AwsStub withInstance() {
        answers.put("DescribeInstances", "");
        answers.put("DescribeAlarms", NO_ALARMS);
        return this;
    }

    /** Lets its instance be stopped and started. */
    AwsStub withStoppableInstance() {
        stoppable = true;
        return withInstance();
    }

    /** Answers as another account would. */
    AwsStub account(String id) {
        answers.put("GetCallerIdentity", IDENTITY.replace("123456789012", id));
        return this;
    }

    /** {@return the state of the instance, without a look} */
    String state() {
        return state;
    }

    private static String instances(String reservations) {
        return "<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>r-3</requestId>" + reservations + "</DescribeInstancesResponse>";
    }

    /** {@return the bodies of the requests that came, in order} */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(request);
            if (request.contains("DryRun=true") && stoppable) {
                reply(exchange, 412, DRY_RUN);
                return;
            }
            String known = known(operation(request));
            reply(exchange, known == null ? 403 : 200, known == null ? DENIED : known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] reply = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, reply.length);
        exchange.getResponseBody().write(reply);
    }

    private @Nullable String known(String operation) {
        return switch (operation) {
            case "StopInstances" -> stoppable ? change(operation, "stopped") : null;
            case "StartInstances" -> {
                launched = launched.plusSeconds(3600);
                yield stoppable ? change(operation, "running") : null;
            }
            case "DescribeInstances" -> {
                String fixed = answers.get(operation);
                yield "".equals(fixed) ? instances(RESERVATION.formatted(state, launched)) : fixed;
            }
            default -> answers.get(operation);
        };
    }

    private String change(String operation, String to) {
        String before = state;
        state = to;
        return CHANGED.formatted(operation, to, before, operation);
    }

    private static String operation(String request) {
        return request.replaceFirst("(?s).*Action=(\\w+).*", "$1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
