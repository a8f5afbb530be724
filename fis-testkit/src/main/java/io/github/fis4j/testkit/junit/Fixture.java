package io.github.fis4j.testkit.junit;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.SafetyLever;
import io.github.fis4j.engine.SystemTime;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.FisModule.Touches;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.EventRecorder;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The world of one test: what it needs of it is made when it is asked for, and all of it ends together. */
final class Fixture {
    /** Stands before an alarm's name in its ARN; the name may have anything in it. */
    private static final String ALARM = ":alarm:";

    private static final Duration OFTEN = Duration.ofMillis(10);

    /** In real time. An undo in virtual time takes milliseconds. */
    private static final Duration VIRTUAL_CLOSE = Duration.ofSeconds(30);

    private final Settings settings;
    private final @Nullable ExperimentTemplate template;
    private final Path journal;
    private final EngineTime time;
    private final ScriptedAlarms alarms;
    private @Nullable FakeAws aws;
    private @Nullable RunRecords records;
    private @Nullable ExperimentEngine engine;
    private @Nullable Experiment experiment;

    /**
     * A world in which nothing has been made yet.
     *
     * @param settings what was asked for
     * @param template the template; null if there is none
     * @param journal where a journal would be kept that outlives the process
     */
    Fixture(Settings settings, @Nullable ExperimentTemplate template, Path journal) {
        if (settings.realAws() && settings.time() != Time.REAL) {
            throw new ExtensionConfigurationException(
                    "A real AWS has real time, but this test has virtual time; say time = REAL beside realAws");
        }
        this.settings = settings;
        this.template = template;
        this.journal = journal;
        time = settings.time() == Time.REAL ? SystemTime.create() : VirtualTime.stepped();
        alarms = ScriptedAlarms.on(time);
    }

    EngineTime time() {
        return time;
    }

    /** {@return the time, if it is virtual} */
    VirtualTime virtualTime() {
        if (time instanceof VirtualTime virtual) {
            return virtual;
        }
        throw new ExtensionConfigurationException(
                "There is no VirtualTime: this test runs in real time. Take an EngineTime, or say time = VIRTUAL");
    }

    ScriptedAlarms alarms() {
        return alarms;
    }

    ExperimentTemplate template() {
        if (template == null) {
            throw new ExtensionConfigurationException("There is no template for an experiment: name one, for example"
                    + " @FisTest(template = \"stop-one.json\"), or write a @FisTemplate method");
        }
        return template;
    }

    synchronized FakeAws aws() {
        if (settings.realAws()) {
            throw new ExtensionConfigurationException(
                    "There is no FakeAws: this test is allowed to change a real AWS (realAws)");
        }
        if (aws == null) {
            FakeAws.Builder builder = FakeAws.builder(time);
            Home home = template == null ? null : Home.of(template);
            if (home != null) {
                builder.home(home);
            }
            settings.aws().accept(builder);
            aws = builder.build();
            addAlarms(aws);
        }
        return aws;
    }

    /** So that a template can be tried without a word about its alarms; those elsewhere are missing, as they would be. */
    private void addAlarms(FakeAws made) {
        Home home = new Home(made.accountId(), made.region());
        List<StopCondition> conditions = template == null ? List.of() : template.stopConditions();
        conditions.stream()
                .filter(condition -> condition.source().equals(StopCondition.CLOUDWATCH_ALARM))
                .map(StopCondition::value)
                .filter(Objects::nonNull)
                .distinct()
                .filter(home::has)
                .forEach(arn -> made.cloudWatch().alarm(arn.substring(arn.indexOf(ALARM) + ALARM.length())));
    }

    synchronized ExperimentEngine engine() {
        if (engine == null) {
            engine = built();
        }
        return engine;
    }

