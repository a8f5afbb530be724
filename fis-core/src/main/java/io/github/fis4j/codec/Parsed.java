package io.github.fis4j.codec;

import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;

/**
 * A template as it was read.
 *
 * @param template what could be understood; complete only if no problem is an error
 * @param sourceMap where its values stand in the text
 * @param problems what is wrong with the text, and what was repaired; validation tells the rest
 */
public record Parsed(ExperimentTemplate template, SourceMap sourceMap, List<Problem> problems) {

    /** Copies the problems. */
    public Parsed {
        problems = List.copyOf(problems);
    }
}
