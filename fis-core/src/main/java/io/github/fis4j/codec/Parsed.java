package io.github.fis4j.codec;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as it was read. Whatever its form, the pointers are those of the API form: {@code
 * /actions/stop/parameters/duration}.
 *
 * @param template what could be understood; complete only if no problem is an error
 * @param sourceMap where its values stand in the text
 * @param problems what is wrong with the text, and what was repaired; validation tells the rest
 * @param name the name of its resource in a stack; null if it has none
 * @param form the form in which it is written
 */
public record Parsed(
        ExperimentTemplate template,
        SourceMap sourceMap,
        List<Problem> problems,
        @Nullable String name,
        TemplateForm form) {

    /** Copies the problems. */
    public Parsed {
        problems = List.copyOf(problems);
    }

    /**
     * {@return the same template with other problems}
     *
     * @param all all that is wrong with it
     */
    public Parsed withProblems(List<Problem> all) {
        return new Parsed(template, sourceMap, all, name, form);
    }
}
