package io.github.fis4j.validation;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;

/** Checks templates against a catalogue and limits. Immutable, thread-safe. */
@SuppressWarnings("UnusedVariable")
public final class TemplateValidator {

    private TemplateValidator(Catalog catalog, Limits limits) {}

    /**
     * {@return a validator}
     *
     * @param catalog knows the actions and resource types
     * @param limits how much a template may ask for
     */
    public static TemplateValidator of(Catalog catalog, Limits limits) {
        return new TemplateValidator(catalog, limits);
    }

    /**
     * {@return every problem of a template, errors and warnings, in the order of the template; empty if there is none}
     *
     * @param template the template
     */
    public List<Problem> validate(ExperimentTemplate template) {
        return List.of();
    }
}
