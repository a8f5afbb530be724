package io.github.fis4j.aws.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * EC2, CloudWatch, STS and a little IAM on a loopback port: real protocols, a small world that remembers, and misfortunes on request.
 * It says "stopping" before "stopped", lists one instance a reservation, and knows no other trick by itself.
 *
 * <pre>{@code
 * try (StatefulEc2Stub aws = StatefulEc2Stub.start()) {
 *     aws.instance("i-1").tag("chaos", "yes").slow(2);
 *     aws.alarm("p99", "OK");
 *     aws.next("StopInstances", Misfortune.cut().afterEffect());
 *     // point a client at aws.url()
 *     assertThat(aws.sent("StopInstances")).hasSize(2);
 * }
 * }</pre>
 */
public final class StatefulEc2Stub implements AutoCloseable {
    /** The Region that everything is in. */
    public static final String REGION = "eu-west-1";

    /** The account that owns everything. */
    public static final String ACCOUNT = Bodies.ACCOUNT;

    private final WireMockServer server;
    private Ec2World world = new Ec2World();
    private final List<SentCall> sent = new ArrayList<>();
    private final Map<String, Deque<Misfortune>> next = new HashMap<>();
    private final Map<String, Misfortune> always = new HashMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private volatile Traffic traffic = Traffic.FREE;

    private StatefulEc2Stub() {
        server = new WireMockServer(options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new Dispatch()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    /** {@return a running stub without instances and alarms} */
    public static StatefulEc2Stub start() {
        return new StatefulEc2Stub();
    }

    /** {@return where it listens} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** {@return a new instance, which runs} */
    public synchronized StubInstance instance(String id) {
        StubInstance instance = new StubInstance(id);
        world.instances.put(id, instance);
        return instance;
    }

    /** {@return the state of an instance, without a look} */
    public synchronized String state(String id) {
        return world.get(id).state;
    }

    /** Makes a metric alarm, or changes its state. */
    public synchronized void alarm(String name, String state) {
        world.alarms.put(name, new StubAlarm(name, state, false));
    }

    /** Makes a composite alarm, or changes its state. */
    public synchronized void compositeAlarm(String name, String state) {
        world.alarms.put(name, new StubAlarm(name, state, true));
    }

    /** Makes a Spot request of type {@code persistent} or {@code one-time}. */
    public synchronized void spotRequest(String id, String type) {
        world.spotRequests.put(id, type);
    }

    /** Sets how many things a page holds, whatever the caller asks for. */
    public synchronized void pageSize(int size) {
        world.pageSize = size;
    }

    /** Sets the account that STS tells. */
    public synchronized void callerAccount(String account) {
        world.callerAccount = account;
    }

    /** Sets who STS says calls: the part of the ARN behind the account, {@code user/tester} at first. */
    public synchronized void caller(String resource) {
        world.caller = resource;
    }

    /** Denies permissions, such as {@code ec2:StopInstances}; with {@code " on ARN"} behind it in simulations only. */
    public synchronized void deny(String... permissions) {
        world.iam.denied.addAll(List.of(permissions));
    }

    /** Lets the policies for a permission depend on a context key that no simulation knows. */
    public synchronized void condition(String permission, String contextKey) {
        world.iam.conditions.put(permission, contextKey);
    }

    /** Lets IAM know one principal only. */
    public synchronized void principal(String arn) {
        world.iam.known = arn;
    }

    /** Sets in which form IAM tells of a simulation: all resources of a permission together, and how many a page. */
    public synchronized void simulations(boolean together, int pageSize) {
        world.iam.together = together;
        world.iam.pageSize = pageSize;
    }

    /** Lets something befall the next call of an operation that nothing else befalls. */
    public synchronized void next(String operation, Misfortune misfortune) {
        next.computeIfAbsent(operation, name -> new ArrayDeque<>()).add(misfortune);
    }

    /** Lets something befall every call of an operation from now on. */
    public synchronized void always(String operation, Misfortune misfortune) {
        always.put(operation, misfortune);
    }

    /** Ends every misfortune of an operation. */
    public synchronized void heal(String operation) {
        next.remove(operation);
        always.remove(operation);
    }

    /** Lets the effects happen that were kept back. */
    public synchronized void landLateEffects() {
        late.forEach(Runnable::run);
        late.clear();
    }

    /** {@return the requests of an operation, in order, repetitions by the SDK included} */
    public synchronized List<SentCall> sent(String operation) {
        return sent.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** {@return how often every operation was called, repetitions by the SDK included} */
    public synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sent.forEach(call -> counts.merge(call.operation(), 1, Integer::sum));
        return counts;
    }

    /** {@return the ids of the addresses that are allocated} */
    public synchronized List<String> addresses() {
        return world.addresses.ids();
    }

    /** Lets so many looks at an address after a change show what was so before it. */
    public synchronized void addressLag(int looks) {
        world.addresses.lag = looks;
    }

    /** {@return the instance of this id} */
    public synchronized StubInstance known(String id) {
        return world.get(id);
    }

    /** Lets somebody decide what becomes of every call from now on. */
    public void watchedBy(Traffic watcher) {
        traffic = watcher;
    }

    /** Begins a new world; what was kept back for the old one does not happen, what was sent is forgotten. */
    public synchronized void forgetEverything() {
        world = new Ec2World();
        sent.clear();
        next.clear();
        always.clear();
        late.clear();
    }

    @Override
    public void close() {
        server.stop();
    }

    private ResponseDefinition answer(SentCall call) {
        Traffic watcher = traffic;
        Misfortune misfortune = watcher.received(call);
        ResponseDefinition answer = answer(call, misfortune);
        watcher.answering(call);
        return answer;
    }

    private synchronized ResponseDefinition answer(SentCall call, @Nullable Misfortune decided) {
        sent.add(call);
        Misfortune misfortune = decided == null ? misfortune(call.operation()) : decided;
        if (misfortune == null) {
            return http(world.answer(call)).build();
        }
        Ec2World.Answer truth = switch (misfortune.effect()) {
            case NOW -> world.answer(call);
            case LATER -> {
                Ec2World then = world;
                late.add(() -> then.answer(call));
                yield new Ec2World.Answer(200, "");
            }
            case NONE -> new Ec2World.Answer(200, "");
        };
        if (misfortune.status() == 0) {
            return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        String code = misfortune.code();
        Ec2World.Answer told = code == null
                ? truth
                : new Ec2World.Answer(misfortune.status(), world.error(call, code, "It was not to be"));
        return http(told).withFixedDelay((int) misfortune.delay().toMillis()).build();
    }

    private @Nullable Misfortune misfortune(String operation) {
        Deque<Misfortune> queue = next.get(operation);
        Misfortune once = queue == null ? null : queue.poll();
        return once == null ? always.get(operation) : once;
    }

    private static ResponseDefinitionBuilder http(Ec2World.Answer answer) {
        return aResponse()
                .withStatus(answer.status())
                .withHeader("Content-Type", "text/xml;charset=UTF-8")
                .withHeader("x-amzn-requestid", Bodies.REQUEST_ID)
                .withBody(answer.body());
    }

    private final class Dispatch implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "aws";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            String label = event.getRequest().getHeader(SentCall.LABEL);
            return answer(SentCall.parse(event.getRequest().getBodyAsString(), label == null ? "" : label));
        }
    }
}
