package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Limits;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Victim;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.plan.PreviewedCall;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What a preview tells, and that it changes nothing. What goes wrong in one is in {@link EnginePreviewProblemsTest}. */
class EnginePreviewTest extends PreviewTestBase {

    @Test
    void preview_sameSeed_tellsTheVictimsOfTheRun() {
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        for (long seed = 0; seed < 20; seed++) {
            RunOptions options = RunOptions.builder().seed(seed).build();
            ExperimentEngine engine = engine(builder -> builder);

            Preview preview = preview(engine, template, options);

            assertThat(preview.target("one").victims())
                    .isEqualTo(end(start(engine, template, options))
                            .targets()
                            .get(0)
                            .victims());
            assertThat(preview.target("one").identified()).isEqualTo(3);
            assertThat(preview.seed()).isEqualTo(seed);
        }
    }

    @Test
    void preview_sameSeed_tellsTheCallsOfTheRun_andTheSameRandomChoices() {
        module.callsPerAction = 3;
        List<Integer> drawn = new ArrayList<>();
        module.preparing = context -> {
            drawn.add(context.random().nextInt(1_000_000));
            return CompletableFuture.completedFuture(null);
        };
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        RunOptions options = RunOptions.builder().seed(7).build();
        ExperimentEngine engine = engine(builder -> builder);

        Preview preview = preview(engine, template, options);
        ExperimentRun run = start(engine, template, options);
        end(run);

        assertThat(preview.action("a").calls())
                .extracting(PreviewedCall::call)
                .isEqualTo(events(run, ActionPrepared.class).get(0).calls());
        assertThat(preview.action("a").calls())
                .extracting(PreviewedCall::number)
                .containsExactly(1, 2, 3);
        assertThat(drawn).hasSize(2);
        assertThat(drawn.get(1)).isEqualTo(drawn.get(0));
    }

    @Test
    void preview_noSeedGiven_tellsTheOneThatItDrew() {
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        ExperimentEngine engine = engine(builder -> builder);

        Preview drawn = preview(engine, template, RunOptions.defaults());

        RunOptions again = RunOptions.builder().seed(drawn.seed()).build();
        assertThat(preview(engine, template, again)).isEqualTo(drawn);
    }

    @Test
    void preview_changesNothing_andLeavesNoTraceInTheJournal() {
        ExperimentEngine engine = engine(builder -> builder);

        preview(engine, template().action("a", fault("PT1M")).build(), RunOptions.defaults());

        assertThat(module.trail).isEmpty();
        assertThat(journal.runs()).isEmpty();
        assertThat(journal.events(Preview.RUN_ID)).isEmpty();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void callsOfAPreview_carryAFixedIdAsLongAsThatOfARun() {
        List<String> markers = new ArrayList<>();
        module.preparing = context -> {
            markers.add(context.marker(1));
            return CompletableFuture.completedFuture(null);
        };
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();

        preview(template);
        ExperimentRun run = start(template);
        end(run);

        assertThat(markers)
                .containsExactly(UndoRecord.marker(Preview.RUN_ID, "a", 1), UndoRecord.marker(run.id(), "a", 1));
        assertThat(Preview.RUN_ID).hasSameSizeAs(run.id());
    }

    @Test
    void preview_tellsEachCallWithItsUndo_whoCalls_andWhatWasRead() {
        Place place = new Place("aws", "111122223333", "eu-west-1", null, null);
        module.caller = () -> CompletableFuture.completedFuture(new Identity(place, "arn:tester", false));
        module.preparing = context -> {
            context.note("look out");
            return context.read("test", "Look", () -> CompletableFuture.completedFuture("seen"))
                    .thenAccept(seen -> {});
        };

        Preview preview = preview(template().action("a", fault("PT1M")).build());

        assertThat(preview.ready()).isTrue();
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.callers()).containsExactly(Map.entry("test", new Identity(place, "arn:tester", false)));
        assertThat(preview.reads())
                .containsExactly(
                        Map.entry("test:ListThings", 1),
                        Map.entry("test:Look", 1),
                        Map.entry("test:MayI", 1),
                        Map.entry("test:WhoAmI", 1));
        assertThat(preview.action("a").notes()).containsExactly("look out");
        PreviewedCall call = preview.action("a").calls().get(0);
        assertThat(call.call().name()).isEqualTo("test:SwitchOff");
        assertThat(call.call().undo()).isNotNull();
        assertThat(call.undoCalls()).extracting(PlannedCall::name).containsExactly("test:SwitchOn");
    }

