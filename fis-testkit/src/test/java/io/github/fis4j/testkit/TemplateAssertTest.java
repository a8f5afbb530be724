package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.FisAssertions.assertThatTemplate;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.validation.TemplateValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateAssertTest {
    @TempDir
    Path dir = Path.of("");

    @Test
    void fineTemplate_isValid_andHasNoErrors() {
        assertThat(waiting("PT1M")).isValid().hasNoErrors().hasNoProblem("PRM-03");
        assertThat(waiting("PT1M")).forTheService().isValid();
    }

    @Test
    void wrongTemplate_failsWithItsProblems() {
        assertThatThrownBy(() -> assertThat(waiting("1m")).hasNoErrors())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "Expected no error. The problems are:\n  error PRM-03 at /actions/wait/parameters/"
                                + "duration: \"1m\" is not a duration in ISO 8601. Did you mean \"PT1M\"?");
        assertThatThrownBy(() -> assertThat(waiting("1m")).hasNoProblem("PRM-03"))
                .hasMessageContaining("Expected no problem PRM-03");
    }

    @Test
    void warning_isNoError_butNotValid_unlessItIsIgnored() {
        ExperimentTemplate brief = waiting("PT1S");
        assertThat(brief).hasNoErrors().hasProblem("PRM-05", "/actions/wait/parameters/duration");
        assertThat(brief).ignoring("PRM-05").isValid();
        assertThat(brief).forTheService().hasProblem("PRM-04");
        assertThatThrownBy(() -> assertThat(brief).isValid())
                .hasMessageContaining("Expected no error and no warning")
                .hasMessageContaining("PRM-05");
    }

    @Test
    void expectedProblem_isMissing_failureSaysSo() {
        assertThatThrownBy(() -> assertThat(waiting("PT1M")).hasProblem("SEL-07"))
                .hasMessageContaining("Expected the problem SEL-07. There is no problem.");
        assertThatThrownBy(() -> assertThat(waiting("PT1S")).hasProblem("PRM-05", "/actions"))
                .hasMessageContaining("Expected the problem PRM-05 at /actions. The problems are:");
    }

    @Test
    void file_isNamedByLineAndColumn() throws IOException {
        Path file = Files.writeString(dir.resolve("t.json"), "{\n  \"actions\": []\n}");
        assertThatTemplate(file).hasProblem("DOC-04", "/actions");
        assertThatThrownBy(() -> assertThatTemplate(file).hasNoErrors()).hasMessageContaining("2:14: error DOC-04");
    }

    @Test
    void actionOfOnesOwn_isJudgedByTheGivenCatalogue() {
        ExperimentTemplate template = waiting("PT1M").toBuilder()
                .action("drain", a -> a.id("acme:queue:drain"))
                .build();
        Catalog catalog = Catalog.aws()
                .with(List.of(ActionDescriptor.builder("acme:queue:drain").build()), List.of());
        assertThat(template).hasProblem("TPL-15", "/actions/drain/actionId");
        assertThat(template)
                .with(TemplateValidator.of(catalog, Limits.local()).suppress("STP-06"))
                .isValid();
    }

    private static ExperimentTemplate waiting(String duration) {
        return ExperimentTemplate.builder("waits")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .stopCondition(StopCondition.none())
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", duration))
                .build();
    }
}
