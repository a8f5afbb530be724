package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One fault whose every part a test can bend: action {@code test:fault} switches a light off and its undo switches it on
 * again, and so does {@code test:few}, on two things at the most; {@code test:remote} and {@code test:deadline} end when their work does. Resources are {@code test:thing}s.
 */
final class TestModule implements FisModule, ActionProvider, TargetResolver, StopConditionSource {
    static final String ALARM = "test:alarm";

    /** Makes the call of an action; completing the stage is the service's answer. */
    interface Send {
        CompletionStage<Reply<String>> send(ActionContext context, int call);
    }

    /** Takes a call back. */
    interface Undo {
        CompletionStage<Undone> undo(UndoRecord record, UndoContext context);
    }

    /** Turns the answered calls into a fault. */
    interface Inject {
        CompletionStage<Injection> inject(ActionContext context);
    }

    final List<String> trail = Collections.synchronizedList(new ArrayList<>());
    final List<Resource> things = new ArrayList<>();
    CompletionStage<List<Resource>> resolving = CompletableFuture.completedFuture(things);
    Supplier<CompletionStage<List<Resource>>> looking = () -> resolving;
    final AtomicInteger readings = new AtomicInteger();
    final Map<String, Reading> alarms = new HashMap<>();
    CompletionStage<List<UndoRecord>> orphans = CompletableFuture.completedFuture(List.of());
    final List<Pushed> pushes = new CopyOnWriteArrayList<>();
    int callsPerAction = 1;
    Duration settle = Duration.ofSeconds(60);
    UndoPlan.Trigger trigger = UndoPlan.Trigger.ON_END;
    UndoPlan.Scope scope = UndoPlan.Scope.WORLD;
    boolean irreversible;
    Touches touches = Touches.NOTHING;
    /** Whose calls these are; null for nobody's. */
    @Nullable
    Supplier<CompletionStage<Identity>> caller;

    Send send = (context, call) -> CompletableFuture.completedFuture(Reply.of("ok", "req-" + call));
    Undo undo = (record, context) -> CompletableFuture.completedFuture(Undone.restored());
    Inject inject = context -> CompletableFuture.completedFuture(Injection.of(evidence(context)));

    @Nullable
    Supplier<CompletionStage<Map<StopCondition, Reading>>> answerReading;

    /** What is done before the calls are planned. */
    Function<ActionContext, CompletionStage<Void>> preparing = context -> CompletableFuture.completedFuture(null);

    /** What it says of permissions. */
    Function<List<PermissionQuestion>, CompletionStage<Map<PermissionQuestion, PermissionRuling>>> permitting =
            asked -> CompletableFuture.completedFuture(Map.of());

    Supplier<Duration> interval = () -> Duration.ofSeconds(5);

    TestModule things(int count) {
        for (int i = 1; i <= count; i++) {
            String id = "t-" + i;
            things.add(new Resource(
                    "arn:aws:test:eu-west-1:111122223333:thing/" + id,
                    "test:thing",
                    "111122223333",
                    "eu-west-1",
                    Map.of("chaos", "yes", "Name", "thing " + i),
                    Attributes.of(Map.of("State", "on"))));
        }
        return this;
    }

    static List<Evidence> evidence(ActionContext context) {
        return context.victims("Things").stream()
                .map(thing -> Evidence.observed(thing.arn(), "on", "off"))
                .toList();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Touches touches() {
        return touches;
    }

    @Override
    public CompletionStage<Optional<Identity>> identity(ReadContext context) {
        Supplier<CompletionStage<Identity>> asked = caller;
        return asked == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : context.read("test", "WhoAmI", asked).thenApply(Optional::of);
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(this);
    }

    @Override
    public List<TargetResolver> targetResolvers() {
        return List.of(this);
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return List.of(this);
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(
                fault("test:fault", TimingRule.hold("duration")).build(),
                fault("test:few", TimingRule.hold("duration")).mostTargets(2).build(),
                fault("test:remote", TimingRule.remote()).build(),
                fault("test:deadline", TimingRule.deadline("duration")).build());
    }

    private static ActionDescriptor.Builder fault(String id, TimingRule timing) {
        return ActionDescriptor.builder(id)
                .slot("Things", "test:thing")
                .parameter(ParameterDescriptor.optional("duration", ParameterDescriptor.Type.DURATION))
                .timing(timing)
                .evidence(EvidenceKind.OBSERVED)
                .reversibility(Reversibility.UNDONE);
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        List<PlannedCall> calls = new ArrayList<>();
        for (int i = 1; i <= callsPerAction; i++) {
            UndoPlan plan =
                    new UndoPlan("light", "switch light " + i + " on", JsonObject.empty(), trigger, scope, settle);
            JsonObject request = JsonObject.builder().put("light", i).build();
            PlannedCall call = PlannedCall.of("test", "SwitchOff", request, Repeat.NATURAL);
            calls.add(irreversible ? call : call.undoneBy(plan));
        }
        return preparing.apply(context).thenApply(done -> Prepared.of(calls));
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        JsonObject request = JsonObject.builder().put("undo", plan.summary()).build();
        return List.of(PlannedCall.of("test", "SwitchOn", request, Repeat.NATURAL));
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> permissions(
            List<PermissionQuestion> asked, ReadContext context) {
        return context.read("test", "MayI", () -> permitting.apply(asked));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        CompletionStage<String> all = CompletableFuture.completedFuture("");
        for (int i = 0; i < prepared.calls().size(); i++) {
            int call = i;
            all = all.thenCompose(before -> context.call(prepared.calls().get(call), () -> {
                trail.add("send " + context.name() + " " + (call + 1));
                return send.send(context, call + 1);
            }));
        }
        return all.thenCompose(answer -> inject.inject(context));
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        trail.add("undo " + record.action() + " " + record.number() + " " + record.state());
        return undo.undo(record, context);
    }

    @Override
    public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
        return orphans;
    }

    @Override
    public List<ResourceTypeDescriptor> resourceTypes() {
        return List.of(ResourceTypeDescriptor.of("test:thing", "thing"));
    }

    @Override
    public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
        return context.read("test", "ListThings", looking);
    }

    @Override
    public String source() {
        return ALARM;
    }

    @Override
    public Duration interval() {
        return interval.get();
    }

    @Override
    public synchronized CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
        readings.incrementAndGet();
        Supplier<CompletionStage<Map<StopCondition, Reading>>> scripted = answerReading;
        if (scripted != null) {
            return scripted.get();
        }
        Map<StopCondition, Reading> read = new HashMap<>();
        for (StopCondition condition : conditions) {
            read.put(condition, alarms.getOrDefault(condition.value(), new Reading(Reading.State.CLEAR, "OK")));
        }
        return CompletableFuture.completedFuture(read);
    }

    @Override
    public synchronized Subscription subscribe(Pushed to) {
        pushes.add(to);
        return () -> pushes.remove(to);
    }

    synchronized void alarm(String name, Reading.State state, String detail) {
        alarms.put(name, new Reading(state, detail));
    }

    /** Tells without being asked; what is read stays as it was. */
    void push(String name, Reading.State state, String detail) {
        pushes.forEach(to -> to.reading(StopCondition.of(ALARM, name), new Reading(state, detail)));
    }
}
