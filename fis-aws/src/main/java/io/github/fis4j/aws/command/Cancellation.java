package io.github.fis4j.aws.command;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;

/**
 * One attempt to cancel the command of one call: find it, cancel it unless it has ended everywhere, and look until it has.
 * SSM gives no guarantee that a cancel arrives. Used by one chain of stages.
 */
final class Cancellation {
    private static final int MOST_LOOKS = 8;
    /** A document runs for two days at most, and waits for less than another. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private static final Duration USUAL_EXECUTION = Duration.ofHours(1);

    private final UndoRecord record;
    private final Batch batch;
    private final CommandApi api;
    private final UndoContext context;
    private boolean cancelled;
    private boolean unknown;

    Cancellation(UndoRecord record, CommandApi api, UndoContext context) {
        this.record = record;
        this.api = api;
        this.context = context;
        batch = Batch.of(record.plan().before());
    }

    CompletionStage<Undone> attempt() {
        return command()
                .thenCompose(command -> command == null
                        ? CompletableFuture.completedFuture(Undone.noTrace())
                        : api.invocations(command, batch.instances(), context)
                                .thenCompose(rows -> over(rows) ? done(rows) : cancelAndLook(command)));
    }

    private CompletionStage<@Nullable String> command() {
        String learned = record.learned().string(Batch.COMMAND);
        return learned != null
                ? CompletableFuture.completedFuture(learned)
                : api.byMarker(batch, context.now().minus(LONGEST), context);
    }

    private boolean over(Map<String, Invocation> rows) {
        return batch.instances().stream().allMatch(id -> isOver(rows.get(id)));
    }

    private boolean isOver(@Nullable Invocation row) {
        return row != null && (row.ended() || lapsed(row));
    }

    /** Nobody told of its end, but by its own time-outs it cannot run any more. */
    private boolean lapsed(Invocation row) {
        Instant requested = row.requestedAt();
        return requested != null
                && context.now()
                        .isAfter(requested
                                .plus(Batch.DELIVERY)
                                .plus(seconds("DurationSeconds", Duration.ZERO))
                                .plus(seconds("executionTimeout", USUAL_EXECUTION)));
    }

    private Duration seconds(String parameter, Duration usual) {
        String value = String.join("", batch.parameters().getOrDefault(parameter, List.of()));
        return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : usual;
    }

    private CompletionStage<Undone> cancelAndLook(String command) {
        CancelCommandRequest request =
                CancelCommandRequest.builder().commandId(command).build();
        Watch<Invocation> watch = Watch.of(
                (ids, looks) -> api.invocations(command, ids, looks),
                api.account().pace(),
                record.plan().before());
        return api.account()
                .write(context, call(command), request, api.client()::cancelCommand, AwsCalls::reply)
                .<Void>thenApply(answer -> {
                    cancelled = true;
                    return null;
                })
                .exceptionallyCompose(this::bearUnknown)
                .thenCompose(sent -> watch.until(batch.instances(), this::enough, context))
                .thenCompose(looks -> done(looks.last()));
    }

    private static PlannedCall call(String command) {
        JsonObject request = JsonObject.builder().put(Batch.COMMAND, command).build();
        return PlannedCall.of(CommandApi.SERVICE, "CancelCommand", request, Repeat.NATURAL);
    }

    /** SSM forgets commands some time after their end; right after they were sent it may not know them yet. */
    private CompletionStage<Void> bearUnknown(Throwable failure) {
        if (!AwsCalls.isRefusedWith(CommandApi.NO_COMMAND, failure)) {
            return CompletableFuture.failedFuture(failure);
        }
        unknown = true;
        return CompletableFuture.completedFuture(null);
    }

    private boolean enough(Looks<Invocation> looks) {
        return over(looks.last()) || looks.count() >= MOST_LOOKS;
    }

    private CompletionStage<Undone> done(Map<String, Invocation> rows) {
        if (unknown && rows.isEmpty() && context.settled()) {
            return CompletableFuture.completedFuture(Undone.alreadyRestored());
        }
        if (!over(rows)) {
            return CompletableFuture.failedFuture(notEnded(rows));
        }
        context.note("Commands after their end: " + statuses(rows));
        return CompletableFuture.completedFuture(
                new Undone(cancelled ? UndoOutcome.RESTORED : UndoOutcome.ALREADY_RESTORED, lapses(rows), null));
    }

    private String statuses(Map<String, Invocation> rows) {
        Map<String, String> statuses = new LinkedHashMap<>();
        batch.instances().forEach(id -> {
            Invocation row = rows.get(id);
            statuses.put(id, row == null ? "not listed" : row.told());
        });
        return Tally.grouped(statuses);
    }

    private ActionFailedException notEnded(Map<String, Invocation> rows) {
        return new ActionFailedException(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "The command was cancelled, but that it ended was not seen in " + MOST_LOOKS + " looks: "
                        + statuses(rows)
                        + ". An agent that cannot be reached cannot be told; the document's own end is what"
                        + " is left");
    }

    private List<Drift> lapses(Map<String, Invocation> rows) {
        List<Drift> drift = new ArrayList<>();
        rows.forEach((id, row) -> {
            if (!row.ended()) {
                drift.add(new Drift(
                        id, "an end that SSM tells", row.status() + ", lapsed by its own time-outs, not confirmed"));
            }
        });
        return drift;
    }
}
