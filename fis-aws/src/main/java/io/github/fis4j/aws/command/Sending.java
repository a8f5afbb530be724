package io.github.fis4j.aws.command;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/**
 * Sends batches, one after the other, each once. When one is refused, those after it stay unsent; an answer that is unclear
 * stops nothing, since the command is looked for by its marker.
 */
record Sending(CommandApi api, ActionContext context) {

    /** {@return what became of each call, in order; fails with the first refusal} */
    CompletionStage<List<Sent>> all(List<PlannedCall> calls) {
        return next(calls, new ArrayList<>());
    }

    private CompletionStage<List<Sent>> next(List<PlannedCall> left, List<Sent> before) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(before);
        }
        PlannedCall call = left.get(0);
        return send(call)
                .exceptionallyCompose(failure -> {
                    if (AwsCalls.unwrapped(failure) instanceof CallFailedException lost
                            && lost.effect() == Effect.UNKNOWN) {
                        return CompletableFuture.completedFuture(new Sent(Batch.of(call), null, lost));
                    }
                    tellUnsent(left);
                    return CompletableFuture.failedFuture(failure);
                })
                .thenCompose(sent -> {
                    before.add(sent);
                    return next(left.subList(1, left.size()), before);
                });
    }

    private CompletionStage<Sent> send(PlannedCall call) {
        Batch batch = Batch.of(call);
        return api.account()
                .write(
                        context,
                        call,
                        batch.request(),
                        api.client()::sendCommand,
                        answer -> new Reply<>(answer, AwsCalls.requestId(answer), learned(answer)))
                .thenApply(answer -> new Sent(batch, answer.command().commandId(), null));
    }

    private static JsonObject learned(SendCommandResponse answer) {
        return JsonObject.builder()
                .put(Batch.COMMAND, answer.command().commandId())
                .build();
    }

    private void tellUnsent(List<PlannedCall> refusedAndLater) {
        List<String> ids = refusedAndLater.stream()
                .flatMap(call -> Batch.of(call).instances().stream())
                .toList();
        context.note("No command was sent to " + String.join(", ", ids));
    }

    /**
     * A batch that was sent.
     *
     * @param batch the batch
     * @param command the command's id; null if the answer did not tell
     * @param lost why it did not tell; null if it did
     */
    record Sent(
            Batch batch, @Nullable String command, @Nullable CallFailedException lost) {}
}
