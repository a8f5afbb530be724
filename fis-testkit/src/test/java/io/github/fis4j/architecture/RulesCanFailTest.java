package io.github.fis4j.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.fis4j.support.SourceCompiler;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule fails where it should: classes that break it are compiled and shown to it. */
class RulesCanFailTest {

    @TempDir
    Path classes;

    /** One arrow or more for every row of the table, written by hand so that a slip in the table is noticed. */
    @ParameterizedTest
    @CsvSource({
        "json, problem",
        "problem, json",
        "model, template",
        "model, spi",
        "template, model",
        "template, catalog",
        "target, spi",
        "target, json",
        "codec, validation",
        "codec, engine",
        "catalog, spi",
        "catalog, problem",
        "validation, plan",
        "validation, engine",
        "event, spi",
        "event, report",
        "spi, plan",
        "spi, engine",
        "spi, journal",
        "plan, engine",
        "plan, report",
        "guard, engine",
        "probe, model",
        "report, spi",
        "report, engine",
        "report, plan",
        "log, report",
        "journal, engine",
        "journal, validation",
        "engine, (root)",
        "engine, aws",
        "engine, testkit",
        "(root), aws",
        "aws, (root)",
        "aws, testkit",
        "aws.account, aws",
        "aws.account, aws.ec2",
        "aws.shared, aws.account",
        "aws.shared, aws.ec2",
        "aws.ec2, aws",
        "aws.ec2, aws.alarm",
        "aws.alarm, aws.ec2",
        "aws.ecs, aws.eks",
        "aws.tagging, aws.ecs",
        "aws.account, aws.tagging",
        "aws.instance, aws.ec2",
        "aws.account, aws.instance",
        "aws.command, aws.ssm",
        "aws.account, aws.command",
        "testkit, aws",
        "testkit, testkit.aws",
        "testkit, (root)",
        "testkit.aws, testkit.junit",
        "testkit.contract, aws",
        "testkit.junit, testkit.endpoint",
        "testkit.endpoint, testkit.aws",
        "nowhere, json",
    })
    void importTable_forbiddenArrow_fails(String from, String to) {
        assertBreaks("import-table", arrow(from, to), "From");
    }

    /** The same arrows from the other side: whatever the table does not allow is refused, whatever it allows passes. */
    @Test
    void importTable_everyArrow_isJudgedAsTheTableSays() {
        Map<String, String> sources = new LinkedHashMap<>();
        Set<String> forbidden = new TreeSet<>();
        for (String to : ImportTable.packages()) {
            sources.put(packageOf(to) + ".Goal", "package " + packageOf(to) + "; public final class Goal {}");
        }
        for (String from : ImportTable.packages()) {
            for (String to : ImportTable.packages()) {
                String name = packageOf(from) + ".To_" + to.replaceAll("\\W", "_");
                sources.put(name, holder(name, packageOf(to) + ".Goal"));
                if (!ImportTable.allows(from, to)) {
                    forbidden.add(name);
                }
            }
        }

        Set<String> refused = new TreeSet<>();
        HouseRule.named("import-table")
                .rule()
                .evaluate(compiled(sources))
                .handleViolations((Collection<JavaClass> culprits, String message) ->
                        culprits.forEach(culprit -> refused.add(culprit.getName())));

        assertThat(refused).hasSizeGreaterThan(100).isEqualTo(forbidden);
    }

    @ParameterizedTest
    @CsvSource({
        "template, com.fasterxml.jackson.core.JsonParser",
        "aws, com.fasterxml.jackson.core.JsonParser",
        "engine, org.reactivestreams.Publisher",
        "engine, software.amazon.awssdk.core.SdkClient",
        "engine, javax.script.ScriptEngine",
        "aws.ec2, io.netty.channel.EventLoopGroup",
        "aws, org.assertj.core.api.Assertions",
        "testkit, software.amazon.awssdk.core.SdkClient",
        "testkit.contract, software.amazon.awssdk.core.SdkClient",
    })
    void importTable_foreignLibrary_fails(String from, String library) {
        String name = packageOf(from) + ".From";
        assertBreaks("import-table", Map.of(name, holder(name, library)), "From");
    }

