package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Faults that are tags. {@code test:ec2:tag} sets one an instance, each with a call and a record of its own.
 * {@code test:ec2:lease} sets one and sets it again as long as it holds: a call that comes late would bring the tag back,
 * so every renewal has its record too.
 */
final class TagProvider implements ActionProvider {
    static final String TAG = "test:ec2:tag";
    static final String LEASE = "test:ec2:lease";
    static final String DURATION = "duration";

    private static final Duration TTL = Duration.ofSeconds(60);
    private static final int MOST_RENEWALS = 3;
    private static final String IDS = "ids";
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Ec2AsyncClient ec2;
    private final Mutant mutant;

    TagProvider(Ec2AsyncClient ec2, Mutant mutant) {
        this.ec2 = ec2;
        this.mutant = mutant;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(descriptor(TAG), descriptor(LEASE));
    }

    private static ActionDescriptor descriptor(String id) {
        return ActionDescriptor.builder(id)
                .slot("Instances", "aws:ec2:instance")
                .parameter(ParameterDescriptor.required(DURATION, ParameterDescriptor.Type.DURATION))
                .timing(TimingRule.hold(DURATION))
                .reversibility(Reversibility.UNDONE)
                .permissions("ec2:CreateTags", "ec2:DeleteTags", "ec2:DescribeTags")
                .build();
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        List<String> ids =
                context.victims("Instances").stream().map(Resource::id).toList();
        List<PlannedCall> calls = new ArrayList<>();
        if (context.descriptor().id().equals(TAG)) {
            ids.forEach(id -> calls.add(set(List.of(id), calls.size() + 1, context)));
        } else {
            calls.add(set(ids, 1, context));
            for (int i = 0; i < MOST_RENEWALS; i++) {
                calls.add(set(ids, calls.size() + 1, context).conditional("while the fault is held"));
            }
        }
        return CompletableFuture.completedFuture(Prepared.of(calls));
    }

    private PlannedCall set(List<String> ids, int number, ActionContext context) {
        JsonObject request = JsonObject.builder()
                .putStrings(IDS, ids)
                .put(KEY, "fis4j-" + context.name())
                .put(VALUE, context.marker(number))
                .build();
        return PlannedCall.of("ec2", "CreateTags", request, Repeat.NATURAL)
                .undoneBy(Waits.plan("delete-tags", request, mutant));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        boolean leased = context.descriptor().id().equals(LEASE);
        List<PlannedCall> calls = leased ? prepared.calls().subList(0, 1) : prepared.calls();
        return Stages.inTurn(calls, call -> send(call, context))
                .thenCompose(sent ->
                        Stages.inTurn(calls, call -> Waits.until(() -> isSet(call.request(), context), context)))
                .thenApply(seen -> {
                    Injection injection = Injection.of(context.victims("Instances").stream()
                            .map(victim -> Evidence.observed(victim.arn(), "not tagged", "tagged"))
                            .toList());
                    return leased ? injection.leased(lease(prepared, context)) : injection;
                });
    }

    private Lease lease(Prepared prepared, ActionContext context) {
        AtomicInteger next = new AtomicInteger(1);
        return new Lease(TTL, () -> send(prepared.calls().get(next.getAndIncrement()), context));
    }

    private CompletionStage<Void> send(PlannedCall call, CallContext context) {
        JsonObject asked = call.request();
        return AwsCalls.write(
                        context,
                        call,
                        () -> ec2.createTags(
                                request -> request.resources(asked.strings(IDS)).tags(tag(asked))),
                        AwsCalls::reply)
                .thenAccept(answer -> {});
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        JsonObject set = record.plan().before();
        // A tag with our value that was set for sure can be deleted unseen; listings lag.
        boolean certain = record.state() == UndoRecord.State.CONFIRMED && mutant != Mutant.BELIEVES_THE_FIRST_LOOK;
        return certain
                ? delete(set, context)
                : isSet(set, context)
                        .thenCompose(there -> there
                                ? delete(set, context)
                                : CompletableFuture.completedFuture(
                                        mutant == Mutant.BELIEVES_THE_FIRST_LOOK
                                                ? Undone.alreadyRestored()
                                                : Undone.noTrace()));
    }

    private CompletionStage<Undone> delete(JsonObject set, UndoContext context) {
        PlannedCall call = PlannedCall.of("ec2", "DeleteTags", set, Repeat.NATURAL);
        return AwsCalls.write(
                        context,
                        call,
                        () -> ec2.deleteTags(
                                request -> request.resources(set.strings(IDS)).tags(tag(set))),
                        AwsCalls::reply)
                .thenCompose(answer -> Waits.until(() -> isSet(set, context).thenApply(there -> !there), context))
                .thenApply(gone -> Undone.restored());
    }

    /** Whether any of the instances carries the tag with this value. */
    private CompletionStage<Boolean> isSet(JsonObject set, ReadContext context) {
        Filter filter =
                Filter.builder().name("resource-id").values(set.strings(IDS)).build();
        String value = Objects.requireNonNull(set.string(VALUE));
        return AwsCalls.read(context, "ec2", "DescribeTags", () -> ec2.describeTags(request -> request.filters(filter)))
                .thenApply(answer -> answer.tags().stream()
                        .anyMatch(tag ->
                                tag.key().equals(set.string(KEY)) && tag.value().equals(value)));
    }

    private static Tag tag(JsonObject set) {
        return Tag.builder().key(set.string(KEY)).value(set.string(VALUE)).build();
    }
}
