package io.github.fis4j.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Code that looks as code of the library does, and is near to what the rules forbid. */
final class GoodCode {
    private static final String ENGINE = """
            package io.github.fis4j.engine;

            import io.github.fis4j.model.FisException;
            import io.github.fis4j.spi.EngineTime;
            import java.time.Clock;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.Collections;
            import java.util.List;
            import java.util.Optional;
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.CompletionStage;
            import java.util.concurrent.ConcurrentHashMap;
            import java.util.random.RandomGenerator;
            import org.slf4j.Logger;
            import org.slf4j.LoggerFactory;

            public final class Worker {
                private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
                private final ConcurrentHashMap<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();

                Optional<String> name() {
                    return Optional.of("a").filter(name -> name.length() == 1).map(name -> name);
                }

                CompletionStage<Optional<Integer>> length(EngineTime time, CompletionStage<Optional<String>> name) {
                    return name.thenApplyAsync(found -> found.map(String::length), time::execute);
                }

                Instant now(EngineTime time) {
                    Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC);
                    time.schedule(Duration.ofMillis(1), () -> LOG.debug("Due"));
                    return time.instant();
                }

                int draw(RandomGenerator random, List<String> names) {
                    Collections.sort(names);
                    return random.nextInt(names.size());
                }

                void fail() {
                    Thread.currentThread().interrupt();
                    throw new BrokenException("broken");
                }

                public sealed interface State permits Going, Gone {}

                public record Going(String name) implements State {}

                public static final class Gone implements State {}

                public enum Kind { ONE { } }

                public @interface Marked {}

                static final class BrokenException extends FisException {
                    private static final long serialVersionUID = 1L;

                    BrokenException(String message) {
                        super(message);
                    }
                }

                static class OpenWithin {}
            }
            """;

    private static final String SYSTEM_TIME = """
            package io.github.fis4j.engine;

            import java.util.concurrent.ScheduledThreadPoolExecutor;

            final class SystemTime {
                private final ScheduledThreadPoolExecutor timers =
                        new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "timer"));

                long nanoTime() {
                    return System.nanoTime();
                }

                static final class Inner {
                    Object now() {
                        return java.time.Instant.now();
                    }
                }
            }
            """;

    private static final String ENTROPY = """
            package io.github.fis4j.engine;

            final class Entropy {
                long seed() {
                    return new java.security.SecureRandom().nextLong();
                }
            }
            """;

    private static final String JSON = """
            package io.github.fis4j.json;

            public final class Reader {
                private final com.fasterxml.jackson.core.JsonFactory factory = new com.fasterxml.jackson.core.JsonFactory();

                com.fasterxml.jackson.core.JsonParser parser(String text) throws java.io.IOException {
                    return factory.createParser(text);
                }
            }
            """;

    private static final String FAMILY = """
            package io.github.fis4j.aws.ec2;

            public final class Ec2Family implements io.github.fis4j.aws.account.AwsFamily {
                public String requiredClass() {
                    return "software.amazon.awssdk.services.ec2.Ec2AsyncClient";
                }

                Object provider() {
                    return new StopInstances(new io.github.fis4j.aws.account.Account());
                }
            }
            """;

    private static final String PROVIDER = """
            package io.github.fis4j.aws.ec2;

            final class StopInstances {
                private final software.amazon.awssdk.services.ec2.model.Tag tag;

                StopInstances(io.github.fis4j.aws.account.Account account) {
                    tag = null;
                }
            }
            """;

    private static final String ACCOUNT = """
            package io.github.fis4j.aws.account;

            public final class Account {
                io.github.fis4j.spi.FisModule module;
                io.netty.channel.EventLoopGroup loops;
            }
            """;

    private static final String AWS_FAMILY = """
            package io.github.fis4j.aws.account;

            public interface AwsFamily {
                String requiredClass();

                default boolean present() throws ClassNotFoundException {
                    return Class.forName(requiredClass(), false, getClass().getClassLoader()) != null;
                }
            }
            """;

    private static final String FAKE = """
            package io.github.fis4j.testkit.aws;

            public final class FakeAws {
                private software.amazon.awssdk.services.ec2.model.Tag tag;

                public io.github.fis4j.spi.FisModule module() {
                    return null;
                }
            }
            """;

    private static final String CONTRACT = """
            package io.github.fis4j.testkit.contract;

            public abstract class ProviderContract {
                @org.junit.jupiter.api.Test
                protected void holds() {
                    org.assertj.core.api.Assertions.assertThat(1).isOne();
                }
            }
            """;

    private GoodCode() {}

    static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("io.github.fis4j.engine.Worker", ENGINE);
        sources.put("io.github.fis4j.engine.SystemTime", SYSTEM_TIME);
        sources.put("io.github.fis4j.engine.Entropy", ENTROPY);
        sources.put("io.github.fis4j.json.Reader", JSON);
        sources.put("io.github.fis4j.aws.ec2.Ec2Family", FAMILY);
        sources.put("io.github.fis4j.aws.ec2.StopInstances", PROVIDER);
        sources.put("io.github.fis4j.aws.account.Account", ACCOUNT);
        sources.put("io.github.fis4j.aws.account.AwsFamily", AWS_FAMILY);
        sources.put("io.github.fis4j.testkit.aws.FakeAws", FAKE);
        sources.put("io.github.fis4j.testkit.contract.ProviderContract", CONTRACT);
        for (String each : List.of("engine", "json", "aws.ec2", "aws.account", "testkit.aws", "testkit.contract")) {
            String name = ImportTable.BASE + "." + each;
            sources.put(name + ".package-info", "@org.jspecify.annotations.NullMarked package " + name + ";");
        }
        return sources;
    }
}
