package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.ReadContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls of which a second one would be a second fault: each goes out once, ten at a time. When one is refused, those
 * that were not sent stay unsent. An answer that is unclear stops nothing, since somebody looks afterwards.
 *
 * @param member the member of the request that holds the identifier
 * @param fault what the calls do, for example {@code failover}
 * @param context tells
 */
record Sending(String member, String fault, ReadContext context) {
    private static final int SIDE_BY_SIDE = 10;

    /**
     * Sends all.
     *
     * @return the calls whose end is unclear, by the key of their identifier; fails with the first refusal
     */
    CompletionStage<Map<String, CallFailedException>> all(
            List<PlannedCall> calls, Function<PlannedCall, ? extends CompletionStage<?>> send) {
        return next(Stages.slices(calls, SIDE_BY_SIDE), new ArrayList<>(), send)
                .thenCompose(sent -> ended(sent, calls));
    }

    private CompletionStage<List<Sent>> next(
            List<List<PlannedCall>> slices,
            List<Sent> before,
            Function<PlannedCall, ? extends CompletionStage<?>> send) {
        if (slices.isEmpty() || before.stream().anyMatch(Sent::refused)) {
            return CompletableFuture.completedFuture(before);
        }
        List<CompletableFuture<Sent>> slice =
                slices.get(0).stream().map(call -> sent(call, send)).toList();
        return CompletableFuture.allOf(slice.toArray(CompletableFuture[]::new)).thenCompose(done -> {
            slice.forEach(one -> before.add(one.join()));
            return next(slices.subList(1, slices.size()), before, send);
        });
    }

    private CompletableFuture<Sent> sent(PlannedCall call, Function<PlannedCall, ? extends CompletionStage<?>> send) {
        return Stages.begin(() -> send.apply(call).<Void>thenApply(answer -> null))
                .handle((answer, failure) -> new Sent(id(call), failure == null ? null : AwsCalls.unwrapped(failure)))
                .toCompletableFuture();
    }

    String id(PlannedCall call) {
        return Objects.requireNonNullElse(call.request().string(member), "");
    }

    private CompletionStage<Map<String, CallFailedException>> ended(List<Sent> sent, List<PlannedCall> calls) {
        Throwable refusal = sent.stream()
                .filter(Sent::refused)
                .findFirst()
                .map(one -> explained(one.id(), Objects.requireNonNull(one.failure())))
                .orElse(null);
        if (refusal != null) {
            tellDamage(sent, calls);
            return CompletableFuture.failedFuture(refusal);
        }
        Map<String, CallFailedException> unclear = new LinkedHashMap<>();
        sent.forEach(one -> {
            if (one.failure() instanceof CallFailedException lost) {
                unclear.put(Ids.key(one.id()), lost);
            }
        });
        return CompletableFuture.completedFuture(unclear);
    }

    /** Nothing is taken back, so the report has to name what was done before one was refused. */
    private void tellDamage(List<Sent> sent, List<PlannedCall> calls) {
        tell(
                sent.stream().filter(one -> one.failure() == null).map(Sent::id).toList(),
                "Accepted all the same, and not to" + " be taken back: the " + fault + " of ");
        tell(
                sent.stream().filter(Sent::unclear).map(Sent::id).toList(),
                "Unknown, since the answer was unclear: the " + fault + " of ");
        List<String> seen = sent.stream().map(Sent::id).toList();
        tell(calls.stream().map(this::id).filter(id -> !seen.contains(id)).toList(), "Not sent: the " + fault + " of ");
    }

    private void tell(List<String> ids, String what) {
        if (!ids.isEmpty()) {
            context.note(what + String.join(", ", ids));
        }
    }

    private static Throwable explained(String id, Throwable failure) {
        if (!(failure instanceof CallFailedException refused)) {
            return failure;
        }
        String wayOut = wayOut(refused.serviceCode());
        return wayOut == null
                ? refused
                : new ActionFailedException(ErrorCode.INVALID_TARGET, id + ": " + refused.getMessage() + ". " + wayOut);
    }

    private static @Nullable String wayOut(String code) {
        return switch (code) {
            case "DBClusterNotFoundFault", "DBInstanceNotFound" ->
                "It was there a moment ago; start the experiment again";
            case "InvalidDBClusterStateFault", "InvalidDBInstanceState" ->
                "It was available a moment ago; see who else changes it, wait until it is available, and start again";
            case "InvalidParameterCombination" -> "Leave forceFailover out, or give the instance a standby";
            case "KMSKeyNotAccessibleFault" -> "Enable its KMS key, or let RDS use it";
            default -> null;
        };
    }

    /** Tells of calls that went out when nobody looks any more. */
    <T> CompletionStage<T> toldIfBroken(CompletionStage<T> watched, List<PlannedCall> calls) {
        return watched.exceptionallyCompose(failure -> {
            context.note("Sent, and not to be called back; how it ended was not seen: the " + fault + " of "
                    + calls.stream().map(this::id).collect(Collectors.joining(", ")));
            return CompletableFuture.failedFuture(failure);
        });
    }

    private record Sent(String id, @Nullable Throwable failure) {

        boolean unclear() {
            return failure instanceof CallFailedException call && call.effect() == Effect.UNKNOWN;
        }

        boolean refused() {
            return failure != null && !unclear();
        }
    }
}