    static Stream<Fixture> badTypes() {
        return Stream.of(
                Fixture.of(
                        "no-cycle",
                        "testkit.aws.From",
                        "public final class From { io.github.fis4j.testkit.junit.Back back; }",
                        "testkit.junit.Back",
                        "public final class Back { io.github.fis4j.testkit.aws.From from; }"),
                Fixture.of(
                        "families-are-strangers",
                        "aws.ec2.From",
                        "final class From { io.github.fis4j.aws.alarm.Other other; }",
                        "aws.alarm.Other",
                        "public final class Other {}"),
                Fixture.of(
                        "families-load-without-their-jar",
                        "aws.ec2.From",
                        """
                        final class From implements io.github.fis4j.aws.account.AwsFamily {
                            public String requiredClass() { return "software.amazon.awssdk.services.ec2.Ec2AsyncClient"; }
                            void fall() {
                                try {
                                    Thread.onSpinWait();
                                } catch (software.amazon.awssdk.services.ec2.model.Ec2Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        }
                        """,
                        "aws.account.AwsFamily",
                        "public interface AwsFamily { String requiredClass(); }"),
                Fixture.of(
                        "jackson-only-in-json",
                        "codec.From",
                        "final class From { com.fasterxml.jackson.core.JsonFactory factory; }"),
                Fixture.of(
                        "jackson-in-no-signature",
                        "json.From",
                        "public final class From { public com.fasterxml.jackson.core.JsonParser parser() { return null; } }"),
                Fixture.of(
                        "jackson-in-no-signature",
                        "json.From",
                        "public final class From {"
                                + " public void take(java.util.List<com.fasterxml.jackson.core.JsonToken> tokens) {} }"),
                Fixture.of(
                        "jackson-in-no-signature",
                        "json.From",
                        "public final class From {"
                                + " protected void read() throws com.fasterxml.jackson.core.JsonProcessingException {} }"),
                Fixture.of(
                        "sdk-only-in-aws",
                        "spi.From",
                        "final class From { software.amazon.awssdk.regions.Region region; }"),
                Fixture.of(
                        "sdk-only-in-aws",
                        "testkit.From",
                        "final class From { software.amazon.awssdk.regions.Region region; }"),
                Fixture.of(
                        "fakes-hide-the-sdk",
                        "testkit.aws.From",
                        "public final class From {"
                                + " public software.amazon.awssdk.core.SdkClient client() { return null; } }"),
                Fixture.of("null-marked", "strange.From", "final class From {}"),
                Fixture.of(
                        "no-optional-field-or-parameter",
                        "engine.From",
                        "final class From { java.util.Optional<String> held; }"),
                Fixture.of(
                        "no-optional-field-or-parameter",
                        "engine.From",
                        "record From(java.util.Optional<String> held) {}"),
                Fixture.of(
                        "no-optional-field-or-parameter",
                        "engine.From",
                        "final class From { private static void take(java.util.Optional<String> given) {} }"),
                Fixture.of("public-types-are-closed", "engine.From", "public class From {}"),
                Fixture.of("public-types-are-closed", "engine.From", "public abstract class From {}"),
                Fixture.of(
                        "public-types-are-closed",
                        "engine.From",
                        "final class From { protected static class Open {} }"),
                Fixture.of("public-types-are-closed", "testkit.contract.From", "public class From {}"),
                Fixture.of(
                        "no-general-exception",
                        "engine.From",
                        "final class From extends RuntimeException {"
                                + " Object make() { return new RuntimeException(); } }"));
    }

    @ParameterizedTest
    @MethodSource("badTypes")
    void rule_typeThatBreaksIt_fails(Fixture fixture) {
        assertBreaks(fixture.rule, fixture.sources, "From");
    }

