package io.github.fis4j.examples.cli;

import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.examples.cli.SimulatedWorld.NotSimulatedException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.VirtualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(paramLabel = "FILE", description = "The experiment template, in any of its forms.")
    private Path file = Path.of("");

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Mixin
    private WhereOption where = new WhereOption();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "With --simulate: let time pass, N times as fast as on the wall.")
    private @Nullable Integer speed;

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
            String region = where.region();
            return region == null ? simulated(template) : real(template, region);
        } catch (UnreadableFileException e) {
            screen.problem("fis: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private void checkUsage() {
        where.check();
        if (where.simulated() && consent.given()) {
            throw where.wrongUsage("--yes is for runs against AWS; a simulation calls nobody");
        }
        if (speed != null && !where.simulated()) {
            throw where.wrongUsage("--speed is for --simulate; against AWS time is real");
        }
        if (speed != null && speed < 1) {
            throw where.wrongUsage("--speed " + speed + " makes no sense; 1 is as fast as on the wall");
        }
    }

    private int simulated(TemplateFile template) {
        Ready.Simulated ready = Ready.simulated(template, reading, screen);
        if (ready == null) {
            return FAILED;
        }
        VirtualTime time = speed == null ? VirtualTime.create() : VirtualTime.stepped();
        FisModule world;
        try {
            world = SimulatedWorld.of(ready.checked().template(), ready.home(), time)
                    .module(AwsFis.Builder::withoutRoles);
        } catch (NotSimulatedException e) {
            screen.problem("fis: " + e.getMessage());
            return FAILED;
        }
        Pace pace = speed != null ? Pace.following(time, speed) : Pace.none(time);
        ExperimentEngine.Builder engine =
                ExperimentEngine.builder().register(world).time(time);
        return new WatchedRun(screen, ready.checked(), seed, pace).in(engine);
    }

    private int real(TemplateFile template, String region) throws IOException {
        Ready.Real ready = Ready.real(template, reading, where, region, screen);
        if (ready == null) {
            return FAILED;
        }
        journal.tellUnfinished(screen);
        Identity caller = ready.caller();
        String question = "This will call AWS in account " + caller.place().accountId() + ", Region " + region + ", as "
                + caller.principal() + (where.endpoint() == null ? "" : ", at " + where.endpoint());
        if (!consent.agreed(question, screen, in)) {
            ready.aws().close();
            return FAILED;
        }
        screen.line("If this process is killed, `" + journal.recover() + "` puts back what is open.");
        ExperimentEngine.Builder engine =
                ExperimentEngine.builder().register(ready.aws()).journal(journal.open());
        return new WatchedRun(screen, ready.checked(), seed, Pace.none(InstantSource.system()))
                .recoveredBy(journal.recover())
                .in(engine);
    }
}
