package io.github.fis4j.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Auto Scaling is asked only where its jar is. With the jar: the tests of the family over an AWS in memory. */
class RetirementsTest {

    @Test
    void jarOfAutoScalingMissing_nothingIsKnown_andNothingFails() throws Exception {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("awssdk" + File.separator + "autoscaling" + File.separator))
                .map(RetirementsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Retirements.class.getName());
            Method among = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals("among"))
                    .findFirst()
                    .orElseThrow();
            among.setAccessible(true);
            Collection<String> instances = List.of("i-0123456789abcdef0");
            // Neither an account nor a context is needed to find out that nobody can be asked.
            CompletionStage<?> known = (CompletionStage<?>) among.invoke(null, instances, null, null);
            assertThat(known.toCompletableFuture().join()).isEqualTo(Map.of());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
