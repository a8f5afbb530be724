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
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Uses up Elastic IP addresses. EC2 takes no client token for that, so no call may go out twice, and only the answer tells
 * the new id: without it, the address is found by the marker that it carries as a tag.
 */
final class AddressProvider implements ActionProvider {
    static final String ALLOCATE = "test:ec2:allocate-addresses";
    static final String DURATION = "duration";
    static final int ADDRESSES = 2;

    private static final String KEY = "fis4j";
    private static final String MARKER = "marker";
    private static final String ID = "allocationId";

    private final Ec2AsyncClient ec2;
    private final Mutant mutant;

    AddressProvider(Ec2AsyncClient ec2, Mutant mutant) {
        this.ec2 = ec2;
        this.mutant = mutant;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(ActionDescriptor.builder(ALLOCATE)
                .parameter(ParameterDescriptor.required(DURATION, ParameterDescriptor.Type.DURATION))
                .timing(TimingRule.hold(DURATION))
                .reversibility(Reversibility.UNDONE)
                .permissions("ec2:AllocateAddress", "ec2:ReleaseAddress", "ec2:DescribeAddresses")
                .build());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return CompletableFuture.completedFuture(Prepared.of(IntStream.rangeClosed(1, ADDRESSES)
                .mapToObj(number -> call(context.marker(number)))
                .toList()));
    }

    private PlannedCall call(String marker) {
        JsonObject request = JsonObject.builder().put(MARKER, marker).build();
        return PlannedCall.of("ec2", "AllocateAddress", request, Repeat.NONE)
                .undoneBy(Waits.plan("release-address", request, mutant));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return Stages.inTurn(prepared.calls(), call -> allocate(call, context))
                .thenCompose(ids -> Stages.inTurn(
                                prepared.calls(),
                                call -> Waits.until(() -> isThere(marker(call.request()), context), context))
                        .thenApply(seen -> Injection.of(ids.stream()
                                .map(id -> Evidence.observed(id, "not there", "allocated"))
                                .toList())));
    }

    private CompletionStage<String> allocate(PlannedCall call, ActionContext context) {
        AllocateAddressRequest request = AllocateAddressRequest.builder()
                .domain("vpc")
                .tagSpecifications(List.of(TagSpecification.builder()
                        .resourceType(ResourceType.ELASTIC_IP)
                        .tags(List.of(Tag.builder()
                                .key(KEY)
                                .value(marker(call.request()))
                                .build()))
                        .build()))
                .overrideConfiguration(settings -> settings.addPlugin(AwsCalls.SENT_ONCE))
                .build();
        return AwsCalls.write(
                        context,
                        call,
                        () -> ec2.allocateAddress(request),
                        answer -> new Reply<>(
                                answer,
                                AwsCalls.requestId(answer),
                                JsonObject.builder()
                                        .put(ID, answer.allocationId())
                                        .build()))
                .thenApply(answer -> answer.allocationId());
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        String marker = marker(record.plan().before());
        String id = record.learned().string(ID);
        return id != null && mutant != Mutant.BELIEVES_THE_FIRST_LOOK
                ? release(id, marker, context)
                : find(marker, context)
                        .thenCompose(found -> found.isEmpty()
                                ? CompletableFuture.completedFuture(
                                        mutant == Mutant.BELIEVES_THE_FIRST_LOOK
                                                ? Undone.alreadyRestored()
                                                : Undone.noTrace())
                                : release(found.get(0).allocationId(), marker, context));
    }

    private CompletionStage<Undone> release(String id, String marker, UndoContext context) {
        JsonObject request = JsonObject.builder().put(ID, id).build();
        PlannedCall call = PlannedCall.of("ec2", "ReleaseAddress", request, Repeat.NATURAL);
        return AwsCalls.write(
                        context, call, () -> ec2.releaseAddress(released -> released.allocationId(id)), AwsCalls::reply)
                .<Void>thenApply(answer -> null)
                .exceptionallyCompose(AddressProvider::fineIfGone)
                .thenCompose(sent -> Waits.until(() -> isThere(marker, context).thenApply(there -> !there), context))
                .thenApply(gone -> Undone.restored());
    }

    private static CompletionStage<Void> fineIfGone(Throwable failure) {
        return AwsCalls.unwrapped(failure) instanceof CallFailedException refused
                        && refused.serviceCode().startsWith("InvalidAllocationID")
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(failure);
    }

    private CompletionStage<Boolean> isThere(String marker, ReadContext context) {
        return find(marker, context).thenApply(found -> !found.isEmpty());
    }

    private CompletionStage<List<Address>> find(String marker, ReadContext context) {
        Filter filter = Filter.builder().name("tag:" + KEY).values(marker).build();
        return AwsCalls.read(
                        context,
                        "ec2",
                        "DescribeAddresses",
                        () -> ec2.describeAddresses(request -> request.filters(filter)))
                .thenApply(answer -> answer.addresses());
    }

    private static String marker(JsonObject request) {
        return Objects.requireNonNull(request.string(MARKER));
    }
}
