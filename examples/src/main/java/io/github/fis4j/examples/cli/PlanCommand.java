package io.github.fis4j.examples.cli;

import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.examples.cli.TemplateFile.Checked;
import io.github.fis4j.outline.ExperimentOutline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fis plan}: what a run would do, when, to how much, at which cost; looks nothing up and touches nothing. */
@Command(
        name = "plan",
        description = "Tells what a run would do: times, blast radius, what stays changed, cost, quotas. Asks nobody.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:written",
            "1:a template has errors; its plan is written as far as it goes",
            "2:a file that cannot be read; wrong usage"
        })
final class PlanCommand implements Callable<Integer> {
    private static final int WRITTEN = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The experiment templates, in any of their forms.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "text|json|mermaid|dot",
            converter = PlanForm.Converter.class,
            description = "How the plan is written: text for people (default), json for programs, "
                    + "mermaid for Markdown, dot for Graphviz.")
    private PlanForm format = PlanForm.TEXT;

    @Mixin
    private ReadingOption reading = new ReadingOption();

    PlanCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Map<String, ExperimentOutline> plans = new LinkedHashMap<>();
        int worst = WRITTEN;
        for (Path file : files) {
            try {
                List<Checked> all = TemplateFile.at(file).checkAll(reading.reader());
                for (Checked checked : all) {
                    checked.problems().forEach(screen::problem);
                    if (checked.valid() || !checked.template().actions().isEmpty()) {
                        plans.put(checked.label(all.size()), ExperimentOutline.of(checked.template(), Catalog.aws()));
                    }
                    worst = Math.max(worst, checked.valid() ? WRITTEN : FAILED);
                }
            } catch (UnreadableFileException e) {
                screen.problem("fis: " + e.getMessage());
                worst = UNUSABLE;
            }
        }
        if (!plans.isEmpty()) {
            format.write(plans, screen);
        }
        return worst;
    }
}
