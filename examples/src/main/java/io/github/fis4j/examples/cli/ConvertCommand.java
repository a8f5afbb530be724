package io.github.fis4j.examples.cli;

import io.github.fis4j.Fis;
import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateWriter;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fis convert}: writes templates of any form in the API form. */
@Command(
        name = "convert",
        description = "Writes templates of any form in the API form, repaired, without what the service adds.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every template was written",
            "1:a template could not be understood; the others were written",
            "2:a file that cannot be read; wrong usage"
        })
final class ConvertCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The experiment templates, in any of their forms.")
    private List<Path> files = List.of();

    @Option(names = "--to", paramLabel = "json|yaml", description = "What is written: json (default) or yaml.")
    private Language to = Language.json;

    @Mixin
    private ReadingOption reading = new ReadingOption();

    ConvertCommand(Screen screen) {
        this.screen = screen;
    }

    /** What is written, as it is typed. */
    private enum Language {
        json,
        yaml
    }

    @Override
    public Integer call() {
        List<Parsed> good = new ArrayList<>();
        int worst = 0;
        for (Path file : files) {
            try {
                for (Parsed parsed : Fis.readAll(file, reading.reader())) {
                    TemplateFile.describe(file, parsed).forEach(screen::problem);
                    if (Problem.anyError(parsed.problems())) {
                        worst = Math.max(worst, FAILED);
                    } else {
                        good.add(parsed);
                    }
                }
            } catch (UnreadableFileException e) {
                screen.problem("fis: " + e.getMessage());
                worst = UNUSABLE;
            }
        }
        if (!good.isEmpty()) {
            screen.line(written(good).stripTrailing());
        }
        return worst;
    }

    /** One template is written as it is; several are an array, or YAML documents. Either can be read again. */
    private String written(List<Parsed> all) {
        if (to == Language.yaml) {
            return all.stream()
                    .map(parsed -> TemplateWriter.yaml(parsed.template()))
                    .collect(Collectors.joining("---\n"));
        }
        List<JsonValue> objects = all.stream()
                .<JsonValue>map(parsed -> TemplateWriter.object(parsed.template()))
                .toList();
        return JsonWriter.pretty(objects.size() == 1 ? objects.get(0) : new JsonArray(objects));
    }
}
