package io.github.fis4j.aws.account;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.RunRoles;
import io.github.fis4j.template.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * An action as one account of several sees it: its own victims, and calls that go to it.
 *
 * @param whole the action
 * @param place the account
 * @param callsBefore how many calls were planned for other accounts before
 */
record AccountView(ActionContext whole, Place place, int callsBefore) implements ActionContext {

    @Override
    public List<Resource> victims(String slot) {
        return whole.victims(slot).stream()
                .filter(victim -> victim.accountId().equals(place.accountId()))
                .toList();
    }

    @Override
    public String marker(int number) {
        return whole.marker(callsBefore + number);
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        return whole.call(call.place() == null ? call.in(place) : call, send);
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Action action() {
        return whole.action();
    }

    @Override
    public ActionDescriptor descriptor() {
        return whole.descriptor();
    }

    @Override
    public Map<String, String> parameters() {
        return whole.parameters();
    }

    @Override
    public RandomGenerator random() {
        return whole.random();
    }

    @Override
    public String runId() {
        return whole.runId();
    }

    @Override
    public RunRoles roles() {
        return whole.roles();
    }

    @Override
    public Instant now() {
        return whole.now();
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        return whole.delay(duration);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return whole.read(service, operation, send);
    }

    @Override
    public void note(String text) {
        whole.note("Account " + place.accountId() + ": " + text);
    }
}
