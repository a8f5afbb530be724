package io.github.fis4j.schedule;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A world of lamps, and the module that switches them: the action {@code test:dark} switches the lamp off that has its
 * name, its undo looks and switches it on. Says at once what must never happen.
 */
final class Lamps implements FisModule, ActionProvider, StopConditionSource {
    static final String SOURCE = "test:alarm";

    /** What becomes of a call. */
    enum Wire {
        /** The lamp goes off, then the answer comes. */
        GOOD,
        /** The answer is lost, and the lamp goes off all the same, before or after that is known. */
        LOST,
        /** The call is refused, and nothing happens. */
        REFUSED
    }

    private final ScheduledTime time;
    private final StepJournal journal;
    private final Set<String> dark = new LinkedHashSet<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> undoing = new LinkedHashSet<>();
    private final List<Pushed> subscribers = new ArrayList<>();
    private final Map<String, Wire> wires = new HashMap<>();
    private Duration settle = Duration.ofSeconds(60);
    private Duration lease = Duration.ZERO;
    private List<UndoRecord> leftBehind = List.of();
    private boolean firing;
    private boolean closed;
    private final List<String> violations = new ArrayList<>();

    Lamps(ScheduledTime time, StepJournal journal) {
        this.time = time;
        this.journal = journal;
    }

    Lamps wire(String lamp, Wire wire) {
        wires.put(lamp, wire);
        return this;
    }

    Lamps settle(Duration window) {
        settle = window;
        return this;
    }

    Lamps leasedFor(Duration ttl) {
        lease = ttl;
        return this;
    }

    /** A lamp that went off in the days of another process. */
    void darkFromBefore(String lamp) {
        dark.add(lamp);
    }

    /** Effects that only the world tells of. */
    void leftBehind(List<UndoRecord> records) {
        leftBehind = records;
    }

    Set<String> dark() {
        return dark;
    }

    void fire() {
        firing = true;
        List.copyOf(subscribers).forEach(to -> to.reading(StopCondition.of(SOURCE, "alarm"), reading()));
    }

    @Override
    public String name() {
        return "lamps";
    }

    @Override
    public Touches touches() {
        return Touches.WORLD;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(this);
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return List.of(this);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(ActionDescriptor.builder("test:dark")
                .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION))
                .timing(TimingRule.hold("duration"))
                .evidence(EvidenceKind.OBSERVED)
                .reversibility(Reversibility.UNDONE)
                .build());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        UndoPlan plan = new UndoPlan(
                "lamp", "switch it on", JsonObject.empty(), UndoPlan.Trigger.ON_END, UndoPlan.Scope.WORLD, settle);
        PlannedCall call = PlannedCall.of("test", "SwitchOff", JsonObject.empty(), Repeat.NATURAL)
                .undoneBy(plan);
        return CompletableFuture.completedFuture(Prepared.of(List.of(call)));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        String lamp = context.name();
        return context.call(prepared.calls().get(0), () -> send(lamp, context.marker(1)))
                .thenApply(answer -> {
                    Injection injection = Injection.of(List.of(Evidence.observed(lamp, "on", "off")));
                    return lease.isZero() ? injection : injection.leased(new Lease(lease, () -> renew(lamp)));
                });
    }

    private CompletionStage<Reply<String>> send(String lamp, String marker) {
        never(!journal.isIntended(marker), lamp + " was sent before its intent was durable");
        never(closed, lamp + " was sent after the engine was closed");
        never(!sent.add(lamp), lamp + " was sent twice");
        CompletableFuture<Reply<String>> answer = new CompletableFuture<>();
        Wire wire = wires.getOrDefault(lamp, Wire.GOOD);
        Runnable effect = () -> {
            never(journal.isClosed(marker), lamp + " went off after its record was closed");
            dark.add(lamp);
        };
        if (wire == Wire.GOOD) {
            time.soon(lamp + " goes off", () -> {
                effect.run();
                time.later("answer of " + lamp, () -> answer.complete(Reply.of("off", "req")));
            });
        } else if (wire == Wire.LOST) {
            time.soon(lamp + " goes off", effect);
            time.later("answer of " + lamp + " is lost", () -> answer.completeExceptionally(failure(wire)));
        } else {
            time.later(lamp + " is refused", () -> answer.completeExceptionally(failure(wire)));
        }
        return answer;
    }

    private static CallFailedException failure(Wire wire) {
        CallFailedException.Effect effect =
                wire == Wire.REFUSED ? CallFailedException.Effect.NONE : CallFailedException.Effect.UNKNOWN;
        return new CallFailedException(
                ErrorCode.DEPENDENT_SERVICE_FAILURE, "Unlucky", "the call failed", effect, null, null);
    }

    private CompletionStage<Void> renew(String lamp) {
        never(undoing.contains(lamp), lamp + " was renewed after its undo had begun");
        never(closed, lamp + " was renewed after the engine was closed");
        CompletableFuture<Void> renewed = new CompletableFuture<>();
        time.later("renewal of " + lamp, () -> renewed.complete(null));
        return renewed;
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        never(closed, record.action() + " was undone after the engine was closed");
        String lamp = record.action();
        undoing.add(lamp);
        return context.read("test", "Look", () -> CompletableFuture.completedFuture(dark.contains(lamp)))
                .thenCompose(off -> off ? switchOn(lamp, context) : asItWas(record));
    }

    private static CompletionStage<Undone> asItWas(UndoRecord record) {
        boolean known = record.state() == UndoRecord.State.CONFIRMED;
        return CompletableFuture.completedFuture(known ? Undone.alreadyRestored() : Undone.noTrace());
    }

    private CompletionStage<Undone> switchOn(String lamp, UndoContext context) {
        PlannedCall call = PlannedCall.of("test", "SwitchOn", JsonObject.empty(), Repeat.NATURAL);
        return context.call(call, () -> {
                    never(closed, lamp + " was switched on after the engine was closed");
                    CompletableFuture<Reply<String>> answer = new CompletableFuture<>();
                    time.later(lamp + " goes on", () -> {
                        dark.remove(lamp);
                        answer.complete(Reply.of("on", "req"));
                    });
                    return answer;
                })
                .thenApply(answer -> Undone.restored());
    }

    /** An effect without a record is found by looking, which takes its time. */
    @Override
    public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
        CompletableFuture<List<UndoRecord>> found = new CompletableFuture<>();
        time.later("looked for what is left behind", () -> found.complete(leftBehind));
        return found;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
        CompletableFuture<Map<StopCondition, Reading>> answer = new CompletableFuture<>();
        Map<StopCondition, Reading> read = new HashMap<>();
        conditions.forEach(condition -> read.put(condition, reading()));
        time.later("the alarm is read", () -> answer.complete(read));
        return answer;
    }

    @Override
    public Subscription subscribe(Pushed to) {
        subscribers.add(to);
        return () -> subscribers.remove(to);
    }

    private Reading reading() {
        return firing ? new Reading(Reading.State.FIRED, "ALARM") : new Reading(Reading.State.CLEAR, "OK");
    }

    private void never(boolean wrong, String what) {
        if (wrong) {
            violations.add(what);
        }
    }

    /** {@return what must never happen and did} The engine may swallow what a provider throws, so it is kept. */
    List<String> violations() {
        return violations;
    }
}
