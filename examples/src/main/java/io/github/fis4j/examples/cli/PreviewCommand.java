package io.github.fis4j.examples.cli;

import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.InvalidTemplateException;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.examples.cli.SimulatedWorld.NotSimulatedException;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.VirtualTime;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fis preview}: shows what a run would do, in a simulation or on AWS, and changes nothing. */
@Command(
        name = "preview",
        description =
                "Shows what a run would hit and call, how that is undone, and whether it is permitted. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything could be prepared, and nothing is known to stand against a run",
            "1:something could not be prepared, or is denied; a template that cannot be run",
            "2:a file that cannot be read; wrong usage"
        })
final class PreviewCommand implements Callable<Integer> {
    private static final int READY = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;

    @Parameters(paramLabel = "FILE", description = "The experiment template, in any of its forms.")
    private Path file = Path.of("");

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Mixin
    private WhereOption where = new WhereOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of every random choice, to be given to the run; drawn and told if not given.")
    private @Nullable Long seed;

    @Mixin
    private FormatOption format = new FormatOption();

    PreviewCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        where.check();
        try {
            TemplateFile template = TemplateFile.at(file);
            String region = where.region();
            return region == null ? simulated(template) : real(template, region);
        } catch (UnreadableFileException e) {
            screen.problem("fis: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private int simulated(TemplateFile template) {
        Ready.Simulated ready = Ready.simulated(template, reading, screen);
        if (ready == null) {
            return FAILED;
        }
        VirtualTime time = VirtualTime.create();
        try {
            FisModule world = SimulatedWorld.of(ready.checked().template(), ready.home(), time)
                    .module(AwsFis.Builder::withoutRoles);
            return preview(
                    ready.checked(), ExperimentEngine.builder().register(world).time(time));
        } catch (NotSimulatedException e) {
            screen.problem("fis: " + e.getMessage());
            return FAILED;
        }
    }

    private int real(TemplateFile template, String region) {
        Ready.Real ready = Ready.real(template, reading, where, region, screen);
        if (ready == null) {
            return FAILED;
        }
        tell("This looks at AWS in account " + ready.caller().place().accountId() + ", Region " + region
                + "; a preview changes nothing, so you are not asked.");
        return preview(ready.checked(), ExperimentEngine.builder().register(ready.aws()));
    }

    private int preview(TemplateFile.Checked checked, ExperimentEngine.Builder builder) {
        RunOptions.Builder options = RunOptions.builder();
        try (ExperimentEngine engine = builder.previewOnly().build()) {
            Preview preview = engine.preview(checked.template(), (seed == null ? options : options.seed(seed)).build())
                    .join();
            screen.line((format.json() ? JsonWriter.pretty(preview.json()) : preview.text(checked.sourceMap()))
                    .stripTrailing());
            return preview.ready() ? READY : FAILED;
        } catch (InvalidTemplateException e) {
            checked.describe(e.problems()).forEach(screen::problem);
            return FAILED;
        }
    }

    /** Programs read what comes out, and nothing but the result may come out for them. */
    private void tell(String text) {
        if (format.json()) {
            screen.problem(text);
        } else {
            screen.line(text);
        }
    }
}
