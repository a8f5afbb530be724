package io.github.fis4j.examples.cli;

import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.examples.cli.SimulatedWorld.NotSimulatedException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.VirtualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fis run}: runs a template, in a simulation or against AWS, tells what happens, and reports. */
@Command(
        name = "run",
        description = "Runs an experiment template and reports what it did.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:completed and held, or a preview",
            "1:every other end; a template that cannot be run",
            "2:a file that cannot be read; wrong usage"
        })
final class RunCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;
    private final BufferedReader in;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The experiment template, JSON.")
    private Path file = Path.of("");

    @Option(names = "--simulate", description = "Run in an AWS in memory that is made from the template, in no time.")
    private boolean simulate;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "With --simulate: let time pass, N times as fast as on the wall.")
    private @Nullable Integer speed;

    @Option(names = "--region", paramLabel = "REGION", description = "Run against AWS in this Region.")
    private @Nullable String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Send all calls there instead of to AWS.")
    private @Nullable URI endpoint;

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private JournalOption journal = new JournalOption();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of every random choice; drawn if not given.")
    private @Nullable Long seed;

    RunCommand(Screen screen, BufferedReader in) {
        this.screen = screen;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        try {
            TemplateFile template = TemplateFile.at(file);
            return region == null ? simulated(template) : real(template, region);
        } catch (UnreadableFileException e) {
            screen.problem("fis: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private void checkUsage() {
        if (simulate == (region != null)) {
            throw wrongUsage("Say either --simulate, or --region REGION to run against AWS");
        }
        if (simulate && (endpoint != null || consent.given())) {
            throw wrongUsage("--endpoint-url and --yes are for runs against AWS; a simulation calls nobody");
        }
        if (speed != null && !simulate) {
            throw wrongUsage("--speed is for --simulate; against AWS time is real");
        }
        if (speed != null && speed < 1) {
            throw wrongUsage("--speed " + speed + " makes no sense; 1 is as fast as on the wall");
        }
        if (endpoint != null && endpoint.getHost() == null) {
            throw wrongUsage("--endpoint-url " + endpoint + " names no host; for example http://127.0.0.1:5000");
        }
    }

    private ParameterException wrongUsage(String message) {
        if (spec == null) {
            throw new IllegalStateException("The command is run by picocli, which sets its spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private int simulated(TemplateFile template) {
        Home home = Home.of(template.glance());
        TemplateFile.Checked checked = template.check(TemplateReader.lenient().in(home.region(), home.accountId()));
        checked.problems().forEach(screen::problem);
        if (!checked.valid()) {
            return FAILED;
        }
        VirtualTime time = speed == null ? VirtualTime.create() : VirtualTime.stepped();
        FisModule world;
        try {
            world = SimulatedWorld.of(checked.template(), home, time).module();
        } catch (NotSimulatedException e) {
            screen.problem("fis: " + e.getMessage());
            return FAILED;
        }
        Pace pace = speed != null ? Pace.following(time, speed) : Pace.none(time);
        ExperimentEngine.Builder engine =
                ExperimentEngine.builder().register(world).time(time);
        return new WatchedRun(screen, checked, seed, pace).in(engine);
    }

    private int real(TemplateFile template, String where) throws IOException {
        Home likely = Home.of(template.glance());
        TemplateFile.Checked offline = template.check(TemplateReader.lenient().in(where, likely.accountId()));
        if (!offline.valid()) {
            offline.problems().forEach(screen::problem);
            return FAILED;
        }
        AwsFis.Builder builder = AwsFis.builder().region(where);
        AwsFis aws = (endpoint == null ? builder : builder.endpoint(endpoint)).build();
        Identity caller = Caller.of(aws, endpoint);
        TemplateFile.Checked checked =
                template.check(TemplateReader.lenient().in(where, caller.place().accountId()));
        checked.problems().forEach(screen::problem);
        journal.tellUnfinished(screen);
        String question = "This will call AWS in account " + caller.place().accountId() + ", Region " + where + ", as "
                + caller.principal() + (endpoint == null ? "" : ", at " + endpoint);
        if (!consent.agreed(question, screen, in)) {
            aws.close();
            return FAILED;
        }
        screen.line("If this process is killed, `" + journal.recover() + "` puts back what is open.");
        ExperimentEngine.Builder engine =
                ExperimentEngine.builder().register(aws).journal(journal.open());
        return new WatchedRun(screen, checked, seed, Pace.none(InstantSource.system()))
                .recoveredBy(journal.recover())
                .in(engine);
    }
}
