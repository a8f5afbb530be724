package io.github.fis4j.engine;

import io.github.fis4j.model.FisException;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be run; it tells everything that is wrong with it. */
public final class InvalidTemplateException extends FisException {
    private static final long serialVersionUID = 1L;

    /** The problems; not sent along when the exception is serialised. */
    private final transient List<Problem> problems;

    InvalidTemplateException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.describe(SourceMap.none()))
                .collect(Collectors.joining("\n", "The template cannot be run:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** {@return every problem, warnings included} */
    public List<Problem> problems() {
        return problems;
    }
}
