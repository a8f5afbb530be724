package io.github.fis4j.aws.live;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.aws.wire.WireClients;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/**
 * The base of tests in real time against an AWS emulator that others wrote: an engine with the module that a user would
 * have, and clients to set up the world and to look at it. A subclass makes what it needs under a name or tag of its own,
 * {@link #MINE}, and leaves the rest alone. Skipped where there is no endpoint: {@link LiveEndpoint}.
 */
abstract class LiveTest {
    static final String REGION = "eu-west-1";
    static final String TAG = "fis4j-live";

    /** Whoever lends an endpoint may have run these tests before. */
    static final String MINE = "live-" + UUID.randomUUID();

    private final List<SdkClient> clients = new ArrayList<>();
    private URI url = URI.create("http://127.0.0.1");

    @BeforeEach
    final void findEndpoint() {
        url = LiveEndpoint.url();
    }

    @AfterEach
    final void closeClients() {
        clients.forEach(SdkClient::close);
    }

    /** Returns a client of the endpoint, which is closed after the test. */
    final <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        return client(builder, WireClients.credentials());
    }

    /** Returns a client of the endpoint for somebody else. */
    final <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, AwsCredentialsProvider who) {
        C client = builder.region(Region.of(REGION))
                .endpointOverride(url)
                .credentialsProvider(who)
                .build();
        clients.add(client);
        return client;
    }

    final ExperimentReport run(ExperimentTemplate template) {
        return run(template, event -> {}, run -> {});
    }

    /** Runs to the end, which may take a minute; meanwhile somebody listens, and somebody has the run in hand. */
    final ExperimentReport run(
            ExperimentTemplate template, ExperimentListener listener, Consumer<ExperimentRun> meanwhile) {
        AwsFis module = AwsFis.builder()
                .region(REGION)
                .endpoint(url)
                .credentials(WireClients.credentials())
                .pollEvery(Duration.ofMillis(50))
                .alarmInterval(Duration.ofMillis(100))
                .build();
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(module)
                .journal(InMemoryJournal.acceptingLoss())
                .build()) {
            ExperimentRun run = engine.start(
                    template, RunOptions.builder().listener(listener).build());
            meanwhile.accept(run);
            return run.completion().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }
}
