package io.github.fis4j.testkit.wire;

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
import io.github.fis4j.testkit.CarriedWork;
import io.github.fis4j.testkit.aws.FakeAws;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An AWS in memory on a loopback port. Every request of a real client becomes a call of the fake behind it, and its answer
 * or error becomes the bytes that the service would send. What a fake is told to do - throttle, lose a reply - befalls a
 * call, and repetitions of it by the SDK meet the same; a {@link Misfortune} befalls one request.
 *
 * <pre>{@code
 * try (WireAws wire = WireAws.of(aws); WireClients clients = WireClients.of(wire)) {
 *     wire.next("StopInstances", Misfortune.cut().afterEffect());
 *     clients.client(Ec2AsyncClient.class).stopInstances(..);
 *     assertThat(wire.count("ec2:StopInstances")).isEqualTo(2);
 * }
 * }</pre>
 */
public final class WireAws implements AutoCloseable {
    /** The access key of the account that the AWS was made for; others are looked up where the fakes gave them out. */
    static final String HOME_KEY = "AKIAWIREWIREWIREWIRE";

    /** As many answers as a client has connections may be waited for at once, each by a thread. */
    private static final int THREADS = WireClients.CONNECTIONS + 50;

    private final WireMockServer server;
    private final Bridge.Backend backend;
    private volatile Bridge bridge;
    private volatile Watcher watcher = Watcher.NOBODY;
    private final List<Runnable> late = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Misfortune>> next = new HashMap<>();
    private final Map<String, CarriedWork> works = new ConcurrentHashMap<>();
    private final AtomicInteger worksSeen = new AtomicInteger();

    private WireAws(FakeAws aws, Bridge.Backend backend) {
        this.backend = backend;
        bridge = new Bridge(aws, backend, complaints::add);
        server = new WireMockServer(options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new Dispatch()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    /** {@return an AWS that listens} */
    public static WireAws of(FakeAws aws) {
        return of(aws, (fake, operation, request) -> operation.call(fake, request));
    }

    /** {@return what speaks like an AWS, and lets somebody else answer} */
    static WireAws of(FakeAws aws, Bridge.Backend backend) {
        return new WireAws(aws, backend);
    }

    /** {@return where it listens} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Lets something befall the next request of an operation that nothing else befalls. */
    public void next(String operation, Misfortune misfortune) {
        synchronized (next) {
            next.computeIfAbsent(operation, name -> new ArrayDeque<>()).add(misfortune);
        }
    }

    /** {@return how many requests of an operation came, for example {@code ec2:StopInstances}, repetitions included} */
    public int count(String operation) {
        return counts().getOrDefault(operation, 0);
    }

    /** {@return how many requests came, by operation} */
    public Map<String, Integer> counts() {
        return arrivals.counts();
    }

    /** {@return the operations of which a request came that its client would have repeated by itself} */
    public Set<String> repeatable() {
        return arrivals.repeatable();
    }

    /** {@return what was asked for and is not modelled, or broke the fake; good tests leave nothing here} */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Lets somebody decide what becomes of every request from now on. */
    public void watchedBy(Watcher decides) {
        watcher = decides;
    }

    /** Goes on with another AWS; what was kept back for the one before does not happen. */
    public void become(FakeAws other) {
        synchronized (late) {
            late.clear();
        }
        bridge = new Bridge(other, backend, complaints::add);
    }

    /** Lets the effects happen that were kept back. */
    public void landLateEffects() {
        List<Runnable> kept;
        synchronized (late) {
            kept = List.copyOf(late);
            late.clear();
        }
        kept.forEach(Runnable::run);
    }

    /** {@return an id under which requests may say that they belong to this work} */
    String takeOver(CarriedWork work) {
        String id = String.valueOf(worksSeen.incrementAndGet());
        works.put(id, work);
        return id;
    }

    void putDown(String id) {
        works.remove(id);
    }

    @Override
    public void close() {
        server.stop();
    }

    private ResponseDefinition answer(HttpCall call) {
        WireService service = WireService.of(call);
        String operation = bridge.operation(service, call);
        arrivals.add(service.prefix() + ":" + operation, call);
        Misfortune decided = watcher.received(operation, call);
        ResponseDefinition answer = answer(service, call, decided == null ? misfortune(operation) : decided);
        watcher.answering(operation, call);
        return answer;
    }

    private ResponseDefinition answer(WireService service, HttpCall call, @Nullable Misfortune misfortune) {
        if (misfortune == null) {
            return http(asked(service, call)).build();
        }
        HttpAnswer truth = switch (misfortune.effect()) {
            case NOW -> asked(service, call);
            case LATER -> askedLater(service, call);
            case NONE -> HttpAnswer.CUT;
        };
        HttpAnswer told = switch (misfortune.told()) {
            case TRUTH -> truth;
            case REFUSAL -> bridge.refusal(service, misfortune.status(), misfortune.code());
            case NOTHING -> HttpAnswer.CUT;
            case HALF -> truth.half();
        };
        return http(told).withFixedDelay((int) misfortune.delay().toMillis()).build();
    }

    private HttpAnswer asked(WireService service, HttpCall call) {
        return bridge.answer(service, call, works.getOrDefault(call.work(), CarriedWork.NONE));
    }

    /** What the service answers then, nobody is told. */
    private HttpAnswer askedLater(WireService service, HttpCall call) {
        Bridge then = bridge;
        synchronized (late) {
            late.add(() -> then.answer(service, call, CarriedWork.NONE));
        }
        return HttpAnswer.CUT;
    }

    private @Nullable Misfortune misfortune(String operation) {
        synchronized (next) {
            Deque<Misfortune> queue = next.get(operation);
            return queue == null ? null : queue.poll();
        }
    }

    private static ResponseDefinitionBuilder http(HttpAnswer answer) {
        if (answer.equals(HttpAnswer.CUT)) {
            return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
        }
        ResponseDefinitionBuilder http = aResponse().withStatus(answer.status()).withBody(answer.body());
        answer.headers().forEach((name, value) -> http.withHeader(name, value));
        return http;
    }

    private final class Dispatch implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "aws";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(HttpCall.of(event.getRequest()));
        }
    }
}
