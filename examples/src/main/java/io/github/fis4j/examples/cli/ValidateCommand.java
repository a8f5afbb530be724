package io.github.fis4j.examples.cli;

import io.github.fis4j.Fis;
import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.Limits;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fis validate}: everything that is wrong with any number of templates, with its places. */
@Command(
        name = "validate",
        description = "Tells everything that is wrong with templates, each problem with its place.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no error; warnings, repairs and what is still to be filled in are none",
            "1:errors",
            "2:a file that cannot be read; wrong usage"
        })
final class ValidateCommand implements Callable<Integer> {
    private static final int FINE = 0;
    private static final int ERRORS = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Templates. A directory stands for the files in it and below that end in .json, .yaml or .yml "
                            + "and have the actions of a template.")
    private List<Path> files = List.of();

    @Option(names = "--strict", description = "Refuses what the service refuses, where a run here would do without.")
    private boolean strict;

    @Option(
            names = "--ignore",
            paramLabel = "ID",
            split = ",",
            description = "A rule to keep silent about, TGT-14 for example. May be repeated.")
    private List<String> ignored = List.of();

    @Option(names = "--all", description = "Shows every problem, not only the first few of a kind.")
    private boolean all;

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Mixin
    private FormatOption format = new FormatOption();

    ValidateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        TemplateReader reader = reading.reader(strict ? TemplateReader.strict() : TemplateReader.lenient());
        TemplateValidator validator = validator();
        Verdicts verdicts = new Verdicts();
        for (Path given : files) {
            try {
                TemplateFiles.in(given).forEach(file -> check(file, reader, validator, verdicts));
            } catch (IOException e) {
                unreadable(given, "Cannot read " + given + ": " + e.getMessage() + ".", verdicts);
            }
        }
        tell(verdicts);
        if (verdicts.anyUnreadable()) {
            return UNUSABLE;
        }
        return verdicts.anyError() ? ERRORS : FINE;
    }

    private void check(Path file, TemplateReader reader, TemplateValidator validator, Verdicts verdicts) {
        try {
            for (Parsed parsed : Fis.readAll(file, reader)) {
                verdicts.add(FileVerdict.of(file, Fis.validate(parsed, validator), parsed));
            }
        } catch (UnreadableFileException e) {
            unreadable(file, String.valueOf(e.getMessage()), verdicts);
        }
    }

    private void unreadable(Path file, String why, Verdicts verdicts) {
        verdicts.unreadable(file);
        screen.problem("fis: " + why);
    }

    private TemplateValidator validator() {
        Limits limits = strict ? Limits.service() : Limits.local();
        try {
            return TemplateValidator.of(Catalog.aws(), limits).suppress(ignored.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            if (spec == null) {
                throw e;
            }
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void tell(Verdicts verdicts) {
        if (format.json()) {
            screen.line(JsonWriter.pretty(verdicts.json()));
            return;
        }
        List<String> lines = new ArrayList<>();
        for (FileVerdict verdict : verdicts.files()) {
            List<String> its = new ProblemLines(verdict, screen, all).lines();
            if (!lines.isEmpty() && !its.isEmpty()) {
                lines.add("");
            }
            lines.addAll(its);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.forEach(screen::line);
        screen.line(verdicts.summary());
    }
}
