package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanSpellingTest {

    @ParameterizedTest
    @CsvSource({
        "aws:ecs:task-cpu-stress,    installDependencies, True,  false",
        "aws:ecs:task-cpu-stress,    installDependencies, False, false",
        "aws:ecs:task-cpu-stress,    installDependencies, true,  false",
        "aws:ecs:task-cpu-stress,    installDependencies, TRUE,  true",
        "aws:rds:reboot-db-instances, forceFailover,      true,  false",
        "aws:rds:reboot-db-instances, forceFailover,      True,  true",
    })
    void boolean_isSpelledAsItsDefaultIs(String id, String parameter, String value, boolean wrong) {
        ExperimentTemplate template = ExperimentTemplate.builder("spelling")
                .action("a", a -> a.id(id).parameter(parameter, value))
                .build();
        Stream<String> pointers = TemplateValidator.of(Catalog.aws(), Limits.local()).validate(template).stream()
                .filter(problem -> problem.id().equals("PRM-03"))
                .map(Problem::pointer);
        assertThat(pointers.toList()).hasSize(wrong ? 1 : 0).allMatch(("/actions/a/parameters/" + parameter)::equals);
    }
}
