package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Limits;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ScriptedLever;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A preview tells everything that stands against a run, not only what a run would meet first. */
class EnginePreviewProblemsTest extends PreviewTestBase {
    private static final String GONE = "arn:aws:test:eu-west-1:111122223333:thing/gone";

    private static List<String> told(Preview preview) {
        return preview.problems().stream()
                .map(problem -> problem.describe(SourceMap.none()))
                .toList();
    }

    private static Consumer<Target.Builder> things(String tag, String value) {
        return t -> t.resourceType("test:thing").tag(tag, value).selection(SelectionMode.ALL);
    }

    @Test
    void everythingThatFails_isToldAtOnce_eachAtItsPointer() {
        module.caller = () -> CompletableFuture.completedFuture(new Identity(Place.LOCAL, "arn:tester", false));
        module.alarm("loud", Reading.State.FIRED, "ALARM");
        module.alarm("none", Reading.State.MISSING, "");
        module.permitting = asked -> CompletableFuture.completedFuture(asked.stream()
                .collect(Collectors.toMap(
                        question -> question,
                        question -> question.undo()
                                ? PermissionRuling.denied("nobody may")
                                : PermissionRuling.allowed("everybody may"))));
        module.preparing = context -> context.name().equals("bad")
                ? CompletableFuture.failedFuture(new ActionFailedException(ErrorCode.INVALID_TARGET, "made of glass."))
                : CompletableFuture.completedFuture(null);
        lever.engage("incident 7");

        Preview preview = preview(template()
                .target("empty", things("no", "such"))
                .target("vanished", t -> t.resourceType("test:thing").arn(GONE).selection(SelectionMode.ALL))
                .action("bad", fault("PT1M"))
                .action("good", fault("PT1M"))
                .action(
                        "onEmpty",
                        a -> a.id("test:fault").target("Things", "empty").parameter("duration", "PT1M"))
                .action(
                        "onVanished",
                        a -> a.id("test:fault").target("Things", "vanished").parameter("duration", "PT1M"))
                .stopCondition(alarm("calm"))
                .stopCondition(alarm("loud"))
                .stopCondition(alarm("none"))
                .build());

        assertThat(told(preview))
                .containsExactly(
                        "warning PREVIEW-LEVER: The safety lever is engaged (incident 7), so a run would be cancelled"
                                + " before it begins.",
                        "error PREVIEW-TARGET at /targets/empty: InvalidTarget: Target resolution returned empty set.",
                        "error PREVIEW-TARGET at /targets/vanished: InvalidTarget: Target vanished names resources that"
                                + " are not there: " + GONE + ".",
                        "warning PREVIEW-STOP at /stopConditions/1: stop condition loud fires now (ALARM), so a run would"
                                + " be stopped before its first action.",
                        "error PREVIEW-STOP at /stopConditions/2: There is no stop condition none, so a run would fail.",
                        "error PREVIEW-ACTION at /actions/bad: InvalidTarget: made of glass.",
                        "error PREVIEW-DENIED at /actions/good: test:SwitchOn is denied, so what call 1 changes would"
                                + " stay: nobody may.");
        assertThat(preview.ready()).isFalse();
        assertThat(preview.actions())
                .extracting(action -> action.name() + " " + action.outcome())
                .containsExactly(
                        "bad NOT_PREPARED", "good PREPARED", "onEmpty NOT_PREPARED", "onVanished NOT_PREPARED");
        assertThat(preview.action("onEmpty").reason()).isEqualTo("Nobody knows what target empty means");
        lever.disengage("over");
    }

    @Test
    void deniedRead_isAnEntryAtItsTarget() {
        CompletableFuture<List<Resource>> denied = CompletableFuture.failedFuture(new CallFailedException(
                ErrorCode.AUTHORIZATION_FAILURE,
                "UnauthorizedOperation",
                "You may not look",
                CallFailedException.Effect.NONE,
                null,
                null));
        module.resolving = denied;

        Preview preview = preview(template()
                .target("two", things("chaos", "yes"))
                .target("unused", things("chaos", "no"))
                .action("a", fault("PT1M"))
                .action("b", a -> a.id("test:fault").target("Things", "two").parameter("duration", "PT1M"))
                .build());

        assertThat(told(preview))
                .containsExactly(
                        "error PREVIEW-TARGET at /targets/one: AuthorizationFailure: UnauthorizedOperation: You may not"
                                + " look.",
                        "error PREVIEW-TARGET at /targets/two: AuthorizationFailure: UnauthorizedOperation: You may not"
                                + " look.");
        assertThat(preview.target("unused").known()).isFalse();
        assertThat(preview.target("unused").notes())
                .singleElement()
                .asString()
                .contains("changes nothing because no action names it");
    }

