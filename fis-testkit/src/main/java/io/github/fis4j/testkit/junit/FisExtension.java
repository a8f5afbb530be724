package io.github.fis4j.testkit.junit;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link FisTest} gives, for those who want to say more than an annotation can. In a field with
 * {@code @RegisterExtension}: an instance field gives every test a world of its own, a static one gives one to the class,
 * nested classes included. The world is to be had from the field - {@code fis.experiment()} - and as parameters, unless the
 * test has a {@link FisTest} too, whose the parameters are then.
 *
 * <p>Thread-safe. Tests that share the world of their class share its time, too: keep them on one thread. A test on another
 * thread than JUnit's takes parameters, or keeps what it asked for before.
 */
public final class FisExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace ALL = Namespace.create(FisExtension.class);
    /** Where the id of the class is kept whose world it is. */
    private static final String OWNER = "owner";

    private final Settings settings;
    private final Namespace own = Namespace.create(FisExtension.class, this);
    /** The worlds of the tests and classes that are under way, by the threads that run them. */
    private final Map<Thread, Fixture> open = new ConcurrentHashMap<>();

    private FisExtension(Settings settings) {
        this.settings = settings;
    }

    /** {@return a builder that starts with the defaults of {@link FisTest}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the experiment of the template}
     *
     * @throws IllegalStateException if no test is under way, or several are and none of them on this thread; so in the other
     *     methods
     */
    public Experiment experiment() {
        return current().experiment();
    }

    /** {@return the AWS in memory} */
    public FakeAws aws() {
        return current().aws();
    }

    /** {@return the virtual time; fails in real time} */
    public VirtualTime time() {
        return current().virtualTime();
    }

    /** {@return what is set there holds over the alarms of the AWS in memory} */
    public ScriptedAlarms alarms() {
        return current().alarms();
    }

    /** {@return the engine} */
    public ExperimentEngine engine() {
        return current().engine();
    }

    /** {@return what the experiment did; it is run if it was not started} */
    public ExperimentReport report() {
        return current().report();
    }

    private Fixture current() {
        Fixture here = open.get(Thread.currentThread());
        Set<Fixture> all = Set.copyOf(open.values());
        if (here == null && all.size() == 1) {
            here = all.iterator().next();
        }
        if (here == null) {
            throw new IllegalStateException(
                    all.isEmpty()
                            ? "No test of this FisExtension is under way; ask it in a test, in @BeforeEach or in @AfterEach,"
                                    + " and see that its field has @RegisterExtension"
                            : all.size() + " tests of this FisExtension are under way, none of them on thread "
                                    + Thread.currentThread().getName()
                                    + "; take what you need as parameters of the test");
        }
        return here;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isStatic(context) && fixture(context) == null) {
            open(context);
            store(context).put(OWNER, context.getUniqueId());
        }
    }

    /** A nested class sees the world of the class around it, and does not end it. */
    @Override
    public void afterAll(ExtensionContext context) {
        Fixture fixture = fixture(context);
        if (fixture != null && context.getUniqueId().equals(store(context).get(OWNER))) {
            close(fixture, context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Fixture ofTheClass = fixture(context);
        if (ofTheClass == null) {
            open(context);
        } else {
            open.put(Thread.currentThread(), ofTheClass);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fixture fixture = fixture(context);
        if (fixture == null) {
            return;
        }
        if (store(context).get(OWNER) != null) {
            Lifecycle.tellIfFailed(fixture, context);
        } else {
            close(fixture, context);
        }
    }

    private void open(ExtensionContext context) {
        if (settings.disabledWithoutAws()) {
            ConditionEvaluationResult found = AwsPresence.condition();
            Assumptions.assumeFalse(found.isDisabled(), () -> found.getReason().orElse("There is no AWS to reach"));
        }
        Fixture fixture = Lifecycle.open(settings, context);
        register(context);
        store(context).put(Fixture.class, fixture);
        open.put(Thread.currentThread(), fixture);
    }

    private void close(Fixture fixture, ExtensionContext context) {
        open.values().removeIf(fixture::equals);
        Lifecycle.close(fixture, context);
    }

    private boolean isStatic(ExtensionContext context) {
        return Classes.fromTheInside(context).stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedFieldValues(type, RegisterExtension.class, FisExtension.class)
                                .stream())
                .anyMatch(extension -> extension == this);
    }

    /** It is asked for parameters before it knows whether it is the only one. */
    private void register(ExtensionContext context) {
        Store all = context.getStore(ALL);
        Registered before = all.get(Registered.class, Registered.class);
        List<FisExtension> extensions = new ArrayList<>(before == null ? List.of() : before.extensions());
        extensions.add(this);
        all.put(Registered.class, new Registered(extensions));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Given.has(parameter) && !AnnotatedSettings.areThere(context) && isFirst(context);
    }

    private boolean isFirst(ExtensionContext context) {
        Registered all = context.getStore(ALL).get(Registered.class, Registered.class);
        return all == null || all.extensions().get(0) == this;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Registered all = context.getStore(ALL).get(Registered.class, Registered.class);
        if (all != null && all.extensions().size() > 1) {
            throw Given.refused(
                    parameter,
                    "there are " + all.extensions().size()
                            + " FisExtensions, and it could be of any of them; take it from the field, for example"
                            + " fis.experiment()",
                    null);
        }
        return Given.of(parameter, fixture(context));
    }

    private @Nullable Fixture fixture(ExtensionContext context) {
        return store(context).get(Fixture.class, Fixture.class);
    }

    private Store store(ExtensionContext context) {
        return context.getStore(own);
    }

    /** The extensions that take part in a test, in the order in which they were asked to. */
    private record Registered(List<FisExtension> extensions) {
        Registered {
            extensions = List.copyOf(extensions);
        }
    }

    /** Builds extensions. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable ExperimentTemplate template;
        private final Map<String, String> variables = new LinkedHashMap<>();
        private long seed = FisTest.DEFAULT_SEED;
        private Time time = Time.VIRTUAL;
        private Consumer<FakeAws.Builder> aws = builder -> {};
        private Consumer<AwsFis.Builder> awsModule = builder -> {};
        private Consumer<ExperimentEngine.Builder> engine = builder -> {};
        private final List<Function<EngineTime, FisModule>> modules = new ArrayList<>();
        private boolean realAws;
        private boolean disabledWithoutAws;

        private Builder() {}

        /**
         * Names the template.
         *
         * @param place as in {@link FisTest#template()}
         * @return this builder
         */
        public Builder template(String place) {
            name = place;
            return this;
        }

        /**
         * Sets the template.
         *
         * @param run what is run
         * @return this builder
         */
        public Builder template(ExperimentTemplate run) {
            template = run;
            return this;
        }

        /**
         * Sets the value of a variable of the named template.
         *
         * @param variable its name
         * @param value its value
         * @return this builder
         */
        public Builder variable(String variable, String value) {
            variables.put(variable, value);
            return this;
        }

        /**
         * Sets the seed of every random choice.
         *
         * @param value any number; {@link FisTest#DEFAULT_SEED} without it
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets on which time experiments run.
         *
         * @param which virtual without it
         * @return this builder
         */
        public Builder time(Time which) {
            time = which;
            return this;
        }

        /**
         * Sets up the AWS in memory.
         *
         * @param more for example {@code aws -> aws.region("eu-west-1")}; its account and Region are those of the template
         *     otherwise
         * @return this builder
         */
        public Builder aws(Consumer<FakeAws.Builder> more) {
            aws = aws.andThen(more);
            return this;
        }

        /**
         * Sets up the module that works on the AWS in memory, as a real one would be.
         *
         * @param more for example {@code AwsFis.Builder::withoutRoles}. In real time it looks every 10 ms unless it is said
         *     otherwise
         * @return this builder
         */
        public Builder awsModule(Consumer<AwsFis.Builder> more) {
            awsModule = awsModule.andThen(more);
            return this;
        }

        /**
         * Sets up the engine, but for its time, journal and modules.
         *
         * @param more for example {@code engine -> engine.undoPatience(Duration.ofMinutes(1))}
         * @return this builder
         */
        public Builder engine(Consumer<ExperimentEngine.Builder> more) {
            engine = engine.andThen(more);
            return this;
        }

        /**
         * Adds a module beside that of AWS, made for every world anew.
         *
         * @param maker makes it on the time of the test, for example {@code time -> ScriptedActions.on(time)}
         * @return this builder
         */
        public Builder module(Function<EngineTime, FisModule> maker) {
            modules.add(maker);
            return this;
        }

        /**
         * Adds a module that would change the world, but is made over a fake of it: your own action with a client in
         * memory.
         *
         * @param maker makes it on the time of the test, for example {@code time -> new ShopModule(new
         *     FakeSwitches(time))}
         * @return this builder
         */
        public Builder faked(Function<EngineTime, FisModule> maker) {
            return module(time -> new FakedModule(maker.apply(time)));
        }

        /**
         * Lets experiments change a real AWS, as {@link FisTest#realAws()} says: the one of the module that was added, or else
         * the SDK's default one. Real time only.
         *
         * @return this builder
         */
        public Builder realAws() {
            realAws = true;
            return this;
        }

        /** {@return this builder, with tests aborted where there is no AWS to reach} */
        public Builder disabledWithoutAws() {
            disabledWithoutAws = true;
            return this;
        }

        /**
         * {@return the extension}
         *
         * @throws IllegalStateException if the template was set and named
         */
        public FisExtension build() {
            if (template != null && (name != null || !variables.isEmpty())) {
                throw new IllegalStateException(
                        "A template that was set has no name and no variables; set it or name it, not both");
            }
            ExperimentTemplate set = template;
            TemplateSource source = set == null
                    ? new NamedTemplate(Objects.requireNonNullElse(name, ""), Map.copyOf(variables))
                    : context -> set;
            return new FisExtension(
                    new Settings(source, seed, time, aws, awsModule, engine, modules, realAws, disabledWithoutAws));
        }
    }
}
