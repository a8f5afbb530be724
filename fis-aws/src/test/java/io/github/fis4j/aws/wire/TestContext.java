package io.github.fis4j.aws.wire;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.RunRoles;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.template.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Every context at once, for tests of one provider: it records what goes through its doors, and never waits. */
public final class TestContext implements ActionContext, UndoContext {
    /** Where everything is. */
    public static final Place PLACE = new Place("aws", StatefulEc2Stub.ACCOUNT, StatefulEc2Stub.REGION, null, null);

    /** The calls that went through the door. */
    public final List<PlannedCall> calls = Collections.synchronizedList(new ArrayList<>());

    /** The undo records of those calls. */
    public final List<UndoRecord> records = Collections.synchronizedList(new ArrayList<>());

    /** The request ids of the answers. */
    public final List<String> requestIds = Collections.synchronizedList(new ArrayList<>());

    /** The reads, by service and operation. */
    public final List<String> reads = Collections.synchronizedList(new ArrayList<>());

    /** What was noted. */
    public final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    /** How long was waited. */
    public final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());

    private final String actionId;
    private final Map<String, String> parameters = new HashMap<>();
    private List<Resource> victims = List.of();
    private boolean settled;
    private Runnable onDelay = () -> {};
    private volatile Instant now = Instant.parse("2026-01-02T00:00:00Z");

    /** A context for an action. */
    public TestContext(String actionId) {
        this.actionId = actionId;
    }

    /** Sets a parameter. */
    public TestContext parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Sets the victims. */
    public TestContext victims(List<Resource> resources) {
        victims = resources;
        return this;
    }

    /** Lets the settle window pass. */
    public TestContext settle() {
        settled = true;
        return this;
    }

    /** Does something at every wait. */
    public TestContext onDelay(Runnable what) {
        onDelay = what;
        return this;
    }

    /** Lets time pass, which it does not by itself. */
    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** {@return the only undo record} */
    public UndoRecord record() {
        return records.get(0);
    }

    @Override
    public String runId() {
        return "EXPtest";
    }

    @Override
    public RunRoles roles() {
        return RunRoles.NONE;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        delays.add(duration);
        onDelay.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        reads.add(service + ":" + operation);
        return send.get();
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        calls.add(call);
        int index = call.undo() == null ? -1 : intend(call);
        return send.get().thenApply(reply -> {
            requestIds.add(String.valueOf(reply.requestId()));
            if (index >= 0) {
                records.set(index, records.get(index).confirmed(reply.learned()));
            }
            return reply.value();
        });
    }

    private int intend(PlannedCall call) {
        int number = records.size() + 1;
        records.add(new UndoRecord(
                marker(number),
                runId(),
                name(),
                actionId,
                number,
                call.name(),
                Objects.requireNonNull(call.undo()),
                PLACE,
                UndoRecord.State.INTENT,
                JsonObject.empty()));
        return number - 1;
    }

    @Override
    public String name() {
        return "act";
    }

    @Override
    public Action action() {
        return Action.builder().id(actionId).build();
    }

    @Override
    public ActionDescriptor descriptor() {
        return Catalog.aws().action(actionId).orElseThrow();
    }

    @Override
    public Map<String, String> parameters() {
        return descriptor().withDefaults(parameters);
    }

    @Override
    public List<Resource> victims(String slot) {
        return victims;
    }

    @Override
    public Place place() {
        return PLACE;
    }

    @Override
    public RandomGenerator random() {
        return new Random(7);
    }

    @Override
    public String marker(int number) {
        return UndoRecord.marker(runId(), name(), number);
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean settled() {
        return settled;
    }
}