    @Test
    void nobodyKnowsWhoCalls_actionsAreNotPrepared_targetsAreKnown() {
        module.caller = () -> CompletableFuture.failedFuture(
                new ActionFailedException(ErrorCode.AUTHORIZATION_FAILURE, "no credentials"));

        Preview preview = preview(
                template().action("a", fault("PT1M")).action("w", pause("PT1M")).build());

        assertThat(told(preview))
                .containsExactly("error PREVIEW-CALLER at /actions: Nobody knows as whom module test would call:"
                        + " AuthorizationFailure: no credentials.");
        assertThat(preview.target("one").victims()).hasSize(1);
        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.NOT_PREPARED);
        assertThat(preview.action("w").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void brokenProvider_isNamed_andTheOthersArePrepared() {
        module.preparing = context -> {
            if (context.name().equals("a")) {
                throw new IllegalStateException("oops");
            }
            return CompletableFuture.completedFuture(null);
        };

        Preview preview = preview(
                template().action("a", fault("PT1M")).action("b", fault("PT1M")).build());

        assertThat(told(preview))
                .containsExactly("error PREVIEW-ACTION at /actions/a: InternalFailure: The provider of test:fault is"
                        + " broken: IllegalStateException: oops.");
        assertThat(preview.action("b").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void quotas_areAllTold() {
        Limits strict =
                new Limits(Limits.local().shortestDuration(), Limits.local().longestDuration(), 20, 10, 5, 5, 5, true);
        ExperimentTemplate template = ExperimentTemplate.builder("many")
                .target("all", things("chaos", "yes"))
                .action("a", a -> a.id("test:few").target("Things", "all").parameter("duration", "PT1M"))
                .build();

        Preview preview = preview(engine(builder -> builder.limits(strict)), template, RunOptions.defaults());

        assertThat(told(preview)).singleElement().asString().startsWith("error PREVIEW-QUOTA at /targets/all: Quota");
        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void sharedLevers_areRead_engagedOrNot() {
        ScriptedLever engaged = ScriptedLever.on(time, "flag");
        engaged.engage("game day over");
        ScriptedLever calm = ScriptedLever.on(time, "calm");

        Preview preview = preview(
                engine(builder -> builder.sharedLever(engaged).sharedLever(calm)),
                template().action("a", fault("PT1M")).build(),
                RunOptions.defaults());

        assertThat(told(preview)).singleElement().asString().contains("engaged (flag: game day over)");
        assertThat(preview.ready()).isTrue();
        assertThat(preview.reads()).containsEntry("safety lever flag:read", 1);
    }

    @Test
    void unreadableStopConditions_areAllNamed() {
        module.answerReading = () -> CompletableFuture.failedFuture(
                new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, "no line"));

        Preview preview = preview(template()
                .action("a", fault("PT1M"))
                .stopCondition(alarm("x"))
                .stopCondition(alarm("y"))
                .build());

        assertThat(preview.problems())
                .extracting(problem -> problem.pointer())
                .containsExactly("/stopConditions/0", "/stopConditions/1");
        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void whatIsNotAnsweredWithinTheTimeToResolve_isTold_andTheRestIsKnown() {
        Duration within = Duration.ofMinutes(2);
        module.looking = () -> time.answerAfter(Duration.ofDays(1), () -> module.things);

        ExperimentEngine engine = engine(builder -> builder.resolveWithin(within));

        CompletableFuture<Preview> asked = engine.preview(template()
                .action("a", fault("PT1M"))
                .action("w", pause("PT1M"))
                .stopCondition(alarm("x"))
                .build());
        time.advance(within.minusMillis(1));
        assertThat(asked).isNotDone();
        time.advance(Duration.ofMillis(1));

        Preview preview = asked.join();
        assertThat(told(preview))
                .containsExactly("error PREVIEW-TARGET at /targets/one: DependentServiceFailure: There was no answer"
                        + " within PT2M.");
        assertThat(preview.action("w").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void prepareThatNeverEnds_isTold_andSoArePermissionsThatNobodyAnswers() {
        module.caller = () -> CompletableFuture.completedFuture(new Identity(Place.LOCAL, "arn:tester", false));
        module.preparing = context -> context.name().equals("a")
                ? context.delay(Duration.ofDays(9))
                : CompletableFuture.completedFuture(null);
        module.permitting = asked -> time.answerAfter(Duration.ofDays(1), Map::of);

        ExperimentEngine engine = engine(builder -> builder.resolveWithin(Duration.ofMinutes(1)));

        CompletableFuture<Preview> asked = engine.preview(
                template().action("a", fault("PT1M")).action("b", fault("PT1M")).build());
        time.advance(Duration.ofMinutes(1));
        assertThat(asked).as("permissions are waited for").isNotDone();
        time.advance(Duration.ofMinutes(1));

        Preview preview = asked.join();
        assertThat(told(preview))
                .containsExactly("error PREVIEW-ACTION at /actions/a: DependentServiceFailure: There was no answer"
                        + " within PT1M.");
        assertThat(preview.permissions())
                .isNotEmpty()
                .allMatch(found -> found.ruling().equals(PermissionRuling.unknown("There was no answer within PT1M")));
    }

    @Test
    void resultThatCannotBeUsed_isABrokenProvider_notALostPreview() {
        module.resolving = CompletableFuture.completedFuture(null);

        Preview preview = preview(template().action("a", fault("PT1M")).build());

        assertThat(told(preview)).singleElement().asString().contains("/targets/one", "is broken");
    }

    @Test
    void permissionsThatCannotBeUsed_areUnknown() {
        module.caller = () -> CompletableFuture.completedFuture(new Identity(Place.LOCAL, "arn:tester", false));
        module.permitting = asked -> CompletableFuture.completedFuture(null);

        Preview preview = preview(template().action("a", fault("PT1M")).build());

        assertThat(preview.ready()).isTrue();
        assertThat(preview.permissions()).hasSize(2).allSatisfy(found -> {
            assertThat(found.ruling().decision()).isEqualTo(PermissionRuling.Decision.UNKNOWN);
            assertThat(found.ruling().reason()).contains("Module test is broken");
        });
    }
}
