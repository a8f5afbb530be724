package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.template.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A context of the engine, with a list of every mutating call that was asked for.
 *
 * @param context does what is asked
 * @param calls the list; thread-safe
 */
record WatchedAction(ActionContext context, List<PlannedCall> calls) implements ActionContext {

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        calls.add(call);
        return context.call(call, send);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return context.read(service, operation, send);
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        return context.delay(duration);
    }

    @Override
    public void note(String text) {
        context.note(text);
    }

    @Override
    public String runId() {
        return context.runId();
    }

    @Override
    public Instant now() {
        return context.now();
    }

    @Override
    public String name() {
        return context.name();
    }

    @Override
    public Action action() {
        return context.action();
    }

    @Override
    public ActionDescriptor descriptor() {
        return context.descriptor();
    }

    @Override
    public Map<String, String> parameters() {
        return context.parameters();
    }

    @Override
    public List<Resource> victims(String slot) {
        return context.victims(slot);
    }

    @Override
    public Place place() {
        return context.place();
    }

    @Override
    public RandomGenerator random() {
        return context.random();
    }

    @Override
    public String marker(int number) {
        return context.marker(number);
    }
}
