package io.github.fis4j.testkit;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Plays scripts. */
final class ScriptedProvider implements ActionProvider {
    private static final String SERVICE = "test";
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_500);

    private final Map<String, ActionScript> scripts;
    private final EngineTime time;
    private final FaultsInPlace world;

    ScriptedProvider(Map<String, ActionScript> scripts, EngineTime time, FaultsInPlace world) {
        this.scripts = scripts;
        this.time = time;
        this.world = world;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return scripts.values().stream().map(ActionScript::descriptor).toList();
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        ActionScript script = script(context.descriptor().id());
        return script.prepare.play(context::delay).thenApply(ready -> Prepared.of(planned(script, context)));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        ActionScript script = script(context.descriptor().id());
        CompletionStage<String> calls = CompletableFuture.completedFuture("");
        for (int i = 0; i < prepared.calls().size(); i++) {
            PlannedCall call = prepared.calls().get(i);
            String marker = context.marker(i + 1);
            calls = calls.thenCompose(before -> context.call(call, () -> send(script, marker)));
        }
        return calls.thenCompose(done -> script.inject.play(context::delay))
                .thenApply(done -> injection(script, context));
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        ActionScript script = script(record.actionId());
        return script.undo
                .play(context::delay)
                .thenCompose(ready -> look(script, record, context))
                .thenCompose(inPlace -> inPlace ? mend(script, record, context) : nothingToMend(record));
    }

    private ActionScript script(String actionId) {
        return Objects.requireNonNull(scripts.get(actionId), actionId);
    }

    private static List<PlannedCall> planned(ActionScript script, ActionContext context) {
        List<PlannedCall> calls = new ArrayList<>();
        for (int number = 1; number <= script.calls; number++) {
            JsonObject request = JsonObject.builder()
                    .put("fault", context.marker(number))
                    .putStrings("things", things(context))
                    .build();
            PlannedCall call = PlannedCall.of(SERVICE, "Break", request, Repeat.NATURAL);
            UndoPlan plan = new UndoPlan(
                    "mend", "mend fault " + number, JsonObject.empty(), script.trigger, script.scope, script.settle);
            calls.add(script.undone ? call.undoneBy(plan) : call);
        }
        return calls;
    }

    private CompletionStage<Reply<String>> send(ActionScript script, String marker) {
        CallScript call = script.call;
        if (call.seen == CallScript.Seen.UNANSWERED && call.effect != null) {
            world.put(marker, call.effect);
            return time.answerAfter(HUNDRED_YEARS, () -> Reply.of(marker, null));
        }
        return time.answerAfter(script.latency, () -> {
            if (call.effect != null) {
                world.put(marker, call.effect);
            }
            return switch (call.seen) {
                case REFUSED -> throw failed("AccessDenied", ErrorCode.AUTHORIZATION_FAILURE, Effect.NONE);
                case LOST -> throw failed("NoAnswer", ErrorCode.DEPENDENT_SERVICE_FAILURE, Effect.UNKNOWN);
                default -> Reply.of(marker, null);
            };
        });
    }

    private static CallFailedException failed(String serviceCode, ErrorCode code, Effect effect) {
        return new CallFailedException(code, serviceCode, "test:Break failed as scripted", effect, null, null);
    }

    private Injection injection(ActionScript script, ActionContext context) {
        List<Evidence> evidence =
                script.given == EvidenceKind.NO_EFFECT ? List.of() : evidence(script.given, hit(context));
        Injection injection = Injection.of(evidence);
        if (script.ttl != null) {
            injection = injection.leased(new Lease(script.ttl, () -> script.renewal.play(this::later)));
        }
        return script.ends() ? injection.until(script.end.play(context::delay)) : injection;
    }

    private CompletionStage<Void> later(Duration delay) {
        return time.answerAfter(delay, () -> true).thenAccept(done -> {});
    }

    private static List<Evidence> evidence(EvidenceKind kind, List<String> resources) {
        return resources.stream()
                .map(resource -> switch (kind) {
                    case HITS -> Evidence.hits(resource, 1);
                    case ACKNOWLEDGED -> Evidence.acknowledged(resource, "whole", "accepted");
                    default -> Evidence.observed(resource, "whole", "broken");
                })
                .toList();
    }

    /** An action without things is its own victim. */
    private static List<String> hit(ActionContext context) {
        List<String> things = things(context);
        return things.isEmpty() ? List.of(context.name()) : things;
    }

    private static List<String> things(ActionContext context) {
        return context.victims(ScriptedActions.SLOT).stream().map(Resource::arn).toList();
    }

    private CompletionStage<Boolean> look(ActionScript script, UndoRecord record, UndoContext context) {
        return context.read(
                SERVICE, "Look", () -> time.answerAfter(script.latency, () -> world.isInPlace(record.marker())));
    }

    private CompletionStage<Undone> mend(ActionScript script, UndoRecord record, UndoContext context) {
        JsonObject request = JsonObject.builder().put("fault", record.marker()).build();
        return context.call(
                        PlannedCall.of(SERVICE, "Mend", request, Repeat.NATURAL),
                        () -> time.answerAfter(script.latency, () -> {
                            world.mend(record.marker());
                            return Reply.of(record.marker(), null);
                        }))
                .thenApply(mended -> Undone.restored());
    }

    private CompletionStage<Undone> nothingToMend(UndoRecord record) {
        return CompletableFuture.completedFuture(
                world.cameAbout(record.marker()) ? Undone.alreadyRestored() : Undone.noTrace());
    }
}
