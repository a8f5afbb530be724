package io.github.fis4j.testkit;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Problems;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.validation.TemplateValidator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what is wrong with a template: problems of its text, if it was read from one, and of its meaning. One that
 * fails lists the problems, with line and column where there is a text.
 */
public final class TemplateAssert extends AbstractAssert<TemplateAssert, Parsed> {
    private TemplateValidator validator = TemplateValidator.of(Catalog.aws(), Limits.local());

    TemplateAssert(Parsed parsed) {
        super(parsed, TemplateAssert.class);
    }

    /** {@return this, with the limits of the managed service: what it refuses counts as an error from here on} */
    public TemplateAssert forTheService() {
        return with(TemplateValidator.of(Catalog.aws(), Limits.service()));
    }

    /**
     * Takes another validator from here on: one that knows actions of your own, or keeps silent about rules.
     *
     * @param other the validator
     * @return this
     */
    public TemplateAssert with(TemplateValidator other) {
        validator = other;
        return this;
    }

    /**
     * Keeps silent about rules from here on.
     *
     * @param ids the ids of rules, for example {@code TGT-14}
     * @return this
     * @throws IllegalArgumentException if there is no rule of an id
     */
    public TemplateAssert ignoring(String... ids) {
        return with(validator.suppress(ids));
    }

    /** {@return this, if there is neither an error nor a warning; notes are often meant} */
    public TemplateAssert isValid() {
        return hasNone("no error and no warning", problem -> problem.severity() != Severity.NOTE);
    }

    /** {@return this, if there is no error} */
    public TemplateAssert hasNoErrors() {
        return hasNone("no error", problem -> problem.severity() == Severity.ERROR);
    }

    /**
     * Checks that a rule told something, wherever.
     *
     * @param id the rule's id
     * @return this
     */
    public TemplateAssert hasProblem(String id) {
        return hasOne("the problem " + id, problem -> problem.id().equals(id));
    }

    /**
     * Checks that a rule told something of a place.
     *
     * @param id the rule's id
     * @param pointer the JSON pointer of the value, for example {@code /targets/web/selectionMode}
     * @return this
     */
    public TemplateAssert hasProblem(String id, String pointer) {
        return hasOne(
                "the problem " + id + " at " + pointer,
                problem -> problem.id().equals(id) && problem.pointer().equals(pointer));
    }

    /**
     * Checks that a rule told nothing.
     *
     * @param id the rule's id
     * @return this
     */
    public TemplateAssert hasNoProblem(String id) {
        return hasNone("no problem " + id, problem -> problem.id().equals(id));
    }

    private TemplateAssert hasNone(String expected, Predicate<Problem> unwanted) {
        List<Problem> problems = problems();
        if (problems.stream().anyMatch(unwanted)) {
            throw failure("%s", "Expected " + expected + ". " + listed(problems));
        }
        return this;
    }

    private TemplateAssert hasOne(String expected, Predicate<Problem> wanted) {
        List<Problem> problems = problems();
        if (problems.stream().noneMatch(wanted)) {
            throw failure("%s", "Expected " + expected + ". " + listed(problems));
        }
        return this;
    }

    private List<Problem> problems() {
        isNotNull();
        return Problems.together(actual.problems(), validator.validate(actual.template()));
    }

    private String listed(List<Problem> problems) {
        if (problems.isEmpty()) {
            return "There is no problem.";
        }
        return problems.stream()
                .map(problem -> "\n  " + problem.describe(actual.sourceMap()))
                .collect(Collectors.joining("", "The problems are:", ""));
    }
}