    @Test
    void roleOfTheTemplate_isNotAssumed_andThatIsSaid() {
        module.caller = () -> CompletableFuture.completedFuture(new Identity(Place.LOCAL, "arn:tester", false));

        Preview preview = preview(template()
                .action("a", fault("PT1M"))
                .roleArn("arn:aws:iam::111122223333:role/chaos")
                .build());

        assertThat(preview.notes())
                .containsExactly(
                        "arn:aws:iam::111122223333:role/chaos is named by the template; it is not assumed, so it"
                                + " is the callers who need permission");
    }

    @Test
    void providerThatCallsWhileItPrepares_isNotLetOut_norLater() {
        List<Throwable> refused = new ArrayList<>();
        PlannedCall call = PlannedCall.of("test", "Sneak", JsonObject.empty(), Repeat.NATURAL);
        module.preparing = context -> context.call(call, () -> {
                    module.trail.add("sneaked");
                    return CompletableFuture.completedFuture(Reply.of("done", null));
                })
                .thenAccept(done -> {})
                .whenComplete((done, failure) -> {
                    refused.add(failure);
                    // Once more when the preview is over: the door stays shut.
                    time.execute(() -> context.call(call, () -> {
                                module.trail.add("sneaked late");
                                return CompletableFuture.completedFuture(Reply.of("done", null));
                            })
                            .whenComplete((late, again) -> refused.add(again)));
                });

        Preview preview = preview(template().action("a", fault("PT1M")).build());

        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.NOT_PREPARED);
        assertThat(preview.action("a").reason()).contains("made a call that it had not prepared");
        time.runUntilIdle();
        assertThat(refused).hasSize(2).doesNotContainNull();
        assertThat(module.trail).isEmpty();
    }

    @Test
    void skipAll_resolvesTargets_andPreparesNothing() {
        Preview preview = preview(
                engine(builder -> builder),
                template().action("a", fault("PT1M")).build(),
                RunOptions.builder().skipAll().build());

        assertThat(preview.skipAll()).isTrue();
        assertThat(preview.ready()).isTrue();
        assertThat(preview.target("one").victims()).hasSize(1);
        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(preview.action("a").reason()).isEqualTo("Action was skipped: actions mode is skip-all.");
    }

    @Test
    void emptyTargetUnderSkip_actionIsSkippedAndTheOtherIsPrepared() {
        Preview preview = preview(template()
                .target("nothing", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", a -> a.id("test:fault").target("Things", "nothing").parameter("duration", "PT1M"))
                .action("b", fault("PT1M", "a"))
                .skipEmptyTargets()
                .build());

        assertThat(preview.ready()).isTrue();
        assertThat(preview.action("a").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(preview.action("a").reason()).isEqualTo("Action was skipped: target nothing is empty.");
        assertThat(preview.action("b").outcome()).isEqualTo(Outcome.PREPARED);
    }

    @Test
    void targetsThatChoseTheSame_areNamed() {
        Preview preview = preview(ExperimentTemplate.builder("twice")
                .target(
                        "x",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(SelectionMode.ALL))
                .target(
                        "y",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(SelectionMode.ALL))
                .action("a", a -> a.id("test:fault").target("Things", "x").parameter("duration", "PT1M"))
                .action("b", a -> a.id("test:fault").target("Things", "y").parameter("duration", "PT1M"))
                .build());

        assertThat(preview.notes()).singleElement().asString().startsWith("Targets x and y both chose");
    }

    @Test
    void quotaOfActiveExperiments_isNotTouchedByAPreview_norTouchesOne() {
        Limits one =
                new Limits(Limits.local().shortestDuration(), Limits.local().longestDuration(), 20, 10, 5, 5, 1, false);
        ExperimentEngine engine = engine(builder -> builder.limits(one));
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        CompletableFuture<Preview> first = engine.preview(template);
        ExperimentRun run = start(engine, template, RunOptions.defaults());

        assertThat(preview(engine, template, RunOptions.defaults()).ready()).isTrue();
        assertThat(first).isCompleted();
        assertThat(end(run).status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void clientTokenOfAPreview_isNotTaken() {
        ExperimentEngine engine = engine(builder -> builder);
        RunOptions token = RunOptions.builder().clientToken("t-1").build();
        preview(engine, template().action("a", fault("PT1M")).build(), token);

        ExperimentRun run =
                start(engine, template().action("other", fault("PT2M")).build(), token);

        assertThat(end(run).actions()).extracting(action -> action.name()).containsExactly("other");
    }

    @Test
    void previewsAndARunAtOnce_doNotDisturbEachOther() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        RunOptions options = RunOptions.builder().seed(3).build();
        List<CompletableFuture<Preview>> previews = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            previews.add(engine.preview(template, options));
        }
        ExperimentRun run = start(engine, template, options);

        List<Victim> victims = end(run).targets().get(0).victims();
        assertThat(previews)
                .allMatch(each -> each.join().target("one").victims().equals(victims));
    }

    @Test
    void previewOnly_worldModuleWithoutDurableJournal_previews_andNeverRuns() {
        module.touches = FisModule.Touches.WORLD;
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        ExperimentEngine engine = engine(ExperimentEngine.Builder::previewOnly);

        assertThat(preview(engine, template, RunOptions.defaults()).ready()).isTrue();
        assertThatThrownBy(() -> engine.start(template))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only previews");
        assertThatThrownBy(engine::recover)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only previews");
        assertThat(module.trail).isEmpty();
    }

    @Test
    void previewOfAnEngineThatAlsoRuns_doesNotMakeLossAcceptable() {
        module.touches = FisModule.Touches.WORLD;

        assertThatThrownBy(() -> engine(builder -> builder.journal(InMemoryJournal.create())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acceptingLoss");
    }

    @Test
    void closedEngine_refusesAPreview() {
        ExperimentEngine engine = engine(builder -> builder);
        engine.close();

        assertThatThrownBy(() ->
                        engine.preview(template().action("a", fault("PT1M")).build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void engineClosedMeanwhile_previewEndsAtOnce_andTheDoorsAreShut() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        module.preparing = context -> never;
        ExperimentEngine engine = engine(builder -> builder);
        CompletableFuture<Preview> preview =
                engine.preview(template().action("a", fault("PT1M")).build());
        time.runUntilIdle();
        assertThat(preview).isNotDone();

        engine.close();

        assertThatThrownBy(preview::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The engine was closed before the preview was known");
        never.complete(null);
        time.runUntilIdle();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void invalidTemplate_isRefusedAsAStartIs() {
        ExperimentEngine engine = engine(builder -> builder);

        assertThatThrownBy(() -> engine.preview(template()
                        .action("a", a -> a.id("test:none").target("Things", "one"))
                        .build()))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("test:none");
    }

    @Test
    void permissions_askedInOneGo_areToldCallByCall() {
        List<List<PermissionQuestion>> asked = new ArrayList<>();
        module.caller = () -> CompletableFuture.completedFuture(new Identity(Place.LOCAL, "arn:tester", false));
        module.permitting = questions -> {
            asked.add(questions);
            Map<PermissionQuestion, PermissionRuling> answers = new HashMap<>();
            questions.stream()
                    .filter(question -> !question.undo())
                    .forEach(question -> answers.put(question, PermissionRuling.allowed("by the book")));
            return CompletableFuture.completedFuture(answers);
        };

        Preview preview = preview(template()
                .action("a", fault("PT1M"))
                .action("b", fault("PT1M", "a"))
                .build());

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .extracting(
                        question -> question.action() + " " + question.call().name() + " " + question.undo())
                .containsExactly(
                        "a test:SwitchOff false",
                        "a test:SwitchOn true",
                        "b test:SwitchOff false",
                        "b test:SwitchOn true");
        String arn = preview.target("one").victims().get(0).arn();
        assertThat(asked.get(0)).allMatch(question -> question.resources().equals(List.of(arn)));
        assertThat(preview.permissions())
                .extracting(
                        PermissionFinding::permission,
                        found -> found.ruling().decision(),
                        found -> found.ruling().reason())
                .containsExactly(
                        tuple("test:SwitchOff", "ALLOWED", "by the book"),
                        tuple("test:SwitchOn", "UNKNOWN", "Module test cannot tell without making the call"),
                        tuple("test:SwitchOff", "ALLOWED", "by the book"),
                        tuple("test:SwitchOn", "UNKNOWN", "Module test cannot tell without making the call"));
        assertThat(preview.ready()).isTrue();
    }

    @Test
    void moduleThatCallsInNobodysName_isNotAskedForPermissions() {
        module.permitting = questions -> CompletableFuture.failedFuture(new AssertionError("asked"));

        assertThat(preview(template().action("a", fault("PT1M")).build()).permissions())
                .isEmpty();
    }

    @Test
    void failingRun_doesNotMatterToAPreview_whichOnlyPrepares() {
        module.inject = context -> CompletableFuture.failedFuture(
                new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, "never asked"));

        assertThat(preview(template().action("a", fault("PT1M")).build()).ready())
                .isTrue();
        module.inject = context -> CompletableFuture.completedFuture(Injection.of(List.of()));
    }

    private static Tuple tuple(String permission, String decision, String reason) {
        return Tuple.tuple(permission, PermissionRuling.Decision.valueOf(decision), reason);
    }
}