    private ExperimentEngine built() {
        records = new RunRecords(settings.realAws() ? FileJournal.in(journal) : InMemoryJournal.create());
        ExperimentEngine.Builder builder =
                ExperimentEngine.builder().time(time).journal(records).register(alarms);
        if (!settings.realAws()) {
            builder.safetyLever(SafetyLever.create());
        }
        if (settings.time() == Time.VIRTUAL) {
            builder.closeWithin(VIRTUAL_CLOSE);
        }
        modules().forEach(builder::register);
        settings.engine().accept(builder);
        return builder.build();
    }

    private List<FisModule> modules() {
        List<FisModule> modules = new ArrayList<>();
        for (Function<EngineTime, FisModule> maker : settings.modules()) {
            modules.add(checked(maker.apply(time)));
        }
        if (!settings.realAws()) {
            modules.add(new AlarmsInFront(aws().module(this::setUp), alarms));
        } else if (modules.stream().noneMatch(module -> module.touches() == Touches.WORLD)) {
            modules.add(AwsFis.create());
        }
        return modules;
    }

    /** What is in memory may be asked as often as one likes, so that a test in real time need not wait for it. */
    private void setUp(AwsFis.Builder module) {
        if (settings.time() == Time.REAL) {
            module.pollEvery(OFTEN).alarmInterval(OFTEN);
        }
        settings.module().accept(module);
    }

    private FisModule checked(FisModule module) {
        if (module.touches() == Touches.WORLD && !settings.realAws()) {
            throw new ExtensionConfigurationException(
                    "The module \"" + module.name()
                            + "\" would touch the world, and nothing says that this test may. If it works on a fake,"
                            + " say so: FisExtension.builder().faked(..). If not, leave it out, or say realAws and time = REAL");
        }
        return module;
    }

    synchronized Experiment experiment() {
        if (experiment == null) {
            ExperimentTemplate tested = template();
            experiment = Experiment.of(engine(), time, tested).seed(settings.seed());
        }
        return experiment;
    }

    ExperimentReport report() {
        Experiment asked = experiment();
        return asked.begun() ? asked.awaitEnd() : asked.run();
    }

    /** Undoes what a test left that was killed. Does nothing unless it may touch the world. */
    @Nullable
    RecoveryReport recover() {
        return settings.realAws() ? engine().recover().join() : null;
    }

    /** {@return what happened so far} */
    List<Story> stories() {
        List<Story> stories = new ArrayList<>();
        for (EventRecorder seen : records == null ? List.<EventRecorder>of() : records.seen()) {
            stories.add(new Story(ReportFold.of(seen.events()), marked(seen)));
        }
        return stories;
    }

    /** The same run with its marks, if the experiment of the test has it. */
    private EventRecorder marked(EventRecorder seen) {
        String run = seen.events().get(0).stamp().runId();
        List<EventRecorder> own = experiment == null ? List.of() : experiment.timelines();
        return own.stream()
                .filter(each -> !each.events().isEmpty()
                        && each.events().get(0).stamp().runId().equals(run))
                .findFirst()
                .orElse(seen);
    }

    /**
     * Stops and undoes everything.
     *
     * @return what could not be ended, a line each
     */
    List<String> end() {
        List<String> left = new ArrayList<>();
        if (time instanceof VirtualTime virtual) {
            virtual.holds().forEach(hold -> left.add("time is held by \"" + hold + "\"; close the hold"));
            virtual.releaseHolds();
        }
        if (engine != null) {
            engine.shutdown().forEach(open -> left.add(line(open)));
            stories().stream()
                    .map(Story::report)
                    .filter(report -> !report.status().terminal())
                    .forEach(report -> left.add("experiment " + report.runId() + " did not end, it is "
                            + report.status().word()));
        }
        time.close();
        return left;
    }

    private static String line(UndoRecord open) {
        return "not undone: " + open.call() + " of action " + open.action() + " - "
                + open.plan().summary() + " (record " + open.marker() + ")";
    }

    /**
     * A run.
     *
     * @param report what it did
     * @param timeline its events, and marks
     */
    record Story(ExperimentReport report, EventRecorder timeline) {}
}
