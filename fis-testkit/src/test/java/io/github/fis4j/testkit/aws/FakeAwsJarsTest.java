package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.VirtualTime;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An AWS in memory on a class path without some of the SDK's jars. */
class FakeAwsJarsTest {
    /** The optional jars, with the method that asks for the service. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "autoscaling", "autoScaling",
            "ecs", "ecs",
            "eks", "eks",
            "rds", "rds",
            "ssm", "ssm",
            "resourcegroupstaggingapi", "tagging");

    @ParameterizedTest
    @CsvSource({"autoscaling", "ecs", "eks", "rds", "ssm", "resourcegroupstaggingapi", "iam"})
    void jarMissing_restWorks(String artifact) throws Exception {
        try (URLClassLoader loader = without(Set.of(artifact))) {
            Object aws = fakeAws(loader);
            assertWorks(loader, aws);
            for (Map.Entry<String, String> other : OPTIONAL.entrySet()) {
                if (other.getKey().equals(artifact)) {
                    assertAbsent(aws, other.getValue(), artifact);
                } else {
                    assertThat(call(aws, other.getValue())).isNotNull();
                }
            }
        }
    }

    @Test
    void allOptionalJarsMissing_ec2AndCloudWatchWork() throws Exception {
        Set<String> artifacts = Set.of("autoscaling", "ecs", "eks", "rds", "ssm", "resourcegroupstaggingapi", "iam");
        try (URLClassLoader loader = without(artifacts)) {
            Object aws = fakeAws(loader);
            assertWorks(loader, aws);
            for (Map.Entry<String, String> each : OPTIONAL.entrySet()) {
                assertAbsent(aws, each.getValue(), each.getKey());
            }
        }
    }

    private static void assertWorks(ClassLoader loader, Object aws) throws ReflectiveOperationException {
        Object module = call(aws, "module");
        Object providers = loader.loadClass(FisModule.class.getName())
                .getMethod("actionProviders")
                .invoke(module);
        assertThat((List<?>) providers).isNotEmpty();
        assertThat(call(aws, "ec2")).isNotNull();
        assertThat(call(aws, "iam")).isNotNull();
        assertThat(call(aws, "cloudWatch")).isNotNull();
        Class<?> client = loader.loadClass("software.amazon.awssdk.services.ec2.Ec2AsyncClient");
        assertThat(aws.getClass().getMethod("client", Class.class).invoke(aws, client))
                .isInstanceOf(client);
    }

    private static void assertAbsent(Object aws, String method, String artifact) {
        assertThatThrownBy(() -> call(aws, method))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add software.amazon.awssdk:" + artifact + " (test)");
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return Objects.requireNonNull(target.getClass().getMethod(method).invoke(target));
    }

    private static Object fakeAws(ClassLoader loader) throws ReflectiveOperationException {
        Object time = loader.loadClass(VirtualTime.class.getName())
                .getMethod("stepped")
                .invoke(null);
        Class<?> engineTime = loader.loadClass(EngineTime.class.getName());
        return Objects.requireNonNull(loader.loadClass(FakeAws.class.getName())
                .getMethod("on", engineTime)
                .invoke(null, time));
    }

    private static URLClassLoader without(Set<String> artifacts) throws IOException {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> artifacts.stream().noneMatch(artifact -> isOf(artifact, entry)))
                .map(FakeAwsJarsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static boolean isOf(String artifact, String entry) {
        return entry.contains("awssdk" + File.separator + artifact + File.separator);
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
