package io.github.fis4j.aws.command;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan.Trigger;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands of one action, in one account. A command is sent once and never again, since a second one would be a second fault on
 * every instance: after an unclear answer it is looked for by its marker. Keeps nothing between calls; thread-safe.
 */
public final class Commands {
    /** Listings lag: so long a command is looked for before it counts as never sent. */
    static final Duration SEARCHED = Duration.ofSeconds(70);
    /** Every row says by then that the document runs, or that it was not delivered in time. */
    private static final Duration PATIENCE = Batch.DELIVERY.plusMinutes(2);

    private final CommandApi api;

    /**
     * Commands.
     *
     * @param account where they are sent
     */
    public Commands(AwsAccount account) {
        api = new CommandApi(account);
    }

    /**
     * Looks a document up and holds it against what it will be given.
     *
     * @param name the document by name or ARN
     * @param version its version, {@code $DEFAULT} or {@code $LATEST}; null for the default one
     * @param parameters its parameters, each with its values
     * @param context looks
     * @return the document with the number of its version; fails if it cannot be run so
     */
    public CompletionStage<Document> document(
            String name, @Nullable String version, Map<String, List<String>> parameters, ActionContext context) {
        return new Documents(api, context).find(name, version, parameters);
    }

    /**
     * Plans the calls, when every victim has an agent that answers and is of a platform of the document.
     *
     * @param document what runs
     * @param victims on which instances; their ids are known to Systems Manager
     * @param trigger when the commands are cancelled
     * @param context looks
     * @return the calls, one for each 50 victims; fails if any victim cannot be reached
     */
    public CompletionStage<Prepared> prepare(
            Document document, List<Resource> victims, Trigger trigger, ActionContext context) {
        JsonObject spread = Watch.spread(context.random());
        return new Agents(api, context)
                .check(victims, document)
                .thenApply(checked -> new Prepared(calls(document, victims, trigger, spread, context), spread));
    }

    private static List<PlannedCall> calls(
            Document document, List<Resource> victims, Trigger trigger, JsonObject spread, ActionContext context) {
        List<String> ids = victims.stream().map(Resource::id).distinct().toList();
        List<PlannedCall> calls = new ArrayList<>();
        for (List<String> slice : Stages.slices(ids, Batch.INSTANCES_A_CALL)) {
            String marker = context.marker(calls.size() + 1);
            calls.add(new Batch(slice, document.name(), document.version(), document.parameters(), marker)
                    .call(trigger, spread));
        }
        return calls;
    }

    /**
     * Sends what was prepared and waits until the document runs on every victim, or has run.
     *
     * @param prepared what {@link #prepare} gave
     * @param victims the victims
     * @param context sends and looks
     * @return the evidence, with a lease that looks after the documents while the action lasts; fails if a document does
     *     not run
     */
    public CompletionStage<Injection> inject(Prepared prepared, List<Resource> victims, ActionContext context) {
        Instant since = context.now();
        return new Sending(api, context).all(prepared.calls()).thenCompose(sent -> {
            Lookout lookout = new Lookout(api, sent, since);
            List<String> ids = victims.stream().map(Resource::id).toList();
            return Watch.of(lookout, api.account().pace(), prepared.state())
                    .until(ids, enough(lookout, context), context)
                    .thenApply(seen -> {
                        Injection injection = Injection.of(new Tally(lookout, context).evidence(victims));
                        return injection.leased(new Holding(lookout, context).lease());
                    });
        });
    }

    /** Whether all is decided, or it has been waited for long enough. */
    private static Predicate<Looks<Invocation>> enough(Lookout lookout, ActionContext context) {
        Instant sent = context.now();
        return looks -> lookout.done()
                || !context.now().isBefore(sent.plus(PATIENCE))
                || (lookout.restIsLost() && !context.now().isBefore(sent.plus(SEARCHED)));
    }

    /**
     * Cancels the command of one call, and looks until it has ended on every instance.
     *
     * @param record which call
     * @param context cancels and looks
     * @return completes when nothing runs any more; fails if that could not be seen
     */
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return new Cancellation(record, api, context).attempt();
    }
}
