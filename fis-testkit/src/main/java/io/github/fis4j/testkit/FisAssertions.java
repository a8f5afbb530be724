package io.github.fis4j.testkit;

import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateForm;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.outline.ExperimentOutline;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The entry point of the assertions; to be imported statically, beside AssertJ's own. */
public final class FisAssertions {
    private FisAssertions() {}

    /**
     * Begins assertions on a report.
     *
     * @param report what the experiment did
     * @return the assertions
     */
    public static ReportAssert assertThat(ExperimentReport report) {
        return new ReportAssert(report);
    }

    /**
     * Begins assertions on how the code under test lived through an experiment.
     *
     * @param experiment the experiment; what it did is at {@link ExperimentAssert#report()}
     * @return the assertions
     */
    public static ExperimentAssert assertThat(Experiment experiment) {
        return new ExperimentAssert(experiment);
    }

    /**
     * Begins assertions on the plan of a template.
     *
     * @param plan what {@code Fis.plan} told
     * @return the assertions
     */
    public static PlanAssert assertThat(ExperimentOutline plan) {
        return new PlanAssert(plan);
    }

    /**
     * Begins assertions on what is wrong with a template.
     *
     * @param template the template
     * @return the assertions
     */
    public static TemplateAssert assertThat(ExperimentTemplate template) {
        return assertThat(new Parsed(template, SourceMap.none(), List.of(), null, TemplateForm.API));
    }

    /**
     * Begins assertions on what is wrong with a template that was read.
     *
     * @param parsed the template as it was read; problems of its text count
     * @return the assertions
     */
    public static TemplateAssert assertThat(Parsed parsed) {
        return new TemplateAssert(parsed);
    }

    /**
     * Begins assertions on what is wrong with the template in a file, which is read leniently.
     *
     * @param file a file of UTF-8 text
     * @return the assertions
     * @throws UncheckedIOException if the file cannot be read
     */
    public static TemplateAssert assertThatTemplate(Path file) {
        try {
            return assertThat(TemplateReader.lenient().read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