    static Stream<Fixture> badCalls() {
        return Stream.of(
                        calls(
                                "time-seam",
                                "java.time.Instant.now();",
                                "java.time.LocalDate.now();",
                                "java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC);",
                                "java.util.function.Supplier<Object> now = java.time.Instant::now;",
                                "java.time.Clock.systemUTC();",
                                "java.time.Clock.tickMillis(java.time.ZoneOffset.UTC);",
                                "java.time.InstantSource.system();",
                                "new java.util.Date();",
                                "System.nanoTime();",
                                "System.currentTimeMillis();",
                                "Thread.sleep(1);",
                                "java.util.concurrent.TimeUnit.SECONDS.sleep(1);",
                                "new java.util.concurrent.CompletableFuture<>()"
                                        + ".orTimeout(1, java.util.concurrent.TimeUnit.SECONDS);",
                                "new java.util.concurrent.CompletableFuture<String>()"
                                        + ".completeOnTimeout(\"\", 1, java.util.concurrent.TimeUnit.SECONDS);",
                                "java.util.concurrent.CompletableFuture"
                                        + ".delayedExecutor(1, java.util.concurrent.TimeUnit.SECONDS);"),
                        calls(
                                "thread-seam",
                                "new Thread(() -> {});",
                                "new Thread() {};",
                                "java.util.function.Function<Runnable, Thread> make = Thread::new;",
                                "java.util.concurrent.Executors.newCachedThreadPool();",
                                "java.util.concurrent.Executors.defaultThreadFactory();",
                                "new java.util.concurrent.ScheduledThreadPoolExecutor(1);",
                                "Runtime.getRuntime().addShutdownHook(null);",
                                "new java.util.concurrent.ForkJoinPool(1);",
                                "java.util.concurrent.ForkJoinPool.commonPool();",
                                "new java.util.Timer();",
                                "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
                                "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1);",
                                "new java.util.concurrent.CompletableFuture<String>().thenApplyAsync(x -> x);",
                                "java.util.concurrent.CompletableFuture.completedStage(1).whenCompleteAsync((a, b) -> {});",
                                "new java.util.concurrent.CompletableFuture<Integer>().completeAsync(() -> 1);",
                                "java.util.List.of(1).parallelStream();",
                                "java.util.stream.Stream.of(1).parallel();",
                                "java.util.stream.IntStream.of(1).parallel();"),
                        calls(
                                "random-seam",
                                "java.util.concurrent.ThreadLocalRandom.current();",
                                "new java.util.Random();",
                                "new java.util.Random(42);",
                                "new java.security.SecureRandom();",
                                "new java.util.SplittableRandom(1);",
                                "java.util.random.RandomGenerator.getDefault();",
                                "java.util.random.RandomGeneratorFactory.of(\"L64X128MixRandom\");",
                                "Math.random();",
                                "StrictMath.random();",
                                "java.util.UUID.randomUUID();",
                                "java.util.Collections.shuffle(new java.util.ArrayList<>());"),
                        calls(
                                "no-port",
                                "new java.net.ServerSocket(0);",
                                "javax.net.ServerSocketFactory.getDefault().createServerSocket();",
                                "java.nio.channels.ServerSocketChannel.open();",
                                "java.nio.channels.AsynchronousServerSocketChannel.open();",
                                "new java.net.DatagramSocket();",
                                "com.sun.net.httpserver.HttpServer.create();"),
                        calls("no-shell", "new ProcessBuilder(\"ls\");", "Runtime.getRuntime().exec(\"ls\");"),
                        calls(
                                "no-class-named-by-data",
                                "Class.forName(\"x\");",
                                "ClassLoader.getSystemClassLoader().loadClass(\"x\");",
                                "new java.net.URLClassLoader(new java.net.URL[0]);",
                                "java.lang.invoke.MethodHandles.lookup().findClass(\"x\");",
                                "new java.io.ObjectInputStream(null).readObject();",
                                "new javax.script.ScriptEngineManager().getEngineByName(\"js\");"),
                        calls("no-discovery", "java.util.ServiceLoader.load(Runnable.class);"),
                        calls(
                                "no-console",
                                "System.out.println();",
                                "System.err.println();",
                                "java.util.function.Consumer<String> say = System.out::println;",
                                "System.in.read();"),
                        calls("no-stack-trace", "new IllegalStateException().printStackTrace();"),
                        calls("no-exit", "System.exit(1);", "Runtime.getRuntime().halt(1);"),
                        calls(
                                "no-general-exception",
                                "throw new RuntimeException();",
                                "throw new Exception(\"x\");",
                                "throw new Error();",
                                "throw new Throwable();",
                                "java.util.function.Supplier<Exception> make = RuntimeException::new;"))
                .flatMap(fixtures -> fixtures);
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void rule_callThatBreaksIt_fails(Fixture fixture) {
        assertBreaks(fixture.rule, fixture.sources, "From");
    }

    /** Whoever adds a rule adds what breaks it. */
    @Test
    void rules_all_haveAFixtureThatBreaksThem() {
        Set<String> broken = Stream.concat(badTypes(), badCalls())
                .map(fixture -> fixture.rule)
                .collect(toCollection(TreeSet::new));
        broken.add("import-table");

        assertThat(HouseRule.all()).extracting(HouseRule::name).containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void rules_all_letGoodCodePass() {
        Map<String, String> sources = new LinkedHashMap<>(GoodCode.sources());
        JavaClasses good = compiled(sources);

        for (HouseRule each : HouseRule.all()) {
            each.rule().check(good);
        }
        assertThat(good).hasSizeGreaterThan(10);
    }

    private void assertBreaks(String rule, Map<String, String> sources, String culprit) {
        JavaClasses fixture = compiled(sources);
        HouseRule broken = HouseRule.named(rule);

        assertThatThrownBy(() -> broken.rule().check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    private JavaClasses compiled(Map<String, String> sources) {
        assertThat(SourceCompiler.compile(sources, classes)).isEmpty();
        return new ClassFileImporter().importPath(classes);
    }

    private static Map<String, String> arrow(String from, String to) {
        String name = packageOf(from) + ".From";
        return Map.of(
                name,
                holder(name, packageOf(to) + ".Goal"),
                packageOf(to) + ".Goal",
                "package " + packageOf(to) + "; public final class Goal {}");
    }

    private static String holder(String name, String held) {
        int dot = name.lastIndexOf('.');
        return "package " + name.substring(0, dot) + "; final class " + name.substring(dot + 1) + " { " + held
                + " held; }";
    }

    private static String packageOf(String name) {
        return name.equals(ImportTable.ROOT) ? ImportTable.BASE : ImportTable.BASE + "." + name;
    }

    private static Stream<Fixture> calls(String rule, String... statements) {
        return List.of(statements).stream()
                .map(statement -> new Fixture(
                        rule,
                        statement,
                        Map.of(
                                packageOf("engine") + ".From",
                                "package " + packageOf("engine") + "; final class From { void act() throws Throwable { "
                                        + statement + " } }")));
    }

    /** What breaks a rule: the class {@code From}, and what it needs. */
    private record Fixture(String rule, String text, Map<String, String> sources) {

        private static Fixture of(String rule, String name, String body) {
            return new Fixture(rule, body.strip(), Map.of(packageOf(name), source(name, body)));
        }

        private static Fixture of(String rule, String name, String body, String otherName, String otherBody) {
            return new Fixture(
                    rule,
                    body.strip(),
                    Map.of(packageOf(name), source(name, body), packageOf(otherName), source(otherName, otherBody)));
        }

        private static String source(String name, String body) {
            return "package " + packageOf(name.substring(0, name.lastIndexOf('.'))) + ";\n" + body;
        }

        @Override
        public String toString() {
            return rule + ": " + text;
        }
    }
}
