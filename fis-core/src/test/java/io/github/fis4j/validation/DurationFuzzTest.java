package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Variables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** A duration that the validator takes is one that Java reads, and within the limits; one within the limits is taken. */
class DurationFuzzTest {
    private static final String DURATION = "/actions/pause/parameters/duration";

    private static final TemplateValidator LOCAL = TemplateValidator.of(Catalog.aws(), Limits.local());
    private static final TemplateValidator SERVICE = TemplateValidator.of(Catalog.aws(), Limits.service());

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(DurationFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anyDuration_validated_isTakenOnlyWithinTheLimits(@NotNull String text) {
        FuzzRuns.count();
        takenIsWithin(text, LOCAL, Limits.local());
        takenIsWithin(text, SERVICE, Limits.service());
        withinIsTaken(text.hashCode());
    }

    private static void takenIsWithin(String text, TemplateValidator validator, Limits limits) {
        // What stands for a value that is filled in later may be anything then.
        if (isTaken(text, validator) && !Variables.anyIn(text)) {
            assertThat(Duration.parse(text)).isBetween(limits.shortestDuration(), limits.longestDuration());
        }
    }

    private static void withinIsTaken(int any) {
        Duration within = Duration.ofMinutes(
                1 + Math.floorMod(any, Limits.service().longestDuration().toMinutes()));
        assertThat(problems(within.toString(), SERVICE)).isEmpty();
        assertThat(problems(within.toString(), LOCAL)).isEmpty();
    }

    private static boolean isTaken(String text, TemplateValidator validator) {
        return problems(text, validator).stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private static List<Problem> problems(String text, TemplateValidator validator) {
        ExperimentTemplate template = ExperimentTemplate.builder("a pause")
                .action("pause", action -> action.id("aws:fis:wait").parameter("duration", text))
                .stopCondition(StopCondition.none())
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .build();
        return validator.validate(template).stream()
                .filter(problem -> problem.pointer().equals(DURATION))
                .toList();
    }
}
