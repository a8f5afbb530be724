package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reading the file of the catalogue takes a tenth of a second in a fresh JVM: who does not need it does not wait for it. */
class LazyCatalogTest {

    @Test
    void runWithoutActionsOfAws_doesNotReadTheFile() throws Exception {
        assertThat(readsTheFile(Wait.class)).isFalse();
        assertThat(readsTheFile(LookUp.class)).isTrue();
    }

    /** Runs it with classes of its own, as a fresh JVM has them. */
    private static boolean readsTheFile(Class<? extends Runnable> what) throws Exception {
        try (Fresh fresh = new Fresh()) {
            Class<?> again = fresh.loadClass(what.getName());
            assertThat(again).isNotEqualTo(what);
            var constructor = again.getDeclaredConstructor();
            constructor.setAccessible(true);
            ((Runnable) constructor.newInstance()).run();
            return fresh.hasLoaded("io.github.fis4j.catalog.AwsCatalog");
        }
    }

    static final class Wait implements Runnable {
        @Override
        public void run() {
            ExperimentTemplate template = ExperimentTemplate.builder("wait")
                    .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                    .stopCondition(StopCondition.none())
                    .build();
            try (ExperimentEngine engine =
                    ExperimentEngine.builder().time(VirtualTime.create()).build()) {
                engine.start(template).completion().join();
            }
        }
    }

    static final class LookUp implements Runnable {
        @Override
        public void run() {
            assertThat(Catalog.aws().action("aws:ec2:stop-instances")).isPresent();
        }
    }

    private static final class Fresh extends URLClassLoader {
        private Fresh() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(String name) {
            return findLoadedClass(name) != null;
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(Fresh::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(entry, e);
            }
        }
    }
}
