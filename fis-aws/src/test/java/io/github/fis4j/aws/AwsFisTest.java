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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
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
                            "aws:ecs:drain-container-instances");
            assertThat(module.fis().targetResolvers()).hasSize(2);
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
    void lentClientWithoutALimit_getsOneForEachCall_andOneWithALimitKeepsIt() {
        List<Optional<Duration>> limits = new ArrayList<>();
        ExecutionInterceptor watcher = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
                limits.add(((AwsRequest) call.request())
                        .overrideConfiguration()
                        .flatMap(RequestOverrideConfiguration::apiCallTimeout));
            }
        };
        try (StatefulEc2Stub aws = StatefulEc2Stub.start()) {
            for (Duration own : Arrays.asList(null, Duration.ofSeconds(3))) {
                try (StsAsyncClient lent = StsAsyncClient.builder()
                                .region(Region.EU_WEST_1)
                                .endpointOverride(aws.url())
                                .credentialsProvider(WireClients.credentials())
                                .overrideConfiguration(
                                        o -> o.apiCallTimeout(own).addExecutionInterceptor(watcher))
                                .build();
                        Closing module =
                                new Closing(AwsFis.builder().client(lent).build())) {
                    identity(module.fis());
                }
            }
        }
        assertThat(limits).containsExactly(Optional.of(Duration.ofSeconds(30)), Optional.empty());
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
