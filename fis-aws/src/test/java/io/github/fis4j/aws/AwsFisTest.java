package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fis4j.aws.wire.StatefulEc2Stub;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireClients;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.FisException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.FisModule;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;

class AwsFisTest {
    private final TestContext context = new TestContext("aws:ec2:stop-instances");

    @Test
    void allJarsThere_registered_bringsAllFamilies() {
        try (Closing module = new Closing(builder("http://127.0.0.1:1").build())) {
            assertThat(module.fis().name()).isEqualTo("aws");
            assertThat(module.fis().touches()).isEqualTo(FisModule.Touches.WORLD);
            assertThat(module.fis().actionProviders())
                    .extracting(provider -> provider.actions().get(0).id())
                    .containsExactly(
                            "aws:ec2:stop-instances",
                            "aws:ec2:reboot-instances",
                            "aws:ec2:terminate-instances",
                            "aws:rds:failover-db-cluster",
                            "aws:rds:reboot-db-instances");
            assertThat(module.fis().targetResolvers()).hasSize(3);
            assertThat(module.fis().stopConditionSources()).hasSize(1);
        }
    }

    @Test
    void ownClients_asked_whoCallsAndAskedOnce() {
        try (StatefulEc2Stub aws = StatefulEc2Stub.start();
                Closing module = new Closing(builder(aws.url().toString()).build())) {
            Identity identity = identity(module.fis());

            assertThat(identity)
                    .isEqualTo(new Identity(
                            new Place(
                                    "aws",
                                    "111122223333",
                                    "eu-west-1",
                                    aws.url().toString(),
                                    null),
                            "arn:aws:iam::111122223333:user/tester",
                            false));
            assertThat(identity(module.fis())).isSameAs(identity);
            assertThat(aws.counts()).containsEntry("GetCallerIdentity", 1);
        }
    }

    @Test
    void nobodyListens_asked_aClearFailure() {
        try (WireClients clients = WireClients.impatient(URI.create("http://127.0.0.1:1"), Duration.ofMillis(500))) {
            assertThatThrownBy(() -> identity(clients.module()))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(CallFailedException.class, failed -> {
                        assertThat(failed.code()).isEqualTo(ErrorCode.DEPENDENT_SERVICE_FAILURE);
                        assertThat(failed).hasMessageStartingWith("sts:GetCallerIdentity got no usable answer: ");
                    });
        }
    }

    @Test
    void closedModule_asked_saysSo() {
        AwsFis module = builder("http://127.0.0.1:1").build();
        module.close();

        assertThatThrownBy(() -> identity(module)).hasMessageContaining("This AwsFis is closed");
    }

    @Test
    void lentClient_moduleClosed_staysOpenAndTellsRegionAndEndpoint() {
        try (StatefulEc2Stub aws = StatefulEc2Stub.start();
                StsAsyncClient sts = StsAsyncClient.builder()
                        .region(Region.EU_WEST_1)
                        .endpointOverride(aws.url())
                        .credentialsProvider(WireClients.credentials())
                        .build()) {
            AwsFis module = AwsFis.builder().client(sts).build();

            assertThat(identity(module).place().endpoint()).isEqualTo(aws.url().toString());
            assertThat(identity(module).place().region()).isEqualTo("eu-west-1");
            module.close();

            assertThat(sts.getCallerIdentity().join().account()).isEqualTo("111122223333");
        }
    }

    @Test
    void noRegionAnywhere_built_saysHowToNameOne() {
        assumeThat(System.getenv("AWS_REGION")).isNull();
        Map<String, String> nothing = Map.of(
                "aws.ec2MetadataDisabled", "true", "aws.configFile", "/none", "aws.sharedCredentialsFile", "/none");
        nothing.forEach(System::setProperty);
        try {
            assertThatThrownBy(AwsFis::create)
                    .isInstanceOf(FisException.class)
                    .hasMessageContaining("No AWS Region was found. Name one by AwsFis.builder().region(");
        } finally {
            nothing.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void noCredentialsAnywhere_asked_saysHowToGiveThem() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        };
        try (Closing module =
                new Closing(builder("http://127.0.0.1:1").credentials(none).build())) {
            assertThatThrownBy(() -> identity(module.fis()))
                    .cause()
                    .isInstanceOfSatisfying(CallFailedException.class, failed -> {
                        assertThat(failed.code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
                        assertThat(failed).hasMessageContaining("no AWS credentials were found");
                    });
        }
    }

    @Test
    void intervalOfZero_built_isRefused() {
        assertThatThrownBy(() -> AwsFis.builder().pollEvery(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AwsFis.builder().alarmInterval(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ec2JarMissing_built_bringsNothingOfEc2() throws Exception {
        assertThat(lost("ec2")).containsExactly(3, 1, 0);
    }

    @Test
    void rdsJarMissing_built_bringsNothingOfRds() throws Exception {
        assertThat(lost("rds")).containsExactly(2, 2, 0);
    }

    @Test
    void cloudWatchJarMissing_built_bringsNoAlarms() throws Exception {
        assertThat(lost("cloudwatch")).containsExactly(0, 0, 1);
    }

    @Test
    void iamJarMissing_built_bringsWhatDoesNotNeedIt() throws Exception {
        assertThat(lost("iam")).containsExactly(0, 0, 0);
    }

    /** How many providers, resolvers and sources fewer a module brings without a jar of the SDK than with all. */
    private static List<Integer> lost(String missing) throws ReflectiveOperationException, IOException {
        List<Integer> all = sizes("no such jar");
        List<Integer> left = sizes(missing);
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i) - left.get(i))
                .toList();
    }

    /** How many providers, resolvers and sources a module brings where one jar of the SDK is not on the class path. */
    private static List<Integer> sizes(String missing) throws ReflectiveOperationException, IOException {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("awssdk" + File.separator + missing + File.separator))
                .map(AwsFisTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(AwsFis.class.getName());
            Object builder = type.getMethod("builder").invoke(null);
            builder = builder.getClass().getMethod("region", String.class).invoke(builder, "eu-west-1");
            Object module = builder.getClass().getMethod("build").invoke(builder);
            return List.of(
                    size(module, "actionProviders"),
                    size(module, "targetResolvers"),
                    size(module, "stopConditionSources"));
        }
    }

    private static int size(Object module, String method) throws ReflectiveOperationException {
        return ((List<?>) module.getClass().getMethod(method).invoke(module)).size();
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Identity identity(AwsFis module) {
        return module.identity(context).toCompletableFuture().join().orElseThrow();
    }

    private static AwsFis.Builder builder(String url) {
        return AwsFis.builder().region("eu-west-1").endpoint(URI.create(url)).credentials(WireClients.credentials());
    }

    private record Closing(AwsFis fis) implements AutoCloseable {
        @Override
        public void close() {
            fis.close();
        }
    }
}
