package io.github.fis4j.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.AwsResolver;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A family whose SDK jar is not on the class path is harmless, and says which one to add. */
class AbsentJarsTest {
    private static final List<AwsFamily> FAMILIES = AwsFis.all(Duration.ofSeconds(5));

    static Stream<String> artifacts() {
        return FAMILIES.stream()
                .flatMap(family -> family.jars().keySet().stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void jarMissing_moduleBuilt_bringsAllButWhatNeedsIt_andNamesTheArtifact(String artifact) throws Exception {
        assertThat(unavailableWithout(artifact)).isEqualTo(expected(artifact));
    }

    @ParameterizedTest
    @CsvSource({
        "ecs, action aws:ecs:drain-container-instances",
        "rds, action aws:rds:failover-db-cluster",
        "cloudwatch, stop condition source aws:cloudwatch:alarm"
    })
    void jarMissing_templateStarted_isRefusedWithTheArtifactToAdd(String artifact, String what) throws Exception {
        try (URLClassLoader loader = without(artifact)) {
            Function<?, ?> start = (Function<?, ?>) loader.loadClass(StartWithoutAJar.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(start.getClass().getMethod("apply", String.class).invoke(start, artifact))
                    .asString()
                    .contains("ENGINE-MODULE", what, "Add artifact software.amazon.awssdk:" + artifact);
        }
    }

    private static Map<String, String> expected(String artifact) {
        Map<String, String> expected = new TreeMap<>();
        FAMILIES.stream()
                .filter(family -> family.jars().containsKey(artifact))
                .flatMap(family -> Stream.of(family.actionIds(), family.resourceTypes(), family.sourceNames()))
                .flatMap(List::stream)
                .forEach(id -> expected.put(id, "Add artifact software.amazon.awssdk:" + artifact));
        return expected;
    }

    @Test
    void everyFamily_saysBeforehandWhatItBrings() {
        AwsFis module = AwsFis.builder().region("eu-west-1").build();
        assertThat(module.unavailable()).isEmpty();
        module.close();
        for (AwsFamily family : FAMILIES) {
            assertThat(family.actions()).extracting(AwsAction::id).containsExactlyElementsOf(family.actionIds());
            assertThat(family.resolvers())
                    .extracting(AwsResolver::type)
                    .containsExactlyElementsOf(family.resourceTypes());
        }
        assertThat(artifacts()).isNotEmpty();
    }

    /**
     * Builds a module where one jar of the SDK is not on the class path, uses everything that it brings, and returns what it
     * says is missing.
     */
    private static Map<?, ?> unavailableWithout(String artifact) throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = without(artifact)) {
            Class<?> type = loader.loadClass(AwsFis.class.getName());
            Object builder = type.getMethod("builder").invoke(null);
            builder = builder.getClass().getMethod("region", String.class).invoke(builder, "eu-west-1");
            Object module = builder.getClass().getMethod("build").invoke(builder);
            int brought = size(module, "actionProviders")
                    + size(module, "targetResolvers")
                    + size(module, "stopConditionSources");
            Map<?, ?> missing = (Map<?, ?>) type.getMethod("unavailable").invoke(module);
            assertThat(brought + missing.size()).isEqualTo(all());
            return missing;
        }
    }

    private static URLClassLoader without(String artifact) {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("awssdk" + File.separator + artifact + File.separator))
                .map(AbsentJarsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static int all() {
        return FAMILIES.stream()
                .mapToInt(family -> family.actionIds().size()
                        + family.resourceTypes().size()
                        + family.sourceNames().size())
                .sum();
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
}
