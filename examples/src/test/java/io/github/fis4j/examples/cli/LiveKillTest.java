package io.github.fis4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Ten runs of the script {@code fis} on an endpoint of your own, each killed at another moment with {@code kill -9}, then
 * recovered. It makes its own instances there and terminates them at the end: for emulators.
 *
 * <pre>{@code FIS4J_LIVE_ENDPOINT=http://127.0.0.1:5000 ./mvnw -pl examples -am verify}</pre>
 */
@EnabledIfEnvironmentVariable(
        named = LiveKillTest.ENDPOINT,
        matches = "https?://.+",
        disabledReason = "set " + LiveKillTest.ENDPOINT + " to the URL of an AWS emulator")
class LiveKillTest {
    static final String ENDPOINT = "FIS4J_LIVE_ENDPOINT";

    private static final String REGION = "us-east-1";
    private static final int KILLS = 10;
    private static final int AT_A_TIME = 3;
    private static final int KILLED = 128 + 9;

    /** Longer than the run below takes, so that some are killed while they undo, or when they are over. */
    private static final int LATEST_MILLIS = 16_000;

    private static final String TEMPLATE = """
            {"description": "killed", "stopConditions": [{"source": "none"}],
             "targets": {"two": {"resourceType": "aws:ec2:instance", "resourceTags": {"fis4j": "%s"},
                         "filters": [{"path": "State.Name", "values": ["running"]}], "selectionMode": "COUNT(2)"}},
             "actions": {"stop": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "two"},
                         "parameters": {"startInstancesAfterDuration": "PT7S"}}}}
            """;

    private final String endpoint = System.getenv(ENDPOINT);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void killedAtAnyMoment_recovered_everyInstanceRuns() throws Exception {
        List<Future<String>> kills = new ArrayList<>();
        ExecutorService sideBySide = Executors.newFixedThreadPool(AT_A_TIME);
        try (Ec2AsyncClient ec2 = client()) {
            for (int i = 0; i < KILLS; i++) {
                int spread = LATEST_MILLIS / KILLS;
                int moment = i * spread + new Random(i).nextInt(spread);
                kills.add(sideBySide.submit(() -> killAndRecover(ec2, moment)));
            }
            for (Future<String> kill : kills) {
                System.out.println(kill.get(10, TimeUnit.MINUTES));
            }
        } finally {
            sideBySide.shutdownNow();
        }
    }

    private String killAndRecover(Ec2AsyncClient ec2, int moment) throws Exception {
        String fleet = UUID.randomUUID().toString();
        List<String> ids = launch(ec2, fleet);
        Path file = Files.writeString(dir.resolve(fleet + ".json"), TEMPLATE.formatted(fleet));
        Path said = dir.resolve(fleet + ".run");
        String journal = dir.resolve(fleet).toString();
        Process run = fis(
                said,
                "run",
                file.toString(),
                "--region",
                REGION,
                "--endpoint-url",
                endpoint,
                "--yes",
                "--journal",
                journal);
        boolean ended = run.waitFor(moment, TimeUnit.MILLISECONDS);
        run.destroyForcibly();
        assertThat(run.waitFor()).as(Files.readString(said)).isEqualTo(ended ? 0 : KILLED);
        String before = String.join(", ", states(ec2, ids));

        String recovered = recover(journal);

        assertThat(states(ec2, ids))
                .as("killed after %s ms%n%s", moment, recovered)
                .containsOnly("running");
        assertThat(recover(journal)).startsWith("Nothing to recover");
        ec2.terminateInstances(request -> request.instanceIds(ids)).join();
        return "Killed after " + moment + " ms" + (ended ? " (it was over)" : "") + ", left " + before + "; recovery: "
                + recovered
                        .lines()
                        .filter(line -> line.contains("ABORTED") || line.startsWith("Nothing"))
                        .toList();
    }

    private String recover(String journal) throws IOException, InterruptedException {
        Path said = Path.of(journal + ".recovery");
        int exitCode = fis(said, "recover", "--yes", "--journal", journal).waitFor();
        String text = Files.readString(said);
        assertThat(exitCode).as(text).isZero();
        return text;
    }

    private static Process fis(Path said, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./fis"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
        return builder.start();
    }

    private Ec2AsyncClient client() {
        return Ec2AsyncClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static List<String> launch(Ec2AsyncClient ec2, String fleet) {
        TagSpecification tags = TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(List.of(Tag.builder().key("fis4j").value(fleet).build()))
                .build();
        return ec2
                .runInstances(request ->
                        request.imageId("ami-12345678").minCount(3).maxCount(3).tagSpecifications(List.of(tags)))
                .join()
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
    }

    private static List<String> states(Ec2AsyncClient ec2, List<String> ids) {
        return ec2.describeInstances(request -> request.instanceIds(ids)).join().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> instance.state().nameAsString())
                .toList();
    }
}
